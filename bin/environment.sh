# Sourced by every script here: where things are, what the machine has, and how to stop with a sentence.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export PYTHON_HERE=.venv/bin/python

# Some images tell Python to keep no compiled modules: then each command compiles Django and Wagtail anew before it begins.
unset PYTHONDONTWRITEBYTECODE

# Company networks often add a certificate of their own: use the machine's store, not the one inside a tool.
export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-true}"
if [ -z "${NODE_EXTRA_CA_CERTS:-}" ] && [ -r /etc/ssl/certs/ca-certificates.crt ]; then
  export NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
fi

say() { printf '%s\n' "$*"; }

fail() {
  printf '\n%s\n' "$*" >&2
  exit 1
}

# A stamp lies inside the thing it speaks of, so that whoever deletes the thing deletes the stamp.
is_fresh() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }
digest() { cat "$@" | cksum; }
digest_tree() { find "$@" -type f ! -name '*.pyc' -exec cksum {} + | LC_ALL=C sort | cksum; }

needs_free_space() {
  local free
  free="$(df -Pk . | awk 'NR == 2 { print int($4 / 1024) }')"
  [ "$free" -ge "$1" ] || fail "The disk of $PWD has $free MB left and this step needs $1 MB. Free some space, then run the same command again."
}

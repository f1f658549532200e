"""What a newcomer is told when something is in the way."""

import os
import socket
import subprocess
import sys

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR


def run(*command, **environment):
    here = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME")}
    done = subprocess.run(command, cwd=ROOT, env=here | environment, capture_output=True, text=True, check=False)
    return done.returncode, (done.stdout + done.stderr).strip()


@pytest.fixture
def taken():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        yield door.getsockname()[1]


def test_a_taken_port_is_named_with_another_one(taken):
    said = f"Something else already listens on 127.0.0.1:{taken}. Stop it, or choose another port: make demo PORT={taken + 1}"
    assert run("bin/demo", PORT=str(taken)) == (1, said)


def test_a_port_that_is_no_number_is_refused():
    assert run("bin/demo", PORT="http")[1].startswith("PORT is 'http'. Choose a number between 1 and 65535")


def test_an_address_of_another_machine_is_refused():
    assert (
        run("bin/demo", HOST="192.0.2.1")[1]
        == "This machine has no address 192.0.2.1. Choose one that it has: make demo HOST=127.0.0.1"
    )


def test_the_demo_does_not_run_as_production():
    assert run("bin/demo", WAYMARK_MODE="production")[1].startswith("WAYMARK_MODE is production. The demo, which lets anybody in,")


def test_an_old_python_is_not_taken(tmp_path):
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 0\n")
    old.chmod(0o755)
    code, path = run("bin/find-python", PYTHON=str(old))
    assert (code, path == str(old)) == (0, False)


def test_a_list_that_names_a_missing_file_is_said(tmp_path):
    (tmp_path / "bin").mkdir()
    (tmp_path / "static").mkdir()
    (tmp_path / "bin" / "copy.py").write_text((ROOT / "bin" / "copy_vendor_files.py").read_text())
    (tmp_path / "static" / "vendor-files.txt").write_text("@fontsource/none/a.woff2 → static/vendor/a.woff2\n")
    code, said = run(sys.executable, str(tmp_path / "bin" / "copy.py"))
    assert (
        code,
        said.startswith("static/vendor-files.txt names files that no package has: node_modules/@fontsource/none/a.woff2."),
    ) == (1, True)


def test_make_alone_lists_the_commands():
    _, said = run("make")
    assert [line.split()[1] for line in said.splitlines()][:4] == ["help", "setup", "demo", "demo-reset"]

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(*words: str, given: bytes = b"") -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-m", "identifiers", *words], input=given, capture_output=True, cwd=ROOT, check=False)


def test_a_file_gives_one_finding_a_line(tmp_path):
    page = tmp_path / "log.txt"
    page.write_text("Mrs Okafor rang on 07700 900123.", encoding="utf-8")
    lines = [json.loads(line) for line in run(str(page)).stdout.decode().splitlines()]
    assert [line["kind"] for line in lines] == ["name", "phone"]
    assert set(lines[0]) == {"start", "end", "text", "kind", "certainty", "suggestion"}


def test_a_hyphen_reads_what_is_piped_in():
    assert b'"postcode"' in run("-", given=b"She lives at ZZ99 3VZ").stdout


def test_allowed_local_and_pseudonyms_are_heard():
    text = b"Joan and Kezia went to larchwood"
    lines = run("-", "--allowed", "Joan", "--pseudonym", "Kezia", "--local", "Larchwood", given=text).stdout.splitlines()
    assert [json.loads(line)["text"] for line in lines] == ["larchwood"]


def test_a_missing_file_is_told_in_one_sentence(tmp_path):
    done = run(str(tmp_path / "none.txt"))
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert b"Traceback" not in done.stderr


def test_a_file_that_is_no_text_is_told_in_one_sentence(tmp_path):
    page = tmp_path / "picture.bin"
    page.write_bytes(b"\xff\xfe\x00\x81")
    done = run(str(page))
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1

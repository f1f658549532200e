"""What the client of clamd makes of a server that behaves, and of one that does not: over a unix socket, and over TCP."""

import time
from io import BytesIO

import pytest

from tests.factories.clamd import EICAR, ENGINE, STREAM_MAX, running
from writing.providers import Clamd, ScannerAway, Verdict


@pytest.fixture(params=["tcp", "unix"])
def clamd(request, tmp_path):
    with running(("127.0.0.1", 0) if request.param == "tcp" else str(tmp_path / "clamd.ctl")) as server:
        yield server


def scan(server, said, seconds=1.5):
    return Clamd(server.address, seconds=seconds).scan(BytesIO(said))


def test_a_clean_file_arrives_whole_and_is_clean(clamd):
    said = bytes(range(256)) * 600
    assert scan(clamd, said) == Verdict("", ENGINE)
    assert clamd.seen == [said]


def test_an_empty_file_is_looked_at_too(clamd):
    assert scan(clamd, b"") == Verdict("", ENGINE)


def test_what_was_found_is_named_wherever_in_the_file_it_stands(clamd):
    assert scan(clamd, b"words " * 20_000 + EICAR).found == "Win.Test.EICAR_HDB-1"


def test_the_file_is_read_from_its_beginning_and_left_there(clamd):
    file = BytesIO(EICAR)
    file.seek(40)
    assert Clamd(clamd.address, seconds=2).scan(file).found
    assert file.tell() == 0


def test_a_file_larger_than_it_takes_says_which_setting_to_look_at(clamd):
    with pytest.raises(ScannerAway, match="StreamMaxLength"):
        scan(clamd, bytes(STREAM_MAX * 20))


@pytest.mark.parametrize("badly", ["hangs_up", "garbage", "endless", "error", "half", "nothing", "other", "old"])
def test_an_answer_that_cannot_be_believed_is_no_verdict(clamd, badly):
    clamd.behaves = badly
    with pytest.raises(ScannerAway):
        scan(clamd, EICAR)


@pytest.mark.parametrize("badly", ["slow", "drips"])
def test_it_is_not_waited_for_longer_than_was_said(clamd, badly):
    clamd.behaves, began = badly, time.monotonic()
    with pytest.raises(ScannerAway):
        scan(clamd, b"words", seconds=0.5)
    assert time.monotonic() - began < 2


def test_nobody_there_is_said_at_once(tmp_path):
    for address in (str(tmp_path / "nothing.ctl"), "127.0.0.1:1", "no.such.host.invalid:3310"):
        with pytest.raises(ScannerAway):
            Clamd(address, seconds=2).engine()


def test_why_there_is_no_verdict_never_quotes_the_answer(clamd):
    clamd.behaves = "garbage"
    with pytest.raises(ScannerAway) as away:
        scan(clamd, b"words")
    assert "hello" not in str(away.value)

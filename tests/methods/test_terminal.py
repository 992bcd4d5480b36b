"""Whatever a file holds and wherever the answer goes."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

import pytest

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.terminal import BAD_FILE, DONE, fail, run, say, using
from samenspel.methods.words import Words

COMMAND = (sys.executable, "-m", "samenspel.config")
FULL = Path("/dev/full")


def test_nothing_in_a_text_steers_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    text = "a\x1b[2Jb\x9bc\td\ne"
    assert (say(text), fail(1, text)) == (DONE, 1)
    assert list(capsys.readouterr()) == ["a\ufffd[2Jb\ufffdc\td\ne\n"] * 2


def test_what_a_terminal_can_not_show_is_spelt_out() -> None:
    code = "from samenspel.methods.terminal import say; say('€ 5 for B\\u00e4nke')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=True,
    )
    assert done.stdout == b"\\u20ac 5 for B\\xe4nke\n"


def test_no_library_writes_into_an_answer() -> None:
    """HiGHS 1.12 does so although it is told to be silent (HiGHS 2783), and prints by the buffer of C."""
    code = """if True:
        import argparse, ctypes, os
        from samenspel.methods.terminal import run, say
        def solve(options):
            os.write(1, b"at once\\n")
            ctypes.CDLL(None).printf(b"later\\n")
            return say('{"answer": 1}')
        print("before", flush=True)
        run(argparse.ArgumentParser(), [], solve)
        print("after")
    """
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=buffered)
    assert (done.stdout, done.stderr) == (b'before\n{"answer": 1}\nafter\n', b"at once\nlater\n")


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a disk that is always full")
def test_an_answer_that_can_not_be_written_is_told() -> None:
    with FULL.open("wb") as full:
        done = subprocess.run([*COMMAND, "--help"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert b"cannot be written" in done.stderr


def test_a_reader_who_goes_away_has_seen_enough() -> None:
    with subprocess.Popen([*COMMAND, "--help"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert (process.stderr.read(), process.wait()) == (b"", 0)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (MalformedFile(1, Words("It is empty.")), "votes.csv: Line 1: It is empty."),
        (FileNotFoundError(2, "No such file"), "votes.csv cannot be opened: No such file."),
    ],
    ids=["malformed", "missing"],
)
def test_a_file_that_can_not_be_used_is_named_and_ends_the_command(
    capsys: pytest.CaptureFixture[str], error: Exception, sentence: str
) -> None:
    def do(options: argparse.Namespace) -> int:
        with using(Path("votes.csv")):
            raise error

    code = run(argparse.ArgumentParser(), [], do)
    assert (code, capsys.readouterr().err) == (BAD_FILE, f"{sentence}\n")

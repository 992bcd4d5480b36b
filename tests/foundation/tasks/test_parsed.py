"""A file that somebody sent is parsed by a process of its own, whatever is in it."""

import os
import subprocess
import sys
import time

import pytest

from samenspel.foundation.apart import parsing
from samenspel.foundation.tasks import Failed, parsed
from samenspel.foundation.tasks.work import Cancelled
from samenspel.methods.malformed import MalformedFile
from tests.foundation.ui.crowd import resident

READERS = "tests.foundation.tasks.readers"
TOO_MUCH = "Reading this file takes more memory or time than one file may. Split it, and send a smaller one."


def read(name, source=b"x", progress=lambda done, total: None):
    return parsed.parsed(f"{READERS}:{name}", source, progress)


def test_what_the_reader_makes_of_a_file_comes_back_with_how_far_it_was():
    heard = []
    assert read("backwards", b"abc", lambda *steps: heard.append(steps)) == b"cba"
    assert heard[-1] == (2, 2)


def test_no_file_is_parsed_by_the_worker_itself():
    assert read("where") != os.getpid()


def test_a_file_that_is_refused_is_refused_in_the_reader_s_words():
    with pytest.raises(MalformedFile) as error:
        read("refuse")
    assert (error.value.line, str(error.value.problem)) == (3, "x is no number.")


@pytest.mark.parametrize("bomb", ["swell", "swell_slowly", "die"])
def test_a_bomb_ends_in_a_sentence_and_leaves_the_worker_its_memory(bomb):
    before = resident(os.getpid(), "VmHWM")
    with pytest.raises(Failed) as failed:
        read(bomb)
    assert str(failed.value) == TOO_MUCH
    assert resident(os.getpid(), "VmHWM") - before < 100_000


def test_a_file_over_which_a_library_crashes_ends_in_a_sentence():
    with pytest.raises(Failed, match="This file is damaged"):
        read("crash")


def test_a_file_without_an_end_ends_in_a_sentence(monkeypatch):
    monkeypatch.setattr(parsed.PARSING, "seconds", 0.8)
    started = time.monotonic()
    with pytest.raises(Failed, match="more memory or time"):
        read("sleep")
    assert time.monotonic() - started < 10


def test_the_process_has_its_limits_before_it_reads():
    told = (
        "import resource, samenspel.foundation.apart.parsing as p; p.sys.argv = ['', 'builtins:len'];"
        "p.answer = lambda *words: print([resource.getrlimit(getattr(resource, f'RLIMIT_{name}'))[0]"
        " for name in ('CPU', 'DATA')]); p.main()"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, check=True)
    assert done.stdout.decode().strip() == str([parsing.CPU_SECONDS, parsing.MOST_BYTES])


def test_who_stops_the_work_ends_the_process_too():
    def stop(done, total):
        raise Cancelled

    started = time.monotonic()
    with pytest.raises(Cancelled):
        read("work_for_ever", progress=stop)
    assert time.monotonic() - started < 10


def test_a_mistake_of_ours_says_where_and_nothing_of_the_file():
    with pytest.raises(parsed.BrokeOff) as broke:
        read("blunder", b"jan@example.org")
    assert ("readers.py" in str(broke.value), "KeyError" in str(broke.value)) == (True, True)
    assert "jan@" not in str(broke.value)

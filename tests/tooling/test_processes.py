"""Several processes at one address: who keeps them running."""

import os
import signal
import subprocess
import sys
import time

import pytest

CODE = r"""
import os, signal, sys, time
from samenspel.config.processes import keep_running

def attend(place):
    asked = []
    signal.signal(signal.SIGTERM, lambda *_: asked.append(1))
    os.write(1, b"%d %d\n" % (place, os.getpid()))
    while not asked:
        time.sleep(0.05)
    os.write(1, b"ended %d\n" % place)

keep_running(2, attend)
"""


@pytest.fixture
def two():
    process = subprocess.Popen(
        [sys.executable, "-c", CODE], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    yield process
    process.kill()
    process.communicate()


def begun(process):
    """Place and number of a process that begins now."""
    return [int(word) for word in process.stdout.readline().split()]


def is_there(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_who_is_told_to_stop_waits_until_all_have_ended(two):
    begun(two), begun(two)
    two.send_signal(signal.SIGTERM)
    said, troubles = two.communicate(timeout=20)
    assert (sorted(said.splitlines()), troubles, two.returncode) == (["ended 0", "ended 1"], "", 0)


def test_what_dies_is_started_again_in_its_place(two):
    first = dict([begun(two), begun(two)])
    os.kill(first[1], signal.SIGKILL)
    place, pid = begun(two)
    two.send_signal(signal.SIGINT)
    _said, troubles = two.communicate(timeout=20)
    assert (place, pid != first[1], two.returncode) == (1, True, 0)
    assert troubles == "Process 2 of 2 died; starting it again.\n"


def test_none_outlives_the_one_that_started_it(two):
    pids = [begun(two)[1], begun(two)[1]]
    two.kill()
    two.wait()
    for _ in range(100):
        if not any(map(is_there, pids)):
            return
        time.sleep(0.1)
    raise AssertionError("One is still there.")

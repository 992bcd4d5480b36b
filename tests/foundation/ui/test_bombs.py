"""Pictures small to send and large to read: what one of them, and many at once, take of the machine."""

import io
import os
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from samenspel.config.serve import THREADS
from samenspel.foundation import apart
from samenspel.foundation.apart import Apart, Busy
from samenspel.foundation.ui import remaking
from samenspel.foundation.ui.remaking import TOO_LARGE, TOO_MUCH, UNREADABLE
from tests.foundation.ui.bombs import BOMBS, png
from tests.foundation.ui.crowd import crowd, resident

ONE, MANY, AT_ONCE = 150, 400, 32
SHORT, KILLED = 0.1, "1"
REFUSED = {
    "png of 50 million deep pixels": TOO_LARGE,
    "png of bits": TOO_MUCH,
    "png with a large profile": UNREADABLE,
    "png with a large text": UNREADABLE,
    "png with many texts": UNREADABLE,
    "webp beyond": TOO_LARGE,
    "progressive jpeg beyond": TOO_LARGE,
    "jpeg of many scans": -9,
    "gif": UNREADABLE,
    "tiff": UNREADABLE,
    "svg": UNREADABLE,
    "zip": UNREADABLE,
}


def taken_by(bomb):
    """How the process ended, and its megabytes."""
    with tempfile.TemporaryFile() as file:
        file.write(bomb)
        file.seek(0)
        command = [sys.executable, "-m", "samenspel.foundation.ui.remaking", "1600"]
        process, most = subprocess.Popen(command, stdin=file, stdout=subprocess.DEVNULL), 0
        while process.poll() is None:
            most = max(most, resident(process.pid, "VmHWM"))
            time.sleep(0.005)
    return process.returncode, most // 1024


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_no_picture_takes_more_than_its_share(name):
    ended, megabytes = taken_by(BOMBS[name]())
    assert (ended, megabytes <= ONE) == (REFUSED.get(name, 0), True), megabytes


@pytest.mark.slow
def test_a_picture_that_needs_more_than_there_is_ends_there():
    told = (
        "import samenspel.foundation.ui.remaking as r; r.MOST_PIXELS['PNG'] = 10**9;"
        " r.sys.argv = ['', '1600']; r.main()"
    )
    done = subprocess.run([sys.executable, "-c", told], input=png(10_000, 5_000), check=False)
    assert done.returncode == TOO_MUCH


@pytest.mark.slow
def test_many_at_once_take_no_more_than_one_after_the_other():
    """Each in a thread of a server; measured are all processes together."""
    found = crowd([png(5_000, 4_000)] * AT_ONCE)
    assert found["megabytes"] <= MANY, found
    assert set(found["said"]) <= {
        "remade",
        "Many pictures are being read at this moment. Send yours again in a minute.",
    }
    assert "remade" in found["said"]


def test_a_giant_is_refused_before_it_is_decoded(monkeypatch):
    monkeypatch.setitem(remaking.MOST_PIXELS, "PNG", 99)
    said = [remaking.answer(io.BytesIO(png(9, height)), io.BytesIO(), 1600) for height in (11, 12)]
    assert said == [0, TOO_LARGE]


@pytest.mark.parametrize(("megabytes", "ended"), [(140, 0), (20, TOO_MUCH)])
def test_what_needs_more_memory_than_it_may_take_ends(megabytes, ended):
    told = (
        f"import samenspel.foundation.ui.remaking as r; r.MOST_BYTES = {megabytes} << 20;"
        " r.sys.argv = ['', '1600']; r.main()"
    )
    command = [sys.executable, "-c", told]
    done = subprocess.run(command, input=png(2_000, 2_000), stdout=subprocess.DEVNULL, check=False)
    assert done.returncode == ended


def test_work_is_done_one_after_the_other(monkeypatch):
    at_it, most = [], []

    def work(_self, source, **_words):
        at_it.append(source)
        most.append(len(at_it))
        time.sleep(0.02)
        at_it.pop()

    monkeypatch.setattr(Apart, "_run", work)
    with ThreadPoolExecutor(apart.PLACES) as pool:
        list(pool.map(Apart("foundation.ui.remaking", seconds=1).run, range(apart.PLACES)))
    assert most == [1] * apart.PLACES


def test_work_is_done_one_after_the_other_in_all_processes_that_serve(monkeypatch, tmp_path):
    """Forked from one parent, as by `serve --workers`; one of them is killed at it."""
    told = (tmp_path / "told").open("ab", buffering=0)

    def work(_self, _source, number, **_words):
        told.write(f"begins {number}\n".encode())
        time.sleep(SHORT)
        if number == KILLED:
            os.kill(os.getpid(), signal.SIGKILL)
        told.write(f"ends {number}\n".encode())

    monkeypatch.setattr(Apart, "_run", work)
    remaking = Apart("foundation.ui.remaking", seconds=1)
    children = [in_a_child(remaking.run, None, str(number)) for number in range(4)]
    for child in children:
        os.waitpid(child, 0)
    lines = (tmp_path / "told").read_text().splitlines()
    order = [line.split()[1] for line in lines if line.startswith("begins")]
    pairs = [(f"begins {one}", f"ends {one}") for one in order]
    assert lines == [line for pair in pairs for line in pair if line != f"ends {KILLED}"]


def in_a_child(function, *words):
    child = os.fork()
    if not child:
        function(*words)
        os._exit(0)
    return child


def test_who_finds_all_places_taken_is_told_so_at_once_and_others_have_threads_left(monkeypatch):
    """Whatever takes the places: pictures and sheets to print are not two crowds."""
    monkeypatch.setattr(Apart, "_run", lambda work, file, **_words: time.sleep(0.3))
    first, second = Apart("foundation.ui.remaking", seconds=1), Apart("foundation.ui.typesetting", seconds=1)
    began = time.monotonic()

    def come(number):
        try:
            (first, second)[number % 2].run(None)
        except Busy:
            return time.monotonic() - began

    with ThreadPoolExecutor(THREADS) as pool:
        turned_away = [taken for taken in pool.map(come, range(THREADS)) if taken is not None]
    assert (len(turned_away), max(turned_away) < 0.3) == (THREADS - apart.PLACES, True)
    assert THREADS - apart.PLACES >= 3

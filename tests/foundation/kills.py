"""Ends a program, as by `kill -9`, right before any line of it."""

import os
import signal
import sys
import traceback
from itertools import count

from django.db import connections

from tests.house import SOURCE

ENDED, BROKE = 0, 1
LONGEST = 300


def kill_at_line(number, function, folder=SOURCE):
    """`function` in a child, which dies before it runs the line of this number in `folder`, counted as they
    run. Returns where that was, or nothing when it came to its end before."""
    lines = count(1)

    def meet(place, pipe):
        if next(lines) == number:
            os.write(pipe, place.encode()[:LONGEST])
            os.kill(os.getpid(), signal.SIGKILL)

    place, status = _in_child(function, folder, meet)
    assert status == (-signal.SIGKILL if place else ENDED), f"It broke by itself, with {status}."
    return place


def kill_writer_at_line(number, function):
    """The same for what writes: the child has connections of its own to the database, and so has the parent
    when it looks again."""
    connections.close_all()
    return kill_at_line(number, function)


def lines_of(function):
    """Where every line is that it runs, in their order."""
    connections.close_all()
    places, status = _in_child(function, SOURCE, lambda place, pipe: os.write(pipe, f"{place}\n".encode()))
    assert status == ENDED
    return places.splitlines()


def _in_child(function, folder, meet):
    """What it wrote into the pipe, and its status."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        _run(function, str(folder), lambda place: meet(place, writer))
    os.close(writer)
    with os.fdopen(reader) as pipe:
        said = pipe.read()
    return said, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _run(function, folder, meet):
    """Never returns: what there is to tidy up at the end of a program is the parent's."""

    def trace(frame, event, _arg):
        name = frame.f_code.co_filename
        if not name.startswith(folder):
            return None
        if event == "line":
            meet(f"{name.removeprefix(f'{SOURCE}/')}:{frame.f_lineno}")
        return trace

    sys.settrace(trace)
    try:
        function()
    except BaseException:
        traceback.print_exc()
        os._exit(BROKE)
    os._exit(ENDED)

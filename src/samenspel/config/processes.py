"""Several processes at one address: a parent that starts them, and starts anew what dies."""

import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable

ENDS = (signal.SIGTERM, signal.SIGINT)
WATCHED = {*ENDS, signal.SIGCHLD}
SOON = 1.0
Attend = Callable[[int], None]


def keep_running(number: int, attend: Attend) -> None:
    """Call `attend(place)` in so many processes, until told to stop; then wait for all of them."""
    signal.pthread_sigmask(signal.SIG_BLOCK, WATCHED)
    end, lifeline = os.pipe()
    processes = {place: _start(place, attend, end, lifeline) for place in range(number)}
    while signal.sigwait(WATCHED) not in ENDS:
        for place in [place for place, process in processes.items() if _has_ended(process)]:
            print(f"Process {place + 1} of {number} died; starting it again.", file=sys.stderr, flush=True)
            time.sleep(SOON)  # what dies at once does not keep the machine busy
            processes[place] = _start(place, attend, end, lifeline)
    for process in processes.values():
        os.kill(process, signal.SIGTERM)
    for process in processes.values():
        os.waitpid(process, 0)


def _has_ended(process: int) -> bool:
    return os.waitpid(process, os.WNOHANG)[0] != 0


def _start(place: int, attend: Attend, end: int, lifeline: int) -> int:
    process = os.fork()
    if process == 0:
        os.close(lifeline)
        _be_a_child(place, attend, end)
    return process


def _be_a_child(place: int, attend: Attend, end: int) -> None:
    """Never returns: what called fork goes on in the parent alone."""
    code = 1
    try:
        threading.Thread(target=_stop_with_the_parent, args=(end,), daemon=True).start()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, WATCHED)
        attend(place)
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _stop_with_the_parent(end: int) -> None:
    """The parent alone holds the other end: nothing comes through, until the parent is gone."""
    os.read(end, 1)
    os.kill(os.getpid(), signal.SIGTERM)

"""The worker: runs the queue and the regular work, in the web process or as a process of its own."""

import logging
import secrets
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from importlib import import_module

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from samenspel.foundation.discovery import discover
from samenspel.foundation.tasks.models import Turn, Worker
from samenspel.foundation.tasks.reaping import BEAT, LEASE, beat, reap
from samenspel.foundation.tasks.running import run_next_task
from samenspel.foundation.tasks.schedule import REGULAR, Regular

IDLE_SECONDS = 0.5
LONG_AGO = datetime.min.replace(tzinfo=UTC)
KEPT_TURN = timedelta(minutes=1)
logger = logging.getLogger(__name__)


def run_worker(stop: threading.Event | None = None, *, once: bool = False) -> None:
    """Work until `stop` is set; with `once`, do everything that is due and return."""
    find_regular_work()
    stop = stop or threading.Event()
    worker_id = f"{socket.gethostname()[:40]}-{secrets.token_hex(8)}"
    try:
        if once:
            _work_once(worker_id)
        else:
            _work_until(stop, worker_id)
    finally:
        with suppress(DatabaseError):
            Worker.objects.filter(id=worker_id).delete()


def find_regular_work() -> None:
    """Import every app's tasks.py and the schedule that settings name."""
    discover("tasks")
    import_module(settings.SCHEDULE)


def _work_once(worker_id: str) -> None:
    beat(worker_id)
    reap()
    while run_next_task(worker_id):
        pass
    Clock().run_what_is_due()


def _work_until(stop: threading.Event, worker_id: str) -> None:
    """Three threads, so that neither long work nor a slow mail server silences the heartbeat."""
    heart, clock = Heart(worker_id), Clock()
    threads = [
        threading.Thread(target=_loop, args=(stop, BEAT.total_seconds(), heart.beat), name="heart"),
        threading.Thread(target=_loop, args=(stop, IDLE_SECONDS, clock.run_what_is_due), name="clock"),
    ]
    for thread in threads:
        thread.start()
    _loop(stop, IDLE_SECONDS, lambda: _run_queue(stop, heart))
    for thread in threads:
        thread.join()


def _run_queue(stop: threading.Event, heart: "Heart") -> None:
    """Only once others know that this worker is alive: they would take its work away."""
    while heart.has_beaten and not stop.is_set() and run_next_task(heart.worker_id, stop):
        pass


def _loop(stop: threading.Event, pause: float, function: Callable[[], None]) -> None:
    """Call again and again; an error is logged and does not end the worker."""
    while not stop.is_set():
        close_old_connections()
        try:
            function()
        except Exception:
            logger.exception("The worker's %s round failed", threading.current_thread().name)
        stop.wait(pause)
    connection.close()


class Heart:
    """Beats and reaps; reaps only after two beats in time.

    After a long silence (a suspended machine, a database that was busy) the others were silent too.
    """

    def __init__(self, worker_id: str) -> None:
        self.worker_id = worker_id
        self.last = time.monotonic()
        self.has_beaten = False

    def beat(self) -> None:
        beat(self.worker_id)
        self.has_beaten = True
        silence, self.last = time.monotonic() - self.last, time.monotonic()
        if silence < LEASE.total_seconds() / 2:
            reap()


class Clock:
    """Runs regular work when its turn has come."""

    def __init__(self) -> None:
        self.next_at: dict[str, datetime] = {}

    def run_what_is_due(self) -> None:
        for regular in list(REGULAR.values()):
            if timezone.now() >= self.next_at.get(regular.name, LONG_AGO):
                self.next_at[regular.name] = timezone.now() + regular.pause
                self._run(regular)

    def _run(self, regular: Regular) -> None:
        if regular.pause < KEPT_TURN or _take_turn(regular):
            try:
                regular.function()
            except Exception:
                logger.exception("%s failed", regular.name)


def _take_turn(regular: Regular) -> bool:
    """One worker gets each turn, on either database."""
    now = timezone.now()
    if Turn.objects.filter(name=regular.name, next_at__lte=now).update(next_at=now + regular.pause):
        return True
    return Turn.objects.get_or_create(name=regular.name, defaults={"next_at": now + regular.pause})[1]

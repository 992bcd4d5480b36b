"""Many clients at the same moment, each with a database connection of its own."""

import fcntl
import os
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from django.db import OperationalError, connections

CLIENTS = 16
BEGINS_WITHIN = 60.0


def storm(function, clients=CLIENTS):
    """Call `function(number)` in all clients at once; the list of results, or of the errors they raised."""
    start = threading.Barrier(clients, timeout=BEGINS_WITHIN)
    hindered = []

    def client(number):
        try:
            _connect()
            start.wait()
        except Exception as error:
            hindered.append(error)
            start.abort()
            return None
        return _answer(function, number)

    def closing_client(number):
        try:
            return client(number)
        finally:
            connections.close_all()

    with _alone(), ThreadPoolExecutor(clients) as pool:
        answers = list(pool.map(closing_client, range(clients)))
    assert not hindered, f"The storm did not begin: {hindered[0]!r}"
    return answers


def _answer(function, number):
    try:
        return function(number)
    except Exception as error:
        return error


def _connect():
    """A busy machine may refuse the server another process for a moment."""
    until = time.monotonic() + BEGINS_WITHIN / 2
    while True:
        try:
            return connections["default"].ensure_connection()
        except OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


@contextmanager
def _alone():
    """One storm at a time on this machine: each takes a thread and a server's process for every client."""
    with (Path(tempfile.gettempdir()) / f"samenspel-storms-{os.getuid()}").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield

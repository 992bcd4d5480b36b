"""Doors with an application of the test behind them."""

import socket
import threading
from contextlib import contextmanager, suppress

import uvicorn
from django.db import connections

from samenspel.config.doors import Doors, listen, visits

SHORT, PATIENCE = 0.3, 10
PAGE = b"GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"


def hello(environ, start):
    start("200 OK", [("Content-Type", "text/plain"), ("Set-Cookie", " a=1; Path=/")])
    return [b"hello"]


def no_lines(ask):
    """Where nobody opens one."""


@contextmanager
def standing(application=hello, threads=1, behind_proxy=False, listener=None, lines=no_lines):
    """The port of doors with `application` behind them."""
    listener = listener or listen("127.0.0.1", 0)
    doors = Doors(application, threads, behind_proxy=behind_proxy, lines=lines)
    server = uvicorn.Server(uvicorn.Config(**visits.settings_of(doors)))
    thread = threading.Thread(target=server.run, args=([listener],))
    port = listener.getsockname()[1]
    thread.start()
    try:
        yield port
    finally:
        server.should_exit = server.force_exit = True
        thread.join()
        for pool in (doors.threads, getattr(doors.lines, "threads", None)):
            if pool is not None:
                let_go(pool)
        doors.lines = no_lines  # a hall hears of texts for as long as somebody holds it


def let_go(pool):
    """Each of its threads closes its line to the database, which has room for some hundred."""
    together = threading.Barrier(pool._max_workers)

    def close():
        with suppress(threading.BrokenBarrierError):
            together.wait(PATIENCE)
        connections.close_all()

    for _thread in range(pool._max_workers):
        pool.submit(close)
    pool.shutdown()


def connect(port, *, sent=b"", address="127.0.0.1"):
    connection = socket.create_connection(("127.0.0.1", port), 20, (address, 0))
    connection.sendall(sent)
    return connection


def answer(connection):
    """All that comes until it is closed."""
    said = b""
    while more := connection.recv(65536):
        said += more
    return said


def ask(port, sent=PAGE):
    with connect(port, sent=sent) as connection:
        return answer(connection)

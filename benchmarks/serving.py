"""How many pages `samenspel serve` gives, what that takes, and what those do who only hold the door."""

from __future__ import annotations

import socket
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import quantiles

from benchmarks.sections import Options, Section
from benchmarks.served import Server, ask_site, database_for, environment_for, served

CLIENTS, IDLE, UPLOADS = 8, 500, 12
BEFORE = (
    "{clients} visitors ask for a small page (how it works) again and again, each over one connection, "
    "for {seconds:g} seconds. Memory is that of all its processes. Then one more visitor asks for the page "
    "while others hold the door: {idle} connections that send nothing, or half of their headers, and "
    "{uploads} uploads that stop halfway; shown is the longest of ten answers. One process is on one core, "
    "the visitors on the other; two processes share both with them."
)
HEADER = (
    "database",
    "processes",
    "pages/s",
    "p50",
    "p95",
    "MB",
    "idle: longest",
    "half: longest",
    "uploads: longest",
)
HALF = b"GET / HTTP/1.1\r\nHost: 127.0.0.1:8000\r\nX-Slow: "
UPLOAD = (
    b"POST /people/sign-in/ HTTP/1.1\r\nHost: 127.0.0.1:8000\r\nContent-Length: 5000000\r\n\r\n"
    + b"x" * 9_000
)
PAGE = "/how-it-works/"


def serving(options: Options) -> Section:
    rows = [
        _row(database, workers, options.seconds)
        for database in ("SQLite", "PostgreSQL")
        for workers in (1, 2)
    ]
    before = BEFORE.format(seconds=options.seconds, clients=CLIENTS, idle=IDLE, uploads=UPLOADS)
    return Section("The doors", before, HEADER, rows)


def _row(database: str, workers: int, seconds: float) -> list[str]:
    words = ("--workers", str(workers)) if workers > 1 else ()
    with tempfile.TemporaryDirectory() as name, database_for(database, Path(name)) as url:
        environment = environment_for(Path(name), url)
        ask_site(["3", "0", "3600"], environment)
        with served(environment, *words, cores=range(workers)) as server:
            waits = _pages(server, seconds)
            longest = [_longest(server, *what) for what in ((IDLE, b""), (IDLE, HALF), (UPLOADS, UPLOAD))]
            memory = server.megabytes()
    cuts = quantiles(waits, n=100)
    numbers = [f"{number:.3f}" for number in (cuts[49], cuts[94])]
    return [
        database,
        str(workers),
        f"{len(waits) / seconds:.0f}",
        *numbers,
        f"{memory:.0f}",
        *(f"{number:.3f}" for number in longest),
    ]


def _pages(server: Server, seconds: float) -> list[float]:
    until = time.perf_counter() + seconds
    with ThreadPoolExecutor(CLIENTS) as pool:
        found = pool.map(lambda _number: list(_waits(server, until)), range(CLIENTS))
        return [wait for waits in found for wait in waits]


def _waits(server: Server, until: float) -> Iterator[float]:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    while (start := time.perf_counter()) < until:
        connection.request("GET", PAGE, headers={"Host": "127.0.0.1:8000"})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise ValueError(f"{answer.status} {PAGE}")
        yield time.perf_counter() - start


def _longest(server: Server, number: int, sent: bytes) -> float:
    with _held(server, number, sent):
        time.sleep(0.5)
        return max(_wait(server) for _ in range(10))


def _wait(server: Server) -> float:
    start = time.perf_counter()
    try:
        connection = HTTPConnection("127.0.0.1", server.port, timeout=20)
        connection.request("GET", PAGE, headers={"Host": "127.0.0.1:8000", "Connection": "close"})
        connection.getresponse().read()
    except OSError:
        return float("inf")
    return time.perf_counter() - start


@contextmanager
def _held(server: Server, number: int, sent: bytes) -> Iterator[None]:
    with ExitStack() as stack:
        for _ in range(number):
            held = stack.enter_context(socket.create_connection(("127.0.0.1", server.port), 20))
            held.sendall(sent)
        yield

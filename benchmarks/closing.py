"""The last hour of a vote, as a load on the product itself.

An open loop: visitors come when they come, whether or not the server keeps up. Their number rises towards
the end. Measured is how long each answer took after the moment it was meant to be asked for.
"""

from __future__ import annotations

import random
import re
import secrets
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from statistics import quantiles
from typing import Any
from urllib.parse import urlencode

from benchmarks.sections import Options, Section
from benchmarks.served import ask_site, database_for, environment_for, served

BARCELONA = 1.4
"""Ballots a second in the closing hour: 48,796 voters in 131 hours, 10 % of them in the last one."""
TIMES, PROJECTS, CLIENTS = (1, 4, 10), 100, 96
START = 60.0
HIDDEN = re.compile(r'name="(csrfmiddlewaretoken|once)"[^>]*?value="([^"]+)"')
BEFORE = (
    "Barcelona's final vote of 2025 (48,796 voters in 131 hours; a closing hour of a tenth of them is 1.4 "
    "ballots a second), and four and ten times as much, for {seconds:g} seconds each, the number of visitors "
    "doubling towards the end. Of ten visitors eight vote (the round's page, the ballot with {projects} "
    "projects, two projects, looking it over, casting, the receipt), one of them twice, and two only look. "
    "One process of `samenspel serve` and its database, durable, on one core; the visitors on the other. "
    "Seconds count from the moment a visitor meant to ask, so that waiting in line counts too. CPU seconds "
    "are those of `samenspel serve`. The vote is over when the last visitor comes: *late* are ballots that "
    "were sent after that and refused; one sent in time and refused is an error, as is a late one taken."
)
AFTER = (
    "At × 10, sixteen visitors a second come to one core. A ballot took eight requests and 74 queries: "
    "103 ms of the processor on SQLite, 130 ms and 21 ms of PostgreSQL's own on PostgreSQL (30 November "
    "2026, a machine that others used too). So one core takes nine or six ballots a second, and whoever "
    "comes later waits for all before: what shows there is the length of the line. Parameters bound "
    "by PostgreSQL took more, with statements prepared there a tenth less in turn (172 ms against 196, both "
    "processes): not used, for no whole run of the tests has seen it. More cores, and `--workers`, shorten "
    "the line; that was not measured here."
)
WAITS = ("p50", "p95", "p99", "longest", "cast: p99")
HEADER = (
    "database",
    "load",
    "ballots",
    "late",
    "requests",
    *WAITS,
    "errors",
    "CPU s per ballot",
    "counted right",
)


@dataclass
class Seen:
    """What the visitors met."""

    waits: list[float] = field(default_factory=list)
    casts: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    receipts: dict[str, str] = field(default_factory=dict)
    until: float = 0.0
    late: int = 0


class Visitor:
    """One browser, with a session."""

    def __init__(self, port: int, cookie: str, seen: Seen, meant: float) -> None:
        self.connection, self.session = HTTPConnection("127.0.0.1", port, timeout=60), cookie
        self.cookies = {"sessionid": cookie, "csrftoken": secrets.token_hex(16)}
        self.seen, self.meant = seen, meant

    def ask(self, path: str, posted: dict[str, Any] | None = None, **more: str) -> tuple[str, str]:
        """The page and where one was sent on to; the wait counts from the moment it was meant."""
        start = self.meant or time.perf_counter()
        self.meant = 0.0
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Host": "127.0.0.1:8000", **more}
        if posted is not None:
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": "http://127.0.0.1:8000",
            }
        body = urlencode(posted, doseq=True) if posted is not None else None
        self.connection.request("GET" if posted is None else "POST", path, body, headers)
        answer = self.connection.getresponse()
        page = answer.read().decode()
        wait = time.perf_counter() - start
        self.seen.waits.append(wait)
        if path.endswith("/vote/"):
            self.seen.casts.append(wait)
        if answer.status not in (200, 302):
            self.seen.errors.append(f"{answer.status} {path}")
        self._remember(answer.headers.get_all("Set-Cookie") or [])
        return page, answer.headers.get("Location", "")

    def _remember(self, cookies: list[str]) -> None:
        for cookie in cookies:
            name, _is, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value

    def look(self, round_id: int) -> str:
        page, _ = self.ask(f"/plan/rounds/{round_id}/")
        for project in re.findall(rf'href="(/plan/rounds/{round_id}/proposals/\d+/)"', page)[:2]:
            self.ask(project)
        return self.ask(f"/plan/rounds/{round_id}/ballot/")[0]

    def vote(self, round_id: int, chance: random.Random) -> None:
        """As the page does it; the receipt is kept."""
        page = self.look(round_id)
        places = chance.sample(range(1, PROJECTS + 1), 8)
        posted = {**dict(HIDDEN.findall(page)), "choose": places}
        _, over = self.ask(f"/plan/rounds/{round_id}/ballot/", posted)
        page, _ = self.ask(over)
        posted = {**dict(HIDDEN.findall(page)), "choose": places}
        sent_at = time.time()
        _, receipt = self.ask(f"/plan/rounds/{round_id}/vote/", posted)
        if sent_at >= self.seen.until and not receipt:
            self.seen.late += 1
            return
        if sent_at >= self.seen.until or "/receipts/" not in receipt:
            when = "late" if sent_at >= self.seen.until else "in time"
            self.seen.errors.append(f"{when}, but {receipt or 'refused'}")
            return
        self.seen.receipts[self.session] = receipt.rstrip("/").rpartition("/")[2]
        self.ask(receipt)


def closing_hour(options: Options) -> Section:
    rows = [
        _row(database, times, _run(database, times, options.seconds))
        for database in ("SQLite", "PostgreSQL")
        for times in TIMES
    ]
    before = BEFORE.format(seconds=options.seconds, projects=PROJECTS)
    return Section("The closing hour", before, HEADER, rows, AFTER)


def _run(database: str, times: int, seconds: float) -> dict[str, Any]:
    moments = _moments(times * BARCELONA * 1.25, seconds, random.Random(times))
    with tempfile.TemporaryDirectory() as name, database_for(database, Path(name)) as url:
        environment = environment_for(Path(name), url)
        site = ask_site([str(PROJECTS), str(len(moments)), str(seconds + START)], environment)
        with served(environment) as server:
            before, seen = server.cpu(), _storm(server.port, site, moments)
            spent = server.cpu() - before
        box = ask_site(["close", str(site["round"])], environment)
    right = 0 < box["marks"] == box["counted"] == len(seen.receipts)
    right = right and set(box["receipts"]) == set(seen.receipts.values())
    return {"seen": seen, "cpu": spent, "right": right, "ballots": len(seen.casts)}


def _moments(rate: float, seconds: float, chance: random.Random) -> list[float]:
    """When visitors come: at random, twice as often at the end as at the beginning."""
    moments, now = [], 0.0
    while now < seconds:
        now += chance.expovariate(rate * (2 / 3) * (1 + now / seconds))
        moments.append(now)
    return moments[:-1]


def _storm(port: int, site: dict[str, Any], moments: list[float]) -> Seen:
    seen, chance = Seen(until=site["until"]), random.Random(7)
    start = time.perf_counter() + site["until"] - time.time() - max(moments)
    if start < time.perf_counter():
        raise TimeoutError("The server did not start in time.")
    with ThreadPoolExecutor(CLIENTS) as pool:
        for moment, cookie in zip(moments, site["cookies"], strict=True):
            kind, seed = chance.random(), chance.random()
            time.sleep(max(0.0, start + moment - time.perf_counter()))
            pool.submit(_visit, port, cookie, seen, start + moment, site["round"], kind, seed)
    return seen


def _visit(port: int, cookie: str, seen: Seen, meant: float, round_id: int, kind: float, seed: float) -> None:
    visitor, chance = Visitor(port, cookie, seen, meant), random.Random(seed)
    try:
        if kind > 0.8:
            visitor.look(round_id)
            return
        visitor.vote(round_id, chance)
        if kind < 0.08:
            visitor.vote(round_id, chance)
    except OSError as error:
        seen.errors.append(type(error).__name__)


def _row(database: str, times: int, found: dict[str, Any]) -> list[str]:
    seen: Seen = found["seen"]
    cuts = quantiles(seen.waits, n=100)
    numbers = [cuts[49], cuts[94], cuts[98], max(seen.waits), quantiles(seen.casts, n=100)[98]]
    return [
        database,
        f"× {times}",
        f"{found['ballots'] - seen.late:,}",
        f"{seen.late:,}",
        f"{len(seen.waits):,}",
        *(f"{number:.3f}" for number in numbers),
        str(len(seen.errors)),
        f"{found['cpu'] / max(1, found['ballots']):.3f}",
        "yes" if found["right"] else "NO",
    ]

"""Many people answer a survey at once, page by page: how long a page takes, and whether all is kept once."""

from __future__ import annotations

import random
import re
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import quantiles
from typing import Any

from benchmarks.closing import HIDDEN, Seen, Visitor
from benchmarks.sections import Options, Section
from benchmarks.served import ask_site, database_for, environment_for, served

CLIENTS, PAUSE, SITE = 64, 5.0, "benchmarks.survey_site"
BEFORE = (
    "{clients} members answer a survey of {pages} pages at once, {pause:g} seconds between pages, "
    "beginning at random moments within the first {pause:g}; each page is sent and the next one "
    "fetched, at the end all is looked over and handed in. One process of `samenspel serve` and its "
    "database, durable, on one core; the clients on the other. A page answered is the wait from sending "
    "it until the next page is there. *Lost* are answers that were sent and are not kept, *twice* are "
    "responses beyond one for each client."
)
HEADER = ("database", "pages answered", "p50, s", "p95, s", "p99, s", "longest, s", "errors", "lost", "twice")
FIELD = re.compile(r'name="(n\d+)"')


def survey_load(options: Options) -> Section:
    pages = max(2, round(options.seconds / PAUSE))
    rows = [_row(database, pages) for database in ("SQLite", "PostgreSQL")]
    before = BEFORE.format(clients=CLIENTS, pages=pages, pause=PAUSE)
    after = "Goal: p99 0.3 s, none lost, none twice."
    return Section("A survey answered by many at once", before, HEADER, rows, after)


def _row(database: str, pages: int) -> list[str]:
    with tempfile.TemporaryDirectory() as name, database_for(database, Path(name)) as url:
        environment = environment_for(Path(name), url)
        site = ask_site([str(pages), str(CLIENTS)], environment, SITE)
        with served(environment) as server:
            answered, errors = _all_answer(server.port, site)
        kept: Any = ask_site(["read", str(site["survey"])], environment, SITE)
    lost, twice = _missing(kept, pages)
    cuts = quantiles(answered, n=100)
    waits = [cuts[49], cuts[94], cuts[98], max(answered)]
    row = [database, f"{len(answered):,}", *(f"{wait:.3f}" for wait in waits)]
    return [*row, str(len(errors)), str(lost), str(twice)]


def _all_answer(port: int, site: dict[str, Any]) -> tuple[list[float], list[str]]:
    chance = random.Random(1)
    begins = [chance.random() * PAUSE for _client in range(CLIENTS)]
    with ThreadPoolExecutor(CLIENTS) as pool:
        found = [
            pool.submit(_answer, port, cookie, site["survey"], number, begin)
            for number, (cookie, begin) in enumerate(zip(site["cookies"], begins, strict=True))
        ]
    waits = [wait for one in found for wait in one.result()[0]]
    return waits, [error for one in found for error in one.result()[1]]


def _answer(port: int, cookie: str, survey: int, number: int, begin: float) -> tuple[list[float], list[str]]:
    """Each client answers everything with its own number."""
    time.sleep(begin)
    client, waits, address = Visitor(port, cookie, Seen(), 0.0), [], f"/surveys/{survey}"
    page, _over = client.ask(f"{address}/begin/")
    _page, over = client.ask(f"{address}/begin/", dict(HIDDEN.findall(page)))
    page, _over = client.ask(over)
    while field := FIELD.search(page):
        time.sleep(PAUSE)
        start = time.perf_counter()
        _page, over = client.ask(_sent_to(page, address), {**dict(HIDDEN.findall(page)), field[1]: number})
        while over:
            page, over = client.ask(over)
        waits.append(time.perf_counter() - start)
    client.ask(f"{address}/hand-in/", dict(HIDDEN.findall(page)))
    return waits, client.seen.errors


def _sent_to(page: str, address: str) -> str:
    found = re.search(rf'action="({address}/answer/[^"]*)"', page)
    return found[1] if found else f"{address}/answer/?page={FIELD.search(page)[1].replace('n', 'page')}"  # type: ignore[index]


def _missing(kept: list[tuple[str, dict[str, Any]]], pages: int) -> tuple[int, int]:
    """How many answers are not there, of all that each client sent, and how many responses are too many."""
    numbers = [{str(value) for value in answers.values()} for state, answers in kept if state == "finished"]
    whole = {numbers[place].pop() for place, found in enumerate(numbers) if len(found) == 1}
    there = sum(min(len(answers), pages) for state, answers in kept if state == "finished")
    lost = CLIENTS * pages - there if len(whole) == min(CLIENTS, len(numbers)) else CLIENTS * pages
    return max(lost, 0), max(len(kept) - CLIENTS, 0)

"""Opinion maps as the product holds them: votes while a hundred people vote, large conversations, contention.

The large conversations are those of `benchmarks.opinion`: name their folder with OPINION_DATA.
"""

from __future__ import annotations

import random
import re
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from typing import Any

from benchmarks.closing import HIDDEN, Seen, Visitor
from benchmarks.opinion import SMALL, conversation_files
from benchmarks.sections import Options, Section
from benchmarks.served import ask_site, database_for, environment_for, served

SITE = "benchmarks.opinion_map_site"
VOTERS, STATEMENTS, PAUSE, ATTEMPTS, MILLION = 100, 60, 2.0, 100_000, 1_000_000
DATABASES = ("SQLite", "PostgreSQL")
SHOWN = re.compile(r'name="(statement|shown|turn)"[^>]*?value="([^"]*)"')


@contextmanager
def _site(database: str) -> Iterator[dict[str, str]]:
    with tempfile.TemporaryDirectory() as name, database_for(database, Path(name)) as url:
        yield environment_for(Path(name), url)


def opinion_map_votes(options: Options) -> Section:
    """A hundred people, one vote each every two seconds."""
    return Section(
        "Opinion maps: a hundred people vote",
        f"{VOTERS} people, each with a vote every {PAUSE:g} seconds, whose answer is the next statement, for "
        f"{options.seconds:g} seconds, in a map of {STATEMENTS} statements that the "
        "worker beside it makes anew every ten seconds. One process of `samenspel serve` and its database on "
        "one core; the people on the other. Seconds count from the moment a person meant to vote. *Right*: "
        "every vote is there, each once.",
        (
            "database",
            "votes",
            "vote: p50",
            "p95",
            "p99",
            "errors",
            "CPU s per vote",
            "right",
        ),
        [_votes_row(database, options.seconds) for database in DATABASES],
    )


def _votes_row(database: str, seconds: float) -> list[str]:
    with _site(database) as environment:
        site = ask_site(["vote", str(STATEMENTS), str(VOTERS)], environment, SITE)
        with served(environment) as server:
            before, (cast, errors) = server.cpu(), _people(server.port, site, seconds)
            spent = server.cpu() - before
        kept = ask_site(["votes", str(site["map"])], environment, SITE)
    cuts = quantiles(cast, n=100)
    right = kept["votes"] == kept["pairs"] == len(cast) and not errors
    numbers = (cuts[49], cuts[94], cuts[98])
    return [
        database,
        f"{len(cast):,}",
        *(f"{number * 1000:.0f} ms" for number in numbers),
        str(len(errors)),
        f"{spent / len(cast):.3f}",
        "yes" if right else "NO",
    ]


def _people(port: int, site: dict[str, Any], seconds: float) -> tuple[list[float], list[str]]:
    start = time.perf_counter() + 1
    with ThreadPoolExecutor(VOTERS) as pool:
        done = list(
            pool.map(lambda place: _person(port, site, place, start, seconds), range(len(site["cookies"])))
        )
    cast = [wait for waits, _errors in done for wait in waits]
    return cast, [error for _waits, errors in done for error in errors]


def _person(
    port: int, site: dict[str, Any], place: int, start: float, seconds: float
) -> tuple[list[float], list[str]]:
    """Votes at moments of its own, as the page does it with its script."""
    chance, seen = random.Random(place), Seen()
    visitor = Visitor(port, site["cookies"][place], seen, 0.0)
    address = f"/design/opinion-maps/{site['map']}/vote/"
    page, _ = visitor.ask(address)
    seen.waits.clear()
    moment = start + chance.random() * PAUSE
    while moment < start + seconds and 'name="shown"' in page:
        time.sleep(max(0.0, moment - time.perf_counter()))
        visitor.meant = moment
        posted = {
            **dict(HIDDEN.findall(page)),
            **dict(SHOWN.findall(page.partition("design-undo")[0])),
            "turn": "1",
        }
        posted["value"] = str(chance.choice((1, 0, -1)))
        page, _ = visitor.ask(address, posted, **{"HX-Request": "true"})
        moment += PAUSE
    return seen.waits, seen.errors


def opinion_map_sizes(_options: Options) -> Section:
    """Real conversations through import, task and page; and a million votes."""
    rows = [_size_row(database, *files) for database in DATABASES for files in _largest()]
    return Section(
        "Opinion maps: large conversations on a page",
        "A conversation imported from the files of Polis, its groups found by the task, its page looked "
        f"at without signing in; last, {MILLION:,} votes with three camps planted. *Task* is from reading "
        "the votes to saving what was found; memory is the most that the process of the task had.",
        (
            "database",
            "conversation",
            "people",
            "votes",
            "import, s",
            "task, s (CPU s)",
            "page, ms",
            "queries",
            "MB",
        ),
        [*rows, *(_size_row(database) for database in DATABASES)],
    )


def _largest() -> list[tuple[Path, Path]]:
    found = sorted(conversation_files(), key=lambda files: files[0].stat().st_size)
    return [(statements, votes) for votes, statements in found[-2:]]


def _size_row(database: str, *files: Path) -> list[str]:
    words = ["large", *map(str, files)] if files else ["million", str(MILLION)]
    with _site(database) as environment:
        found = ask_site(words, environment, SITE)
    name = (
        files[1].parent.name if files and files[1].parent != SMALL else files[1].stem if files else "planted"
    )
    return [
        database,
        name,
        f"{found['people']:,}",
        f"{found['votes']:,}",
        f"{found['import']:.1f}" if "import" in found else "–",
        f"{found['task']:.2f} ({found['cpu']:.2f})",
        f"{found['page'] * 1000:.0f}",
        str(found["queries"]),
        f"{found['memory']:.0f}",
    ]


def opinion_map_contention(_options: Options) -> Section:
    """The same buttons, pressed at the same moment."""
    return Section(
        "Opinion maps: contended votes",
        f"Sixteen threads press the buttons of five people for three statements, {ATTEMPTS:,} times. "
        "Fifteen votes are right; one more would be a double one.",
        ("database", "presses", "votes", "double", "errors", "s"),
        [_contention_row(database) for database in DATABASES],
    )


def _contention_row(database: str) -> list[str]:
    with _site(database) as environment:
        found = ask_site(["contend", str(ATTEMPTS)], environment, SITE)
    double = found["votes"] - 15
    numbers = (f"{found['pressed']:,}", str(found["votes"]), str(double), str(len(found["errors"])))
    return [database, *numbers, f"{found['seconds']:.0f}"]

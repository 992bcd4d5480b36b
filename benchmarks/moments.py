"""When did each voter vote? An adversary joins every table and file with the roll, by whatever they share.

`python -m benchmarks.moments VOTERS SEED` prints, as JSON, for how many voters each column tells it.
Nothing here knows what the tables mean: values of a voter's row are looked for in all others, whole or inside
a longer text, and what is unique to a voter there is looked for again.
"""

from __future__ import annotations

import json
import os
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.linkage import site

HOPS, SHORTEST, LONGEST = 3, 8, 200
PLACE = re.compile(r"\((\d+),(\d+)\)")


@dataclass(frozen=True)
class Stored:
    """A row or a file: where, its values by name, and all of it as one text."""

    where: str
    values: dict[str, Any]
    text: str


def everything(folder: Path | None = None) -> list[Stored]:
    return [*rows(), *(files(folder) if folder else ())]


def rows() -> Iterator[Stored]:
    """Of every table that there is, with what the database hides beside them."""
    from django.db import connection

    with connection.cursor() as cursor:
        for table, hidden in tables(cursor):
            cursor.execute(f'SELECT t.*{"".join(f", {one}" for one in hidden)} FROM "{table}" t')
            names = [column[0] for column in cursor.description]
            names[len(names) - len(hidden) :] = [f"hidden {one.partition(':')[0]}" for one in hidden]
            for row in cursor.fetchall():
                yield stored(table, dict(zip(names, map(plain, row), strict=True)))


def tables(cursor: Any) -> list[tuple[str, tuple[str, ...]]]:
    """Each with its hidden columns."""
    from django.db import connection

    if connection.vendor == "postgresql":
        found = connection.introspection.table_names(cursor)
        return [(name, ("xmin::text::bigint", "ctid::text")) for name in found]
    cursor.execute("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type <> 'virtual'")
    return [(name, () if without else ("rowid",)) for name, without in cursor.fetchall()]


def files(folder: Path) -> Iterator[Stored]:
    """Their names, what is in them, and when they were last written."""
    kept = (path for path in folder.rglob("*") if path.is_file() and ".sqlite3" not in path.name)
    for path in sorted(kept):
        written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        content = path.read_bytes().decode("utf-8", "replace")
        yield stored("files", {"name": path.name, "content": content, "written": written})


def stored(where: str, values: dict[str, Any]) -> Stored:
    text = "\n".join(written(value) for value in values.values() if not isinstance(value, datetime))
    return Stored(where, values, text)


def plain(value: Any) -> Any:
    """As one database says it, so that it can be compared with what the other one says."""
    if isinstance(value, memoryview | bytes):
        return bytes(value).hex()
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d [\d:.+]+", value):
        value = datetime.fromisoformat(value)
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, str) and (place := PLACE.fullmatch(value)):
        return int(place[1]) * 100_000 + int(place[2])
    return value


def written(value: Any) -> str:
    return str(value).replace("-", "").lower()


def joined(voters: Sequence[str], stored: Sequence[Stored]) -> dict[str, list[Stored]]:
    """For each voter, what holds something that is theirs alone."""
    known: dict[str, set[str]] = {voter: {written(voter)} for voter in voters}
    found: dict[str, list[Stored]] = {}
    for _hop in range(HOPS):
        found = {
            voter: [one for one in stored if any(v in one.text for v in known[voter])] for voter in voters
        }
        seen = {voter: set(identifying(found[voter])) for voter in voters}
        shared = Counter(value for values in seen.values() for value in values)
        known = {voter: known[voter] | {one for one in seen[voter] if shared[one] == 1} for voter in voters}
    return found


def identifying(stored: Iterable[Stored]) -> Iterator[str]:
    for one in stored:
        for value in one.values.values():
            if not isinstance(value, datetime | float) and SHORTEST <= len(written(value)) <= LONGEST:
                yield written(value)


def attack(moments: dict[str, datetime], folder: Path | None = None) -> dict[str, dict[str, int]]:
    """For how many voters each column tells when they voted: a moment between that of who came before and of
    who came after, or a number whose place in the order is theirs, or next to it."""
    came = sorted(moments, key=moments.__getitem__)
    columns: dict[str, dict[str, Any]] = defaultdict(dict)
    for voter, rows in joined(came, everything(folder)).items():
        for row in rows:
            for name, value in row.values.items():
                if isinstance(value, datetime | int) and not isinstance(value, bool):
                    columns[f"{row.where}.{name}"].setdefault(voter, value)
    found: dict[str, dict[str, int]] = {"moments": {}, "orders": {}, "hidden": {}}
    for column, values in sorted(columns.items()):
        if all(isinstance(value, datetime) for value in values.values()):
            found["moments"][column] = by_moment(came, values, moments)
        else:
            kind = "hidden" if ".hidden " in column else "orders"
            found[kind][column] = by_order(came, values)
    return found


def by_moment(came: list[str], values: dict[str, Any], moments: dict[str, datetime]) -> int:
    early, late = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    edges = [early, *(moments[voter] for voter in came), late]
    return sum(
        edges[place] < values[voter] < edges[place + 2] for place, voter in enumerate(came) if voter in values
    )


def by_order(came: list[str], values: dict[str, Any]) -> int:
    """Of two rows with one number nobody knows which came first."""
    if len(set(map(str, values.values()))) < len(values):
        return 0
    there = [voter for voter in came if voter in values]
    guessed = {voter: place for place, voter in enumerate(sorted(there, key=values.__getitem__))}
    return sum(abs(guessed[voter] - place) <= 1 for place, voter in enumerate(there))


def best(found: dict[str, int]) -> int:
    return max(found.values(), default=0)


def vote_by_page(round: Any, people: Sequence[Any], chance: Any) -> dict[str, datetime]:
    """Each signs in, and votes as a browser does; when, by the adversary's watch."""
    from django.conf import settings
    from django.test import Client

    from samenspel.foundation.locks.once import new_key

    moments = {}
    for person in people:
        host = str(urlsplit(settings.SITE_URL).hostname)
        client = Client(REMOTE_ADDR=f"145.97.{chance.randrange(200)}.1", SERVER_NAME=host)
        client.force_login(person)
        posted = {"choose": str(chance.randint(1, 3)), "agreed": "1", "once": new_key()}
        answer = client.post(f"/plan/rounds/{round.pk}/vote/", posted, follow=True)
        if "/receipts/" not in answer.request["PATH_INFO"]:
            raise RuntimeError(f"No receipt, but {answer.request['PATH_INFO']}")
        moments[str(person.pk)] = datetime.now(UTC)
    return moments


def plant(moments: dict[str, datetime], folder: Path) -> None:
    """The control: a log of who came when, inside a longer text, numbers upwards, and a file for each."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE planted_log (number integer PRIMARY KEY, line text, at varchar(40))")
        for number, (voter, at) in enumerate(moments.items()):
            line = f"GET /plan/voters/{voter}/ 200"
            cursor.execute(
                "INSERT INTO planted_log VALUES (%s, %s, %s)", [number, line, f"{at:%F %T.%f}+00:00"]
            )
            (folder / f"{voter}.txt").write_text("was here")
            os.utime(folder / f"{voter}.txt", (at.timestamp(),) * 2)


def forget_planted() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS planted_log")


def measure(voters: int, seed: int, folder: Path) -> dict[str, Any]:
    """While people vote, when the box is open, and with what was planted."""
    from tests.factories import plan
    from tests.factories.services import make_person

    chance, round = random.Random(seed), plan.make_vote()
    people = [make_person(f"Voter {number}", email=f"v{number}@example.org") for number in range(voters)]
    chance.shuffle(people)
    moments = vote_by_page(round, people, chance)
    found = {"box": attack(moments, folder)}
    plan.close(round)
    found["left"] = attack(moments, folder)
    plant(moments, folder)
    found["control"] = attack(moments, folder)
    forget_planted()
    return {"voters": voters, "seed": seed, **found}


def main() -> None:
    with site() as folder:
        json.dump(measure(int(sys.argv[1]), int(sys.argv[2]), folder), sys.stdout)


if __name__ == "__main__":
    main()

"""Who voted what? An adversary with everything that is stored, in a process of its own.

`python -m benchmarks.linkage VOTERS SEED` votes that often and prints, as JSON, for how many voters the
adversary names the right choice: from the sealed box while people vote, from what is left after the mixing,
and, as the control, from tables as other platforms have them, with random keys.
The environment names the database (DATABASE_URL).
"""

from __future__ import annotations

import json
import os
import random
import re
import secrets
import sys
import tempfile
import uuid
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

OURS = {"SITE_URL": "http://127.0.0.1:8000", "DJANGO_SETTINGS_MODULE": "samenspel.config.settings"}
COSTS = (60_00, 50_00, 30_00, 20_00, 10_00, 5_00)
CHOICES = tuple(f"{first} {second}" for first in range(1, 7) for second in range(first + 1, 7))
READABLE = re.compile(rb'"(\d \d)"')
UUID = re.compile(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
ENTRY, NOT_EMPTY = "sheet_id, sealed, tag", "WHERE sealed IS NOT NULL"
Truth = dict[str, str]
Guesses = dict[str, str]


def everything_stored() -> bytes:
    """What a thief of the disk reads: on SQLite the file and its write-ahead log, on PostgreSQL every row
    with the marks of the transactions that wrote it; sessions, mails and the journal among them."""
    from django.apps import apps
    from django.db import connection

    if connection.vendor == "sqlite":
        file = Path(connection.settings_dict["NAME"])
        ends = ("", "-wal")
        return b"".join(path.read_bytes() for end in ends if (path := Path(f"{file}{end}")).exists())
    rows = []
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(f'SELECT xmin, ctid, t.* FROM "{model._meta.db_table}" t')
            rows += [str(tuple(bytes(c) if isinstance(c, memoryview) else c for c in row)) for row in cursor]
    return "\n".join(rows).encode()


def in_order(table: str, columns: str, where: str = "") -> list[tuple[Any, ...]]:
    """Rows in the order in which they were written, as the database's own hidden columns tell it."""
    from django.db import connection

    order = "rowid" if connection.vendor == "sqlite" else "xmin::text::bigint, ctid"
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {columns} FROM "{table}" {where} ORDER BY {order}')
        return list(cursor.fetchall())


def by_order(voters: Sequence[str], ballots: Iterable[tuple[str, int]]) -> Guesses:
    """The first to come has the first ballot, and so on."""
    spread = [choice for choice, count in ballots for _ in range(count)]
    return dict(zip(voters, spread, strict=False))


def by_size(sealed: Iterable[tuple[str, bytes]]) -> Guesses:
    """Longer envelopes hold longer choices."""
    sizes = {key: len(envelope) for key, envelope in sealed}
    lengths = {size: CHOICES[place % len(CHOICES)] for place, size in enumerate(sorted(set(sizes.values())))}
    return {key: lengths[size] for key, size in sizes.items()}


def by_notes(noted: Sequence[tuple[str, bytes]], truth: Truth) -> Guesses:
    """Every third voter told the adversary their choice; who has the same note, or the nearest to it, lives
    with them and votes alike."""
    told = sorted((note, truth[key]) for key, note in noted[::3])
    notes = [note for note, _choice in told]
    others = [row for place, row in enumerate(noted) if place % 3]
    return {key: told[min(bisect(notes, note), len(told)) - 1][1] for key, note in others}


def by_neighbours(voters: Iterable[str], stored: bytes) -> Guesses:
    """The readable choice that follows closest on a voter's key, anywhere on the disk."""
    found = {one.start(): one[1].decode() for one in READABLE.finditer(stored)}
    words = {place: choice for place, choice in found.items() if choice in CHOICES}
    places = sorted(words)
    nearest: dict[str, tuple[int, str]] = {}
    for one in UUID.finditer(stored):
        at, key = bisect(places, one.start()), one[0].decode()
        if at < len(places):
            guess = places[at] - one.start(), words[places[at]]
            nearest[key] = min(guess, nearest.get(key, guess))
    return {key: nearest[key][1] if key in nearest else CHOICES[0] for key in voters}


def by_popularity(voters: Iterable[str], ballots: Iterable[tuple[str, int]]) -> Guesses:
    """What most people chose: what anybody can guess from the published result."""
    most = max(ballots, key=lambda one: one[1])[0]
    return dict.fromkeys(voters, most)


def right(guesses: Guesses, truth: Truth) -> int:
    return sum(truth[key] == guess for key, guess in guesses.items())


def attack_the_box(truth: Truth) -> dict[str, int]:
    """While people vote: the whole database, with every envelope beside its voter."""
    rows = in_order("plan_voter", "key, sealed, token, noted", "WHERE sealed IS NOT NULL")
    voters, choices = [row[0] for row in rows], sorted(CHOICES)
    shares = [(choice, len(rows) // len(choices) + 1) for choice in choices]
    return {
        "order": right(by_order(voters, shares), truth),
        "size": right(by_size((row[0], bytes(row[1])) for row in rows), truth),
        "noted": right(by_notes([(row[0], bytes(row[3])) for row in rows], truth), truth),
        "noted size": right(by_size((row[0], bytes(row[3])) for row in rows), truth),
        "neighbours": right(by_neighbours(voters, everything_stored()), truth),
    }


def attack_what_is_left(truth: Truth) -> dict[str, int]:
    """After the mixing, with the published ballots."""
    voters = [row[0] for row in in_order("plan_voter", "key", "WHERE channel <> ''")]
    ballots = in_order("plan_ballot", "choice, count")
    return {
        "order": right(by_order(voters, ballots), truth),
        "neighbours": right(by_neighbours(voters, everything_stored()), truth),
        "popularity": right(by_popularity(voters, ballots), truth),
    }


def attack_other_tables(truth: Truth) -> dict[str, int]:
    """The control: who voted and what was voted in two tables with random keys, one transaction each."""
    from django.db import connection, transaction

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE naive_mark (id char(36) PRIMARY KEY, voter text)")
        cursor.execute("CREATE TABLE naive_ballot (id char(36) PRIMARY KEY, choice text)")
        for key, choice in truth.items():
            with transaction.atomic():
                cursor.execute("INSERT INTO naive_mark VALUES (%s, %s)", [str(uuid.uuid4()), key])
                cursor.execute("INSERT INTO naive_ballot VALUES (%s, %s)", [str(uuid.uuid4()), choice])
        voters = [row[0] for row in in_order("naive_mark", "voter")]
        ballots = [(row[0], 1) for row in in_order("naive_ballot", "choice")]
        cursor.execute("DROP TABLE naive_mark")
        cursor.execute("DROP TABLE naive_ballot")
    return {"order": right(by_order(voters, ballots), truth)}


def measure(voters: int, seed: int) -> dict[str, Any]:
    """Vote by the action that everybody uses, mix, and attack at every moment."""
    from tests.factories import plan
    from tests.factories.services import make_person

    chance, round = random.Random(seed), plan.make_vote(costs=COSTS)
    people = [make_person(f"Voter {number}", email=f"v{number}@example.org") for number in range(voters)]
    chance.shuffle(people)
    truth = {}
    for person in people:
        truth[str(person.pk)] = choice = chance.choice(CHOICES)
        home = CHOICES.index(choice)  # who lives together votes alike: the worst case for the notes
        plan.vote(round, *map(int, choice.split()), person=person, address=f"145.97.{home}.1")
    found = {"box": attack_the_box(truth)}
    plan.close(round)
    found |= {"left": attack_what_is_left(truth), "control": attack_other_tables(truth)}
    best = max(list(truth.values()).count(choice) for choice in CHOICES)
    return {"voters": voters, "seed": seed, "chance": best, **found}


def measure_paper(voters: int, seed: int) -> dict[str, dict[str, int]]:
    """As `measure`, by letter: every voter's sheet bears the voter's code, and two people enter it, each in
    an order of their own."""
    from samenspel.phases.plan.box.roll import code_key
    from tests.factories import papers

    chance = random.Random(seed)
    round, codes = papers.make_coded_vote(count=voters, costs=COSTS)
    chosen = {code: chance.choice(CHOICES) for code in codes}
    for clerk in papers.make_clerks(round):
        for code in chance.sample(codes, len(codes)):
            papers.enter(round, code, *map(int, chosen[code].split()), actor=clerk)
    truth = {code_key(round, code): choice for code, choice in chosen.items()}
    found = {"box": attack_the_sheets(truth)}
    papers.close_papers(round)
    left = attack_what_is_left(truth) | attack_the_emptied_sheets(truth)
    return {**found, "left": left}


def by_tags(tags: dict[str, str], truth: Truth) -> Guesses:
    """Somebody who knows one sheet of each choice looks for others with the same tag."""
    known = {choice: key for key, choice in truth.items()}
    choice_of = {tags[key]: choice for choice, key in known.items()}
    others = tags.keys() - known.values()
    return {key: choice_of[tags[key]] for key in others if tags[key] in choice_of}


def attack_the_sheets(truth: Truth) -> dict[str, int]:
    """By the order in which they were entered, the size of their envelopes, and their tags."""
    keys = dict(in_order("plan_sheet", "id, key"))
    rows = [(keys[row[0]], bytes(row[1]), row[2]) for row in in_order("plan_sheetentry", ENTRY, NOT_EMPTY)]
    first = list(dict.fromkeys(key for key, _sealed, _tag in rows))
    shares = [(choice, len(rows) // len(CHOICES) + 1) for choice in sorted(CHOICES)]
    return {
        "order": right(by_order(first, shares), truth),
        "size": right(by_size((key, sealed) for key, sealed, _tag in rows), truth),
        "tags": right(by_tags({key: tag for key, _sealed, tag in rows}, truth), truth),
    }


def attack_the_emptied_sheets(truth: Truth) -> dict[str, int]:
    """After the mixing: the order in which sheets were entered, beside the published ballots."""
    keys = dict(in_order("plan_sheet", "id, key"))
    entered = list(dict.fromkeys(keys[row[0]] for row in in_order("plan_sheetentry", "sheet_id")))
    return {"sheets": right(by_order(entered, in_order("plan_ballot", "choice, count")), truth)}


@contextmanager
def site() -> Iterator[Path]:
    """A new one, and the folder of its files."""
    with tempfile.TemporaryDirectory() as folder:
        own = {"SECRET_KEY": secrets.token_urlsafe(50), "SAMENSPEL_VAR": folder}
        os.environ.update({**OURS, **own})
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        yield Path(folder)


def main() -> None:
    with site():
        json.dump(measure(int(sys.argv[1]), int(sys.argv[2])), sys.stdout)


if __name__ == "__main__":
    main()

"""From an election to a Pabulib file that anyone can recount."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from fractions import Fraction
from typing import BinaryIO

from samenspel.methods.budgeting.election import POINT_FORMATS, Election

OWN_KEYS = ("num_projects", "num_votes", "budget", "vote_type")


def write_pabulib(election: Election, stream: BinaryIO, *, meta: dict[str, str] | None = None) -> None:
    """Write `election` as UTF-8; `meta` adds to or replaces the META keys it was read with.

    Of the voters only a new number, the vote and the points are written, and ballots are sorted, so that
    their order does not tell who voted when.

    >>> election = Election.of_approvals({"a": 10}, [["a"]], budget=10)
    >>> stream = io.BytesIO()
    >>> write_pabulib(election, stream)
    >>> stream.getvalue().splitlines()[-1]
    b'1;a'
    """
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    table = csv.writer(text, delimiter=";", lineterminator="\n")
    table.writerow(["META"])
    table.writerow(["key", "value"])
    table.writerows(_meta(election, meta or {}).items())
    table.writerow(["PROJECTS"])
    table.writerows(_projects(election))
    table.writerow(["VOTES"])
    table.writerows(_votes(election))
    text.flush()
    text.detach()


def _meta(election: Election, changes: dict[str, str]) -> dict[str, str]:
    own = (
        str(len(election.projects)),
        str(election.voters),
        _decimal(election.budget, election.scale),
        election.ballot_format,
    )
    return {**election.meta, **changes, **dict(zip(OWN_KEYS, own, strict=True))}


def _projects(election: Election) -> Iterator[list[str]]:
    columns = list(dict.fromkeys(name for project in election.projects for name in project.extra))
    yield ["project_id", "cost", "name", *columns]
    for project in election.projects:
        cost = _decimal(project.cost, election.scale)
        yield [project.id, cost, project.name, *(project.extra.get(name, "") for name in columns)]


def _votes(election: Election) -> Iterator[list[str | int]]:
    with_points = election.ballot_format in POINT_FORMATS
    yield ["voter_id", "vote", "points"] if with_points else ["voter_id", "vote"]
    ids = [project.id for project in election.projects]
    number = 0
    parts = zip(election.pointers, election.pointers[1:], election.weights, strict=False)
    for start, end, times in sorted(parts, key=lambda part: election.listed[part[0] : part[1]].tolist()):
        cells = [",".join(ids[c] for c in election.listed[start:end])]
        if with_points:
            cells.append(
                ",".join(_decimal(int(p), election.points_scale) for p in election.points[start:end])
            )
        for _ in range(times):
            number += 1
            yield [number, *cells]


def _decimal(amount: int, scale: int) -> str:
    """The amount without rounding; scales are products of twos and fives, so decimals always suffice."""
    value = Fraction(amount, scale)
    if value.denominator == 1:
        return str(value.numerator)
    digits = next(digits for digits in range(1, 20) if (value * 10**digits).denominator == 1)
    whole = value * 10**digits
    sign = "-" if whole < 0 else ""
    text = str(abs(whole.numerator)).rjust(digits + 1, "0")
    if digits == 3:  # 1.200 might be 1200
        text, digits = f"{text}0", 4
    return f"{sign}{text[:-digits]}.{text[-digits:]}"

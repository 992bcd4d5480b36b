"""Rows of people: how many are alike in what others may know of them, and making them more alike.

k-anonymity: P. Samarati and L. Sweeney, Protecting privacy when disclosing information, SRI 1998. It keeps
anyone from being found; it does not keep back what all who are alike have in common.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from samenspel.methods.few import DEFAULT_K

from .counts import NO_COLUMN, Integers, count_people
from .merging import Merge, suggest_merges
from .release import TOO_FEW
from .unfit import unfit

Columns = Mapping[str, Sequence[str]]
LEFT_OPEN = "*"
Kind = tuple[tuple[int, ...], ...]


def week(day: date) -> str:
    """A date as it is published: the ISO week it is in.

    >>> week(date(2027, 1, 1))
    '2026-W53'
    """
    year, number, _day = day.isocalendar()
    return f"{year}-W{number:02}"


def alike(columns: Columns, known: Sequence[str], whose: Sequence[str] = ()) -> Integers:
    """(n,): for each row how many people are the same in all that others may know (quasi-identifiers). Rows
    are people; or of `whose` they are: then people are the same who are so in as many rows.

    >>> alike({"age": ["old", "young", "old"], "answer": ["yes", "no", "no"]}, ["age"]).tolist()
    [2, 1, 2]
    >>> alike({"age": ["old", "young", "old"]}, ["age"], ["anna", "ben", "anna"]).tolist()
    [1, 1, 1]
    """
    people = [*whose] or _each(columns)
    kinds = _kinds(_rows(columns, known), people)
    sizes = Counter(kinds.values())
    return np.array([sizes[kinds[one]] for one in people], dtype=np.int64)


def _each(columns: Columns) -> list[str]:
    return [str(at) for at in range(_length(columns))]


def _kinds(rows: Integers, people: Sequence[str]) -> dict[str, Kind]:
    """Of each person all their rows, in no order."""
    found: dict[str, list[tuple[int, ...]]] = {one: [] for one in people}
    for one, row in zip(people, rows.tolist(), strict=True):
        found[one].append(tuple(row))
    return {one: tuple(sorted(mine)) for one, mine in found.items()}


def anonymity(columns: Columns, known: Sequence[str], whose: Sequence[str] = ()) -> int:
    """The k of k-anonymity: everyone is one of at least so many who are alike; 0 where there is nobody.

    >>> anonymity({"age": ["old", "young", "old"]}, ["age"])
    1
    """
    return int(alike(columns, known, whose).min(initial=10**9)) if _length(columns) else 0


def generalise(columns: Columns, merges: Sequence[Merge]) -> dict[str, list[str]]:
    """With merged categories.

    >>> generalise({"age": ["60-69", "70+", "18-29"]}, [Merge("age", ("60-69", "70+"))])
    {'age': ['60-69 + 70+', '60-69 + 70+', '18-29']}
    """
    names = {(one.variable, category): one.name for one in merges for category in one.categories}
    return {name: [names.get((name, cell), cell) for cell in column] for name, column in columns.items()}


@dataclass(frozen=True)
class Anonymised:
    """Rows of which everyone is one of at least k who are alike: after these `merges`, with what others may
    know left open ("*") in so many rows, and without so many that even then would be alike with too few.
    `kept`: the places of the rows that are left."""

    columns: Mapping[str, list[str]]
    merges: tuple[Merge, ...]
    left_open: int
    left_out: int = 0
    kept: tuple[int, ...] = ()


def anonymise(
    columns: Columns,
    known: Sequence[str],
    k: int = DEFAULT_K,
    ordered: Sequence[str] = (),
    *,
    whose: Sequence[str] = (),
    apart: Sequence[str] = (),
    categories: Mapping[str, Sequence[str]] | None = None,
) -> Anonymised:
    """Merges rare categories (not those that stay `apart`; `ordered` ones with their neighbours in the order
    of `categories`), then leaves open what others may `known` of those who are still alike with too few, and
    of the next fewest if these are under k. Raises UnfitTable for fewer than k people.

    >>> people = {"age": ["old"] * 12 + ["young"] * 11 + ["?"], "area": ["north"] * 22 + ["south"] * 2}
    >>> found = anonymise(people, ["age"])
    >>> found.merges[0].name, anonymity(found.columns, ["age"])
    ('? + young', 12)
    """
    people = [*whose] or _each(columns)
    if len({*people}) < k:
        raise unfit(TOO_FEW, k=k)
    merges = tuple(
        merge
        for name in known
        for merge in suggest_merges(count_people(columns, [name], categories), k, ordered, apart)
    )
    merged = generalise(columns, merges)
    open_, out = _too_few(_kinds(_rows(merged, known), people), k)
    kept = tuple(at for at, one in enumerate(people) if one not in out)
    found = {
        name: [LEFT_OPEN if name in known and people[at] in open_ else column[at] for at in kept]
        for name, column in merged.items()
    }
    return Anonymised(found, merges, sum(one in open_ for one in people), len(people) - len(kept), kept)


def _too_few(kinds: Mapping[str, Kind], k: int) -> tuple[set[str], set[str]]:
    """Who is alike with fewer than k, and whole kinds more, the fewest first, until these are k themselves:
    of people with as many rows, for these are counted easily. And of whom there are not even k in all."""
    open_, out = set[str](), set[str]()
    sizes = Counter(kinds.values())
    for number in sorted({len(kind) for kind in sizes}):
        order = sorted((one for one in sizes if len(one) == number), key=lambda one: (sizes[one], one))
        chosen, count = set[Kind](), 0
        for kind in order:
            if sizes[kind] < k or 0 < count < k:
                chosen.add(kind)
                count += sizes[kind]
        (open_ if count >= k else out).update(one for one, kind in kinds.items() if kind in chosen)
    return open_, out


def _rows(columns: Columns, known: Sequence[str]) -> Integers:
    """(n, known) codes."""
    if missing := [name for name in known if name not in columns]:
        raise unfit(NO_COLUMN, name=missing[0], names=", ".join(columns))
    codes = [np.unique(np.asarray(columns[name], dtype=str), return_inverse=True)[1] for name in known]
    return np.column_stack(codes) if codes else np.zeros((_length(columns), 1), dtype=np.int64)


def _length(columns: Columns) -> int:
    return len(next(iter(columns.values()), ()))

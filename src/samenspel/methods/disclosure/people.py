"""Rows of people: how many are alike in what others may know of them, and making them more alike.

k-anonymity: P. Samarati and L. Sweeney, Protecting privacy when disclosing information, SRI 1998. It keeps
anyone from being found; it does not keep back what all who are alike have in common.
"""

from __future__ import annotations

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


def week(day: date) -> str:
    """A date as it is published: the ISO week it is in.

    >>> week(date(2027, 1, 1))
    '2026-W53'
    """
    year, number, _day = day.isocalendar()
    return f"{year}-W{number:02}"


def alike(columns: Columns, known: Sequence[str]) -> Integers:
    """(n,): for each person how many are the same in all that others may know (quasi-identifiers).

    >>> alike({"age": ["old", "young", "old"], "answer": ["yes", "no", "no"]}, ["age"]).tolist()
    [2, 1, 2]
    """
    _kinds, place, sizes = np.unique(_rows(columns, known), axis=0, return_inverse=True, return_counts=True)
    return np.asarray(sizes[place.ravel()], dtype=np.int64)


def anonymity(columns: Columns, known: Sequence[str]) -> int:
    """The k of k-anonymity: everyone is one of at least so many who are alike; 0 where there is nobody.

    >>> anonymity({"age": ["old", "young", "old"]}, ["age"])
    1
    """
    return int(alike(columns, known).min(initial=10**9)) if _length(columns) else 0


def generalise(columns: Columns, merges: Sequence[Merge]) -> dict[str, list[str]]:
    """With merged categories.

    >>> generalise({"age": ["60-69", "70+", "18-29"]}, [Merge("age", ("60-69", "70+"))])
    {'age': ['60-69 + 70+', '60-69 + 70+', '18-29']}
    """
    names = {(one.variable, category): one.name for one in merges for category in one.categories}
    return {name: [names.get((name, cell), cell) for cell in column] for name, column in columns.items()}


@dataclass(frozen=True)
class Anonymised:
    """Rows of which everyone is one of at least k who are alike: after these `merges`, and with what others
    may know left open ("*") for so many people."""

    columns: Mapping[str, list[str]]
    merges: tuple[Merge, ...]
    left_open: int


def anonymise(
    columns: Columns, known: Sequence[str], k: int = DEFAULT_K, ordered: Sequence[str] = ()
) -> Anonymised:
    """Merges rare categories, then leaves open what others may `known` of those who are still alike with too
    few, and of the next fewest if these are under k. Raises UnfitTable for fewer than k people.

    >>> people = {"age": ["old"] * 12 + ["young"] * 11 + ["?"], "area": ["north"] * 22 + ["south"] * 2}
    >>> found = anonymise(people, ["age"])
    >>> found.merges[0].name, anonymity(found.columns, ["age"])
    ('? + young', 12)
    """
    if _length(columns) < k:
        raise unfit(TOO_FEW, k=k)
    merges = tuple(
        merge for name in known for merge in suggest_merges(count_people(columns, [name]), k, ordered)
    )
    merged = generalise(columns, merges)
    open_ = _to_leave_open(alike(merged, known), _rows(merged, known), k)
    for name in known:
        merged[name] = [LEFT_OPEN if at in open_ else cell for at, cell in enumerate(merged[name])]
    return Anonymised(merged, merges, len(open_))


def _to_leave_open(sizes: Integers, rows: np.ndarray, k: int) -> set[int]:
    """Who is alike with fewer than k; whole kinds more, the fewest first, until these are k themselves."""
    order = np.lexsort((*rows.T[::-1], sizes))
    number = int((sizes < k).sum())
    if number:
        while number < k:
            number += int(sizes[order[number]])
    return set(order[:number].tolist())


def _rows(columns: Columns, known: Sequence[str]) -> Integers:
    """(n, known) codes."""
    if missing := [name for name in known if name not in columns]:
        raise unfit(NO_COLUMN, name=missing[0], names=", ".join(columns))
    codes = [np.unique(np.asarray(columns[name], dtype=str), return_inverse=True)[1] for name in known]
    return np.column_stack(codes) if codes else np.zeros((_length(columns), 1), dtype=np.int64)


def _length(columns: Columns) -> int:
    return len(next(iter(columns.values()), ()))

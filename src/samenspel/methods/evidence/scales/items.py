"""The answers to the items of an instrument, turned and checked once, before any coefficient."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Data, Floats, Names
from samenspel.methods.evidence.rscript import name as r_name
from samenspel.methods.evidence.rscript import read_data, texts
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_

BLOCK = 8_192
Answers = Sequence[float] | Mapping[str, Sequence[float]]
ASKED = {
    "reverse": "items that are worded the other way round; they are turned before anything else",
    "answers": "the lowest and the highest answer that is possible, such as [1, 5], or those of each item",
    "person": "a column that says who answered; nobody may be there twice",
}
INSTRUMENT = {"items": "the columns with the answers", **ASKED}


@dataclass(frozen=True, eq=False)
class Items:
    """`turned` has, of each item that is worded the other way round, its lowest plus its highest answer."""

    data: Data
    names: tuple[str, ...]
    turned: Mapping[str, float]

    def column(self, name: str) -> Floats:
        """(n,) with NaN where there is no answer."""
        answers = self.data.numbers(name)
        return self.turned[name] - answers if name in self.turned else answers

    def blocks(self) -> Iterator[Floats]:
        """(up to 8,192 rows, k): a million people are never copied at once."""
        columns = [self.column(name) for name in self.names]
        for start in range(0, self.data.n, BLOCK):
            yield np.array([column[start : start + BLOCK] for column in columns]).T

    def matrix(self) -> Floats:
        """(n, k)"""
        return np.column_stack([self.column(name) for name in self.names])

    @property
    def options(self) -> dict[str, object]:
        """What a result must say was done to the answers."""
        return {"reverse": ", ".join(self.turned)} if self.turned else {}

    @property
    def r_code(self) -> tuple[str, ...]:
        """Leaves the answers, turned, in x."""
        turns = [f"d${r_name(name)} <- {both:g} - d${r_name(name)}" for name, both in self.turned.items()]
        return (*read_data(self.data), *turns, f"x <- d[, {texts(self.names)}]")


def read_items(
    data: Any, items: Names, reverse: Names = (), answers: Answers = (), person: str | None = None
) -> Items:
    """Raises UnfitData for an answer outside its range, with its row and column; for an item that is turned
    without a range; for a person who is there twice."""
    whole = Data.of(data)
    ends = answers if isinstance(answers, Mapping) else dict.fromkeys(items, answers)
    _check_names(items, [*reverse, *ends])
    if person is not None:
        _check_people(whole, person)
    for name, both in ends.items():
        _check_answers(whole, name, both)
    return Items(whole, tuple(items), {name: _both(name, ends.get(name, ())) for name in reverse})


def _check_names(items: Names, named: Names) -> None:
    if len(set(items)) < max(2, len(items)):
        raise refuse(N_("Name two or more items, each once."))
    for name in named:
        if name not in items:
            raise refuse(N_("“{name}” is not among the items."), name=name)


def _both(name: str, ends: Sequence[float]) -> float:
    if not ends:
        raise refuse(
            N_("To turn “{name}”, say the lowest and the highest answer that is possible."), name=name
        )
    return float(sum(ends))


def _check_answers(data: Data, name: str, ends: Sequence[float]) -> None:
    answers = data.numbers(name)
    if not ends:
        return
    if len(ends) != 2 or ends[0] >= ends[1]:
        raise refuse(N_("The answers to “{name}” need a lowest and a highest, such as 1 and 5."), name=name)
    outside = (answers < ends[0]) | (answers > ends[1])
    if outside.any():
        row = int(np.argmax(outside))
        said = dict(
            zip(("answer", "low", "high"), (f"{one:g}" for one in (answers[row], *ends)), strict=True)
        )
        raise refuse(
            N_("Row {line}, column “{name}”: {answer} is outside {low} to {high}."),
            line=data.line(row),
            name=name,
            **said,
        )


def _check_people(data: Data, person: str) -> None:
    seen: dict[str, int] = {}
    for row, who in enumerate(data.texts(person)):
        if who is not None and seen.setdefault(who, row) != row:
            raise refuse(
                N_("Rows {one} and {other} are both of “{who}”; keep one."),
                one=data.line(seen[who]),
                other=data.line(row),
                who=who,
            )

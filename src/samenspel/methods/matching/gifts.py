"""Who gave how much to which project, in whole cents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from samenspel.methods.words import Words

Integers = npt.NDArray[np.int64]
MOST = 10**15
"""Cents that all gifts together may be: ten thousand billion euros, and exact in a float."""


class BadGift(ValueError):
    """A gift that cannot be counted; `row` counts from 0 in the order they were given."""

    def __init__(self, row: int, problem: Words) -> None:
        super().__init__(str(problem))
        self.row = row
        self.problem = problem


@dataclass(frozen=True)
class Project:
    """`cap`: the most cents it may get from the pot, None if there is no such limit."""

    id: str
    name: str = ""
    cap: int | None = None


@dataclass(frozen=True, eq=False, repr=False)
class Gifts:
    """All gifts, those of one giver to one project added up.

    `project`, `giver` and `amount` run parallel: giver `giver[k]` (a number from 0) gave `amount[k]` cents,
    1 or more, to `projects[project[k]]`. They are sorted by giver, then by project.
    """

    projects: tuple[Project, ...]
    givers: int
    giver: Integers
    project: Integers
    amount: Integers

    @classmethod
    def from_rows(cls, rows: Iterable[tuple[str, str, int]], projects: Sequence[Project] = ()) -> Gifts:
        """Rows of giver, project and cents. Projects that are not in `projects` are added after them, in
        order of their first gift. Raises BadGift for an amount that is no whole number of cents above 0."""
        known = {project.id: place for place, project in enumerate(projects)}
        people: dict[str, int] = {}
        found: list[tuple[int, int, int]] = []
        for row, (giver, project, amount) in enumerate(rows):
            _check_amount(row, amount)
            found.append(
                (people.setdefault(giver, len(people)), known.setdefault(project, len(known)), amount)
            )
        added = (Project(id) for id in list(known)[len(projects) :])
        return cls.from_arrays((*projects, *added), np.array(found, dtype=np.int64).reshape(-1, 3))

    @classmethod
    def from_arrays(cls, projects: Sequence[Project], rows: Integers) -> Gifts:
        """`rows`: columns giver (a number from 0), place in `projects`, cents. Givers are numbered anew."""
        if rows.size and float(rows[:, 2].sum(dtype=np.float64)) > MOST:
            raise BadGift(len(rows) - 1, Words("the gifts add up to more than can be counted."))
        if rows.size and int(rows[:, 2].min()) < 1:
            _check_amount(int(rows[:, 2].argmin()), int(rows[:, 2].min()))
        people, giver = np.unique(rows[:, 0], return_inverse=True)
        keys, places = np.unique(giver * max(1, len(projects)) + rows[:, 1], return_inverse=True)
        amounts = np.zeros(len(keys), dtype=np.int64)
        np.add.at(amounts, places, rows[:, 2])
        width = max(1, len(projects))
        return cls(tuple(projects), len(people), keys // width, keys % width, amounts)

    def __repr__(self) -> str:
        return f"<Gifts: projects {len(self.projects)}, givers {self.givers}, gifts {len(self.amount)}>"

    @cached_property
    def own(self) -> tuple[int, ...]:
        """For each project the cents that people gave."""
        return self.totals(self.amount)

    @cached_property
    def givers_of(self) -> tuple[int, ...]:
        """For each project how many people gave to it."""
        return self.totals(np.ones_like(self.amount))

    def counted(self, limit: int | None, total: int | None = None) -> Integers:
        """`amount`, of which at most `limit` cents count; and of what is then left of one giver's gifts, at
        most `total` cents together, each in proportion and rounded down to a whole cent."""
        kept = self.amount if limit is None else np.minimum(self.amount, limit)
        if total is None:
            return kept
        sums = np.zeros(self.givers, dtype=np.int64)
        np.add.at(sums, self.giver, kept)
        together = sums[self.giver]
        exact = kept.astype(object) * total // np.maximum(together, total)  # Python's: it may take 100 bits
        return exact.astype(np.int64)

    def totals(self, amounts: Integers) -> tuple[int, ...]:
        """For each project the sum of `amounts`, which run parallel to `amount`."""
        sums = np.zeros(len(self.projects), dtype=np.int64)
        np.add.at(sums, self.project, amounts)
        return tuple(int(total) for total in sums)


def _check_amount(row: int, amount: object) -> None:
    if isinstance(amount, bool) or not isinstance(amount, int | np.integer):
        raise BadGift(row, Words("the amount is {amount}, which is no whole number of cents.", amount=amount))
    if amount < 1:
        raise BadGift(
            row, Words("the amount is {amount} cents; a gift is one cent or more.", amount=int(amount))
        )
    if amount > MOST:
        raise BadGift(row, Words("the amount is more than can be counted; check for extra digits."))

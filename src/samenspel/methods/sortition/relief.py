"""The least that must change so that there is a panel: the fewest units by which quotas give way."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from samenspel.methods.highs import ENDLESS
from samenspel.methods.words import Words

from .conflict import joined
from .highs import panel_model
from .limits import Clock
from .pool import Pool, Quota
from .program import Program, program_of

MOST_SHOWN = 5
"""So many equally small ways are looked for."""


@dataclass(frozen=True, order=True)
class Change:
    """`before` becomes `after`: a lower least, or a higher most."""

    before: Quota
    after: Quota

    @property
    def units(self) -> int:
        return self.before.least - self.after.least + self.after.most - self.before.most

    @property
    def words(self) -> Words:
        if self.after.least < self.before.least:
            return Words(
                "at least {after} instead of {before} with {name}",
                after=self.after.least,
                before=self.before.least,
                name=self.before.name,
            )
        return Words(
            "at most {after} instead of {before} with {name}",
            after=self.after.most,
            before=self.before.most,
            name=self.before.name,
        )


@dataclass(frozen=True)
class Relief:
    """`ways`: sets of changes of the fewest `units`. First comes what changes no quota by much, then what
    changes few quotas, then the order of names.

    `complete`: there are no others that small. Nobody can be seated twice, so a quota above what the pool
    holds is lowered too.
    """

    units: int
    ways: tuple[tuple[Change, ...], ...]
    complete: bool

    @property
    def words(self) -> tuple[Words, ...]:
        """Sentences."""
        first = Words(
            "The least relaxation changes the quotas by {units} in all: {changes}.",
            units=self.units,
            changes=joined([change.words for change in self.ways[0]]),
        )
        others = [
            Words("As small: {changes}.", changes=joined([change.words for change in way]))
            for way in self.ways[1:]
        ]
        more = [] if self.complete else [Words("There may be more that are as small.")]
        return first, *others, *more


def relaxed(pool: Pool, way: tuple[Change, ...]) -> Pool:
    """With these changes made.

    >>> from samenspel.methods.sortition import Person
    >>> wide, wider = Quota("sex", "f", 1, 1), Quota("sex", "f", 1, 2)
    >>> pool = Pool((Person("a", {"sex": "f"}), Person("b", {"sex": "f"})), (wide,), seats=2)
    >>> relaxed(pool, (Change(wide, wider),)).quotas[0].most
    2
    """
    changed = {change.before: change.after for change in way}
    return replace(pool, quotas=tuple(changed.get(quota, quota) for quota in pool.quotas))


def find_relief(pool: Pool, clock: Clock) -> Relief | None:
    """None when the limits were reached before one was found."""
    asked = _Asked(program_of(pool))
    found: list[tuple[Change, ...]] = []
    units: int | None = None
    complete = False
    while len(found) < MOST_SHOWN and clock.may_go_on():
        answer = asked.solve(clock)
        if answer is None or (units is not None and answer[0] > units):
            complete = not clock.reached
            break
        units, way = answer
        found.append(way)
    if units is None:
        return None
    return Relief(units, tuple(sorted(found, key=_order)), complete)


def _order(way: tuple[Change, ...]) -> tuple[int, int, tuple[Change, ...]]:
    return max(change.units for change in way), len(way), way


class _Asked:
    def __init__(self, program: Program) -> None:
        self.program = program
        self.model = panel_model(program, whole=True, quotas=False)
        quotas = len(program.quotas)
        down = self.model.add_columns(program.least, whole=True)
        self.model.add_columns(np.full(quotas, program.seats), whole=True)
        touched = self.model.add_columns(np.ones(2 * quotas), whole=True)
        self.units = down + np.arange(2 * quotas)
        self.touched = touched + np.arange(2 * quotas)
        for i in range(quotas):
            self._give_way(i, int(self.units[i]), int(self.units[quotas + i]))
        most = float(program.seats + program.least.max())
        largest = self.model.add_columns(ENDLESS)
        for unit, touch in zip(self.units.tolist(), self.touched.tolist(), strict=True):
            self.model.add_row(0.0, ENDLESS, [largest, unit], [1.0, -1.0])
            self.model.add_row(-ENDLESS, 0.0, [unit, touch], [1.0, -most])
            self.model.add_row(0.0, ENDLESS, [unit, touch], [1.0, -1.0])
        step = 2.0 * quotas + 1
        self.model.worth(self.units, -step * (program.seats + 1))
        self.model.worth([largest], -step)
        self.model.worth(self.touched, -1.0)

    def _give_way(self, i: int, down: int, up: int) -> None:
        belongs = np.flatnonzero(self.program.belongs[i])
        ones = [1.0] * len(belongs)
        self.model.add_row(self.program.least[i], ENDLESS, [*belongs, down], [*ones, 1.0])
        self.model.add_row(-ENDLESS, self.program.most[i], [*belongs, up], [*ones, -1.0])

    def solve(self, clock: Clock) -> tuple[int, tuple[Change, ...]] | None:
        """The best by units, largest change and number of quotas; each time another set of quotas."""
        answer = self.model.solve(clock.for_proof())
        if answer.values is None or not answer.optimal:
            clock.reached |= not answer.infeasible
            return None
        units = np.rint(answer.values[self.units]).astype(int)
        used = units > 0
        self.model.add_row(1.0 - float(used.sum()), ENDLESS, self.touched, np.where(used, -1.0, 1.0))
        return int(units.sum()), self._changes(units)

    def _changes(self, units: np.ndarray) -> tuple[Change, ...]:
        quotas = self.program.quotas
        lower = [
            Change(quota, replace(quota, least=quota.least - int(units[i])))
            for i, quota in enumerate(quotas)
            if units[i]
        ]
        higher = [
            Change(quota, replace(quota, most=quota.most + int(units[len(quotas) + i])))
            for i, quota in enumerate(quotas)
            if units[len(quotas) + i]
        ]
        return tuple(sorted([*lower, *higher]))

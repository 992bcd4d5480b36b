"""Make a lottery: a public list of equally likely panels, what it promises to everybody, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Any

from samenspel.methods.nouns import panels, people, seats
from samenspel.methods.shown import Telling, Told, canvas
from samenspel.methods.words import Words

from .conflict import Conflict, find_conflict
from .coverage import any_panel, cover
from .distribution import Distribution
from .fairest import OBJECTIVES, fairest
from .homes import Crowded, apart, as_quotas, shared
from .limits import Clock, Limits
from .listing import Listed, list_panels
from .pool import Pool, UnfitPool
from .program import Program, program_of
from .reasons import percent, person_reason
from .relief import Relief, find_relief

LENGTH = 1000
LONGEST = 100_000


class NoPanel(ValueError):
    """No panel meets all quotas: `conflict` says why, `relief` what would have to change at least.

    `conflict` is None when the limits were reached before it was known whether there is a panel at all.
    """

    def __init__(self, conflict: Conflict | None, relief: Relief | None) -> None:
        self.conflict, self.relief = conflict, relief
        super().__init__(" ".join(str(one) for one in self.words))

    @property
    def words(self) -> tuple[Words, ...]:
        if self.conflict is None:
            return (Words("It was not found within the limits whether any panel meets all quotas."),)
        return self.conflict.words, *(self.relief.words if self.relief else ())


@dataclass(frozen=True, eq=False, repr=False)
class Lottery(Telling):
    """Each of `panels` (sorted ids) is equally likely. `best` is the lottery that the list was made of.

    `limited`: a limit was reached, so that what `best.gap` and `best.ceiling` leave open is not decided, or
    who is `barred` (on no panel) is not proven.
    """

    pool: Pool
    objective: str
    panels: Listed
    best: Distribution
    program: Program
    barred: frozenset[str]
    limited: bool

    def __repr__(self) -> str:
        return f"<Lottery ({self.objective}): people {len(self.pool.people)}, panels {len(self.panels)}>"

    def told(self) -> Told:
        """Everybody's chance, the lowest first."""
        length = len(self.panels)
        ordered = sorted(self.chances.items(), key=lambda one: (one[1], one[0]))
        rows = [(id, percent(chance), int(chance * length)) for id, chance in ordered]
        sentence = (
            f"{panels(length)} of {seats(self.pool.seats)} out of {people(len(self.pool.people))}, "
            f"each equally likely; who can be chosen has a chance of at least {percent(self.least)}."
        )
        sayings = [
            ("goal", self.objective),
            ("no lottery gives everybody more than", percent(self.best.ceiling, 3)),
            ("on no panel", str(len(self.barred))),
        ]
        return Told(sentence, [("", ("person", "chance", "panels"), rows)], sayings)

    def plot(self) -> Any:
        """Axes of matplotlib: everybody's chance, the lowest first, beside that without quotas; ImportError
        without it."""
        axes, chances = canvas(10), sorted(map(float, self.chances.values()))
        axes.step(range(1, len(chances) + 1), chances, where="mid", color="black")
        axes.axhline(self.pool.seats / len(chances), color="grey", linestyle="dotted")
        axes.set_ylim(bottom=0)
        axes.set(title=f"Chances of a seat ({self.objective})", xlabel="people", ylabel="chance")
        return axes

    @cached_property
    def chances(self) -> Mapping[str, Fraction]:
        """Everybody's chance, exact: the number of panels they are on, out of all."""
        on = Counter(id for panel in self.panels for id in panel)
        return {person.id: Fraction(on[person.id], len(self.panels)) for person in self.pool.people}

    @cached_property
    def aims(self) -> Mapping[str, Fraction]:
        """Everybody's chance before the list was made."""
        members = zip(self.best.program.members, self.best.chances, strict=True)
        return dict.fromkeys(self.barred, Fraction(0)) | {id: chance for ids, chance in members for id in ids}

    @cached_property
    def least(self) -> Fraction:
        """The lowest chance of those who can be chosen at all."""
        return min(chance for id, chance in self.chances.items() if id not in self.barred)

    @cached_property
    def lost(self) -> Fraction:
        """The most that anybody's chance became smaller by making a list."""
        return max(max(self.aims[id] - chance for id, chance in self.chances.items()), Fraction(0))

    @cached_property
    def _kind_of(self) -> Mapping[str, int]:
        return {id: t for t, ids in enumerate(self.program.members) for id in ids}

    @cached_property
    def _barring(self) -> dict[int, Conflict]:
        return {}

    def reason(self, id: str) -> Words:
        """Why this person has this chance."""
        kind = self._kind_of[id]
        if id not in self.barred:
            return person_reason(self.program, self.best, kind, id, self.chances[id])
        if kind not in self._barring:
            self._barring[kind] = find_conflict(self.program, Clock(Limits()), required=kind)
        return self._barring[kind].words


def make(
    pool: Pool, objective: str = "leximin", length: int = LENGTH, limits: Limits | None = None
) -> Lottery:
    """The fairest lottery over the panels that meet all quotas, as a list of `length` equally likely panels.

    objective: "leximin" raises the lowest chance as far as possible, then the next lowest, and so on;
    "maximin" only the lowest; "nash" the product of all chances. With one seat the list has a panel for
    everybody who can have it. Raises NoPanel or UnfitPool.

    >>> from samenspel.methods.sortition import Person, Pool, Quota, make, publish
    >>> people = tuple(Person(id, {"sex": sex}) for id, sex in [("a", "f"), ("b", "m"), ("c", "m")])
    >>> pool = Pool(people, (Quota("sex", "f", 1, 1), Quota("sex", "m", 1, 1)), seats=2)
    >>> make(pool, length=10).chances["b"]
    Fraction(1, 2)
    """
    _refuse_unfit(objective, length)
    clock = Clock(limits or Limits())
    program = program_of(pool)
    start = any_panel(program, clock)
    if start is None:
        raise no_panel(pool, program, clock)
    found, covered = cover(program, start, clock)
    narrow = program.only(covered)
    best = fairest(narrow, objective, [panel[covered] for panel in found], clock)
    members = [id for ids in narrow.members for id in ids]
    try:
        panels = _listed(best, members, pool, length, Clock(clock.limits.for_the_list()))
    except Crowded:
        return replace(make(as_quotas(pool), objective, length, limits), pool=pool)
    return Lottery(
        pool=pool,
        objective=objective,
        panels=panels,
        best=best,
        program=program,
        barred=frozenset(person.id for person in pool.people) - frozenset(members),
        limited=clock.reached,
    )


def _listed(best: Distribution, members: Sequence[str], pool: Pool, length: int, listing: Clock) -> Listed:
    """Raises Crowded where two of one home can't be kept apart."""
    found = tuple((id,) for id in sorted(members)) if pool.seats == 1 else list_panels(best, length, listing)
    return apart(found, pool, program_of(pool), listing) if shared(pool) else found


def _refuse_unfit(objective: str, length: int) -> None:
    if objective not in OBJECTIVES:
        raise UnfitPool(
            Words(
                "There is no goal “{goal}”; choose one of: {known}.",
                goal=objective,
                known=", ".join(OBJECTIVES),
            )
        )
    if not 1 <= length <= LONGEST:
        raise UnfitPool(Words("The list must have from 1 to {longest} panels.", longest=LONGEST))


def no_panel(pool: Pool, program: Program, clock: Clock) -> NoPanel:
    if clock.reached:
        return NoPanel(None, None)
    return NoPanel(find_conflict(program, clock), find_relief(pool, clock))

"""Ways of others to choose panels, for who wants to compare: LEGACY and DiversiMax. No lottery promises
anything here: the chances of LEGACY are counted, and DiversiMax finds one panel.

Sources: Flanigan, Gölz, Gupta, Hennig and Procaccia (2021), Fair algorithms for selecting citizens'
assemblies, https://doi.org/10.1038/s41586-021-03788-6, for LEGACY, as the Sortition Foundation used it;
Matar, DiversiMax, https://orenmatar.github.io/diversimax_algorithm/.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations

import numpy as np
import numpy.typing as npt

from samenspel.methods.highs import ENDLESS
from samenspel.methods.nouns import panels as counted_panels
from samenspel.methods.shown import Telling, Told
from samenspel.methods.words import Words

from .highs import panel_model, whole_numbers
from .homes import shared
from .limits import Clock, Limits
from .lottery import LENGTH, LONGEST, NoPanel, no_panel
from .pool import Pool, UnfitPool
from .program import Integers, Mask, Program, program_of
from .reasons import percent

TRIES, MOST_TABLES = 1000, 50


@dataclass(frozen=True, eq=False, repr=False)
class Sampled(Telling):
    """`panels` (sorted ids) as they came from the `seed`; so many `failures`: begun and given up. `gap`: by
    which part of it the goal of DiversiMax may still be too high."""

    pool: Pool
    method: str
    seed: int
    panels: tuple[tuple[str, ...], ...]
    failures: int = 0
    gap: float = 0.0

    def __repr__(self) -> str:
        return f"<Sampled ({self.method}): people {len(self.pool.people)}, panels {len(self.panels)}>"

    @cached_property
    def chances(self) -> Mapping[str, Fraction]:
        """On which part of the panels everybody is: an estimate of their chance."""
        on = Counter(id for panel in self.panels for id in panel)
        return {person.id: Fraction(on[person.id], len(self.panels)) for person in self.pool.people}

    def told(self) -> Told:
        rows = [
            (id, percent(chance), int(chance * len(self.panels)))
            for id, chance in sorted(self.chances.items(), key=lambda one: (one[1], one[0]))
        ]
        sentence = f"{counted_panels(len(self.panels))} by {self.method} from the seed {self.seed}."
        said = [("given up", str(self.failures)), ("gap", f"{self.gap:.4f}")]
        return Told(sentence, [("", ("person", "on", "panels"), rows)], said)


def legacy(pool: Pool, seed: int, length: int = LENGTH, limits: Limits | None = None) -> Sampled:
    """`length` panels by LEGACY, each from the start: always somebody at random of the value that is most
    urgent, by the seats its quota still lacks for each person left; a start that ends nowhere is given up.
    Raises NoPanel, also when it gives up too often, and UnfitPool.

    >>> from samenspel.methods.sortition import Person, Quota
    >>> people = tuple(Person(id, {"sex": sex}) for id, sex in [("a", "f"), ("b", "m"), ("c", "m")])
    >>> pool = Pool(people, (Quota("sex", "f", 1, 1), Quota("sex", "m", 1, 1)), seats=2)
    >>> legacy(pool, seed=1, length=100).chances["a"]
    Fraction(1, 1)
    """
    if not 1 <= length <= LONGEST:
        raise UnfitPool(Words("The list must have from 1 to {longest} panels.", longest=LONGEST))
    _check_possible(pool, Clock(limits or Limits()))
    urn, random = _Urn(pool), np.random.default_rng(seed)
    found, failures = list[tuple[str, ...]](), 0
    while len(found) < length:
        panel = urn.draw(random)
        if panel is None:
            failures += 1
            if failures > TRIES * (len(found) + 1):
                raise NoPanel(None, None)
            continue
        found.append(tuple(sorted(pool.people[i].id for i in panel)))
    return Sampled(pool, "legacy", seed, tuple(found), failures)


def _check_possible(pool: Pool, clock: Clock) -> None:
    program = program_of(pool)
    answer = panel_model(program, whole=True).solve(clock.for_proof())
    if answer.infeasible:
        raise no_panel(pool, program, clock)


class _Urn:
    """People by place, and which quotas each counts for."""

    def __init__(self, pool: Pool) -> None:
        self.seats, self.quotas = pool.seats, sorted(pool.quotas)
        self.least = np.array([quota.least for quota in self.quotas])
        self.most = np.array([quota.most for quota in self.quotas])
        self.belongs: Mask = np.array(
            [[one.values[q.feature] == q.value for one in pool.people] for q in self.quotas], dtype=bool
        ).reshape(len(self.quotas), len(pool.people))
        homes: dict[str | tuple[str, str], int] = {}
        addresses = [one.address or ("alone", one.id) for one in pool.people]
        self.home = np.array([homes.setdefault(address, len(homes)) for address in addresses])

    def draw(self, random: np.random.Generator) -> list[int] | None:
        """None where it ends nowhere."""
        left, panel = np.ones(len(self.home), dtype=bool), list[int]()
        chosen = np.zeros(len(self.quotas), dtype=np.int64)
        left &= ~self.belongs[self.most == 0].any(axis=0)
        while len(panel) < self.seats:
            among = self._most_urgent(chosen, left)
            if among is None:
                return None
            person = int(random.choice(among))
            panel.append(person)
            chosen += self.belongs[:, person]
            left &= (self.home != self.home[person]) & ~self.belongs[chosen >= self.most].any(axis=0)
        return panel if (chosen >= self.least).all() else None

    def _most_urgent(self, chosen: Integers, left: Mask) -> Integers | None:
        """Who has the value that lacks most for each of those left."""
        remaining = (self.belongs & left).sum(axis=1)
        lacking = self.least - chosen
        if not left.any() or (lacking > remaining).any():
            return None
        open_ = np.flatnonzero(remaining)
        if not len(open_):
            return np.flatnonzero(left)
        urgent = open_[np.argmax(lacking[open_] / remaining[open_])]
        return np.flatnonzero(self.belongs[urgent] & left)


def diversimax(pool: Pool, seed: int = 0, limits: Limits | None = None) -> Sampled:
    """The panel that is most even over all tables of the features (each, each two, …): least is the sum, over
    their cells, of the difference between the people in a cell and the seats divided by the cells. Tables
    with more cells than seats, or than half the people, are left out, and all after the first MOST_TABLES.

    HiGHS finds how many of each kind of people; the seed draws who. Raises NoPanel, and UnfitPool for
    addresses that several share.

    >>> from samenspel.methods.sortition import Person, Quota
    >>> people = tuple(Person(id, {"sex": id[0]}) for id in ["f1", "f2", "m1", "m2", "m3"])
    >>> pool = Pool(people, (Quota("sex", "f", 0, 2), Quota("sex", "m", 0, 2)), seats=2)
    >>> unevenness(pool, diversimax(pool).panels[0]), unevenness(pool, ("m1", "m2"))
    (0.0, 2.0)
    """
    if shared(pool):
        raise UnfitPool(
            Words("DiversiMax does not keep people of one address apart; leave the addresses out.")
        )
    clock, program = Clock(limits or Limits()), program_of(pool)
    model = panel_model(program, whole=True)
    for cells, members in _tables(pool, program):
        for cell in range(cells):
            apart = model.add_columns(ENDLESS)
            kinds = np.flatnonzero(members == cell)
            even = pool.seats / cells
            model.add_row(even, ENDLESS, [*kinds, apart], 1.0)
            model.add_row(-ENDLESS, even, [*kinds, apart], [*np.ones(len(kinds)), -1.0])
            model.worth([apart], -1.0)
    answer = model.solve(clock.for_proof())
    if answer.values is None:
        raise no_panel(pool, program, clock) if answer.infeasible else NoPanel(None, None)
    panel = whole_numbers(answer.values, program.kinds)
    random, chosen = np.random.default_rng(seed), list[str]()
    for number, ids in zip(panel.tolist(), program.members, strict=True):
        chosen += random.permutation(ids)[:number].tolist()
    gap = _gap(pool, program, panel, answer.bound)
    return Sampled(pool, "diversimax", seed, (tuple(sorted(chosen)),), gap=gap)


def unevenness(pool: Pool, panel: tuple[str, ...]) -> float:
    """What DiversiMax makes least, of a panel of ids.

    >>> from samenspel.methods.sortition import Person, Quota
    >>> people = tuple(Person(id, {"sex": id[0]}) for id in ["f1", "f2", "m1", "m2"])
    >>> unevenness(Pool(people, (Quota("sex", "f", 0, 2), Quota("sex", "m", 0, 2)), seats=2), ("f1", "m2"))
    0.0
    """
    program = program_of(pool)
    chosen = set(panel)
    return _unevenness(pool, program, np.array([len(chosen & set(ids)) for ids in program.members]))


def _unevenness(pool: Pool, program: Program, panel: Integers) -> float:
    return sum(
        float(np.abs(np.bincount(members, panel, cells) - pool.seats / cells).sum())
        for cells, members in _tables(pool, program)
    )


def _gap(pool: Pool, program: Program, panel: Integers, bound: float) -> float:
    found = _unevenness(pool, program, panel)
    return max(0.0, found + bound) / found if found else 0.0


def _tables(pool: Pool, program: Program) -> list[tuple[int, npt.NDArray[np.int64]]]:
    """Of each table the number of cells, and for each kind the cell it is in."""
    values = [sorted({person.values[name] for person in pool.people}) for name in pool.features]
    person = {one.id: one for one in pool.people}
    of = np.array(
        [
            [values[f].index(person[ids[0]].values[name]) for f, name in enumerate(pool.features)]
            for ids in program.members
        ]
    ).reshape(program.kinds, len(values))
    found = []
    for size in range(1, len(values) + 1):
        for some in combinations(range(len(values)), size):
            shape = tuple(len(values[f]) for f in some)
            cells = int(np.prod(shape))
            if cells <= pool.seats and 2 * cells <= len(pool.people):
                cell = np.ravel_multi_index(tuple(of[:, f] for f in some), shape)
                found.append((cells, cell.astype(np.int64)))
    return found[:MOST_TABLES]

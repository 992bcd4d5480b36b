"""Effects with their errors, and the test that there were none before treatment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from samenspel.methods.evidence.data import Floats, Ints
from samenspel.methods.evidence.grouped import FEWEST
from samenspel.methods.evidence.result import Estimate, Test

from .bands import all_nought, errors_from, reach, steps_of, with_errors
from .cells import Cells, Family


@dataclass(frozen=True, eq=False)
class Found:
    cells: Cells
    families: dict[str, Family]
    clusters: Ints | None

    @property
    def all(self) -> list[Family]:
        cells = self.cells
        return [*self.families.values(), Family(("",) * len(cells.effect), cells.effect, cells.influence)]


@dataclass(frozen=True, eq=False)
class Sure:
    """Errors of each family (the cells last), how many of them its band reaches, and the test of the periods
    before; `errors` is None where there are too few units."""

    errors: list[Floats] | None
    reaches: tuple[float, ...]
    tests: tuple[Test, ...]

    @property
    def test(self) -> Test | None:
        return self.tests[0] if self.tests else None


def sure_of(found: Found, seed: int, bootstraps: int, level: float) -> Sure:
    steps = [steps_of(family.influence, found.clusters) for family in found.all]
    if len(steps[0]) < FEWEST:
        return Sure(None, (), ())
    edges = np.cumsum([0, *(one.shape[1] for one in steps)]).tolist()
    slices = [slice(*edge) for edge in pairwise(edges)]
    reaches = reach(np.hstack(steps), slices, seed, bootstraps, level)
    before = ~found.cells.is_after
    test = all_nought("no effect before treatment", found.cells.effect[before], steps[-1][:, before])
    return Sure([errors_from(one) for one in steps], reaches, (test,) if test else ())


def estimates_in(found: Found, sure: Sure, level: float) -> tuple[Estimate, ...]:
    errors: Sequence[Floats | None] = sure.errors or [None] * len(found.families)
    return tuple(
        estimate
        for family, se in zip(found.families.values(), errors, strict=False)
        for estimate in with_errors(family.names, family.values, se, level)
    )

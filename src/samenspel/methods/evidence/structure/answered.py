"""The answers that a model is fitted to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.data import Data, Floats, Ints, Names
from samenspel.methods.evidence.result import LeftOut
from samenspel.methods.evidence.scales.items import ASKED, Items
from samenspel.methods.evidence.scales.moments import check_independent, check_spread
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

from .fitting import Fitted, Sample, covariances
from .model import Factors
from .observing import observed
from .samples import Moments, samples_of, saturated

Missing = Literal["listwise", "full information"]
INSTRUMENT = {
    **ASKED,
    "incomplete": "people without every answer: listwise leaves them out, full information keeps them",
}


@dataclass(frozen=True, eq=False)
class Answered:
    """`matrix` (n, p) of who is used, their group (n,) and the names of groups; `best` are the means and
    covariances of each group without a model."""

    items: Items
    incomplete: Missing
    matrix: Floats
    groups: Ints
    group_names: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    samples: list[Sample]
    best: Moments

    @property
    def n(self) -> int:
        return len(self.matrix)

    @property
    def is_complete(self) -> bool:
        return self.incomplete == "listwise"

    def covariances(self, fitted: Fitted) -> Floats:
        """(q, q): of the parameters, from the expected information, or from the observed where answers may
        be missing, as in lavaan."""
        return covariances(fitted, None if self.is_complete else observed(fitted, self.samples))


def answered(items: Items, incomplete: Missing, group: str | None = None) -> Answered:
    """Raises UnfitData for an item that is the same in every answer or follows from others."""
    used, left_out = _used(items, incomplete, group)
    matrix = items.matrix()[used]
    groups, names = items.data.where(used).levels(group) if group else (np.zeros(len(matrix), int), ("",))
    return Answered(
        items, incomplete, matrix, groups, names, left_out, *summarised(items.names, matrix, groups)
    )


def summarised(names: Names, matrix: Floats, groups: Ints) -> tuple[list[Sample], Moments]:
    """Raises UnfitData as `answered` does."""
    samples = samples_of(matrix, groups)
    best = saturated(samples, len(names))
    for number, (mean, cov) in enumerate(best):
        check_spread(names, int(np.sum(groups == number)), mean, cov)
        check_independent(names, cov)
    return samples, best


def items_of(factors: Factors) -> list[str]:
    """Each item once; refuses a factor without two of them."""
    for name, own in factors.items():
        if len(set(own)) < max(2, len(own)):
            raise refuse(N_("The factor “{name}” needs two or more items, each once."), name=name)
    return list(dict.fromkeys(item for own in factors.values() for item in own))


def _used(items: Items, incomplete: Missing, group: str | None) -> tuple[Any, tuple[LeftOut, ...]]:
    data: Data = items.data
    if incomplete == "listwise":
        return data.complete([*items.names, *([group] if group else [])])
    some = np.any([data.is_answered(name) for name in items.names], axis=0)
    kept, left = data.complete([group]) if group else (np.ones(data.n, bool), ())
    lost = int(np.sum(kept & ~some))
    return kept & some, (*left, *((LeftOut(lost, Words("no answer to any item")),) if lost else ()))

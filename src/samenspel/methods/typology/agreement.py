"""How far coders of the same cases agree, criterion by criterion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from samenspel.methods.evidence.agreement import kappa, krippendorff
from samenspel.methods.evidence.unfit import UnfitData

from .definitions import CRITERIA
from .judging import Answers
from .terms import NOT_SAID

Coded = Mapping[str, Answers]
"""What was said of one case, by coder."""


@dataclass(frozen=True)
class Agreement:
    """Of one criterion. `cases`: that two or more coded; `alike`: of how many all said the same; `unsaid`:
    answers that were “not said”, which count as answers. `alpha`: Krippendorff's; `kappa`: Cohen's, where the
    same two coded all. None: too few cases to say, or no difference between cases to agree on."""

    criterion: str
    cases: int
    alike: int
    unsaid: int
    alpha: float | None
    kappa: float | None
    is_few: bool


def agreement(cases: Sequence[Coded], *, fewest: int) -> list[Agreement]:
    """Of each criterion, in their order. With fewer cases than `fewest` only counts are told."""
    twice = [case for case in cases if len(case) > 1]
    return [_of(name, twice, fewest) for name in CRITERIA]


def _of(name: str, cases: Sequence[Coded], fewest: int) -> Agreement:
    said = [{coder: answers.get(name, NOT_SAID) for coder, answers in case.items()} for case in cases]
    is_few = len(said) < fewest
    return Agreement(
        criterion=name,
        cases=len(said),
        alike=sum(len(set(case.values())) == 1 for case in said),
        unsaid=sum(answer == NOT_SAID for case in said for answer in case.values()),
        alpha=None if is_few else _alpha(said),
        kappa=None if is_few else _kappa(said),
        is_few=is_few,
    )


def _alpha(said: Sequence[Mapping[str, str]]) -> float | None:
    """Who coded which case does not matter to it, so that cases may have coders of their own."""
    most = max(len(case) for case in said)
    rows = [[*case.values(), *[None] * (most - len(case))] for case in said]
    columns = {f"coder {place + 1}": [row[place] for row in rows] for place in range(most)}
    try:
        return float(krippendorff(columns, [*columns], bootstraps=0)["alpha"].value)
    except UnfitData:
        return None


def _kappa(said: Sequence[Mapping[str, str]]) -> float | None:
    coders = {coder for case in said for coder in case}
    if len(coders) != 2:
        return None
    columns = {coder: [case[coder] for case in said] for coder in sorted(coders)}
    try:
        return float(kappa(columns, [*columns])["kappa"].value)
    except UnfitData:
        return None


def pairs_alike(case: Coded) -> tuple[int, int]:
    """Of one case: of how many answers two coders gave, over all pairs of them, they are the same."""
    pairs = [
        (one.get(name, NOT_SAID), other.get(name, NOT_SAID))
        for one, other in combinations(case.values(), 2)
        for name in CRITERIA
    ]
    return sum(one == other for one, other in pairs), len(pairs)

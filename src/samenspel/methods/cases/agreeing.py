"""How far coders agree who scored the same cases, each alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samenspel.methods.evidence.agreement import krippendorff
from samenspel.methods.evidence.unfit import UnfitData

from .template import SCORES

Sheets = Sequence[Mapping[str, float]]
"""Of one case, what each of its coders scored."""


@dataclass(frozen=True)
class Agreed:
    """`scores`: how many were given by two coders, `alike`: to how many both gave the same; `alpha`: None
    where there are too few to tell, or all are the same."""

    cases: int
    scores: int
    alike: int
    alpha: float | None


def agreed(cases: Sequence[Sheets], *, fewest: int) -> Agreed:
    """Krippendorff's alpha for ordered scores, over every score that two coders gave a case. With fewer cases
    than `fewest` only counts are told.

    >>> told = [[{"attitude": 1.0}, {"attitude": 0.67}], [{"attitude": 0.0}, {"attitude": 0.0}]]
    >>> agreed(told, fewest=3)
    Agreed(cases=2, scores=2, alike=1, alpha=None)
    """
    twice = [sheets for sheets in cases if len(sheets) > 1]
    pairs = [
        (sheets[0][name], sheets[1][name])
        for sheets in twice
        for name in SCORES
        if all(name in sheet for sheet in sheets[:2])
    ]
    alike = sum(one == other for one, other in pairs)
    return Agreed(len(twice), len(pairs), alike, _alpha(pairs) if len(twice) >= fewest else None)


def _alpha(pairs: Sequence[tuple[float, float]]) -> float | None:
    columns = {f"coder {place + 1}": [pair[place] for pair in pairs] for place in (0, 1)}
    try:
        return float(krippendorff(columns, [*columns], measure="ordinal", bootstraps=0)["alpha"].value)
    except UnfitData:
        return None

"""Lines on both sides of a cutoff, and how near to it rows should be."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samenspel.methods.evidence.chances import two_sided
from samenspel.methods.evidence.data import Booleans, Floats
from samenspel.methods.evidence.least import Fit, least_squares, robust
from samenspel.methods.evidence.result import Test
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_

from .instruments import Moved, two_stages

FEWEST = 10
TRIANGLE = 3.4375


@dataclass(frozen=True, eq=False)
class Near:
    """`away` (n,) from the cutoff, 0 or more above it; `outcome` and what was `received` (n,)."""

    away: Floats
    outcome: Floats
    received: Floats

    def sides(self, width: float = np.inf) -> list[Booleans]:
        """Which rows are below and above, as masks (n,)."""
        return [(np.abs(self.away) < width) & side for side in (self.away < 0, self.away >= 0)]


def bandwidth(near: Near) -> float:
    """Imbens & Kalyanaraman 2012 (doi 10.1093/restud/rdr043), triangular kernel."""
    away, outcome, n = near.away, near.outcome, len(near.away)
    pilot = 1.84 * away.std(ddof=1) * n**-0.2
    inside = near.sides(pilot)
    if min(int(kept.sum()) for kept in inside) < FEWEST:
        raise refuse(N_("Too few rows are near the cutoff to choose a bandwidth; name one."))
    density = sum(int(kept.sum()) for kept in inside) / (2 * n * pilot)
    noise = [outcome[kept].var(ddof=1) for kept in inside]
    above = (away >= 0).astype(float)
    cubic = least_squares(np.column_stack([np.ones(n), above, away, away**2, away**3]), outcome)
    bend = max((6 * cubic.beta[4]) ** 2, np.finfo(float).tiny)
    curves, penalty = [], 0.0
    for kept, variance in zip(near.sides(), noise, strict=True):
        width = 3.56 * (variance / (density * bend)) ** (1 / 7) * int(kept.sum()) ** (-1 / 7)
        local = kept & (np.abs(away) < width)
        count = int(local.sum())
        if count <= 3:
            raise refuse(N_("Too few rows are near the cutoff to choose a bandwidth; name one."))
        fit = least_squares(np.vander(away[local], 3), outcome[local])
        curves.append(2 * float(fit.beta[0]))
        penalty += 2160 * variance / (count * width**4)
    return float(
        TRIANGLE * (sum(noise) / (density * ((curves[1] - curves[0]) ** 2 + penalty))) ** 0.2 * n**-0.2
    )


def jump(near: Near, width: float, power: int, is_fuzzy: bool) -> tuple[float, float, int]:
    """The jump at the cutoff (or that of the outcome for each one received), its error (HC1), and rows used:
    lines of this power on both sides, nearer rows weighing more."""
    weights = np.maximum(0, 1 - np.abs(near.away) / width)
    used = weights > 0
    away, root = near.away[used] / width, np.sqrt(weights[used])
    above = (away >= 0).astype(float)
    slopes = [side * away**one for one in range(1, power + 1) for side in (np.ones(len(away)), above)]
    besides = np.column_stack([np.ones(len(away)), *slopes]) * root[:, None]
    lot, outcome = (above * root)[:, None], near.outcome[used] * root
    fit: Fit
    if is_fuzzy:
        fit = two_stages(Moved(outcome, near.received[used] * root, besides, lot))
    else:
        fit = least_squares(np.hstack([besides, lot]), outcome)
    return float(fit.beta[-1]), float(np.sqrt(robust(fit, "HC1")[-1, -1])), int(used.sum())


def density(near: Near) -> Test:
    """Whether there are more rows on one side than the other just there (McCrary 2008, doi
    10.1016/j.jeconom.2007.05.005): lines through a fine histogram."""
    away, n = near.away, len(near.away)
    bin_width = 2 * away.std(ddof=1) / np.sqrt(n)
    cells = np.floor(away / bin_width).astype(np.int64)
    first = int(cells.min())
    middle = (np.arange(first, int(cells.max()) + 1) + 0.5) * bin_width
    height = np.bincount(cells - first) / (n * bin_width)
    width = np.mean([_density_width(middle[kept], height[kept]) for kept in (middle < 0, middle >= 0)])
    ends = [_end(middle[kept], height[kept], float(width)) for kept in (middle < 0, middle >= 0)]
    if min(ends) <= 0:
        raise refuse(
            N_("Too few rows are near the cutoff to test whether people sorted themselves around it.")
        )
    apart = float(np.log(ends[1]) - np.log(ends[0]))
    statistic = apart / float(np.sqrt(24 / 5 / (n * width) * (1 / ends[0] + 1 / ends[1])))
    return Test(
        "as many rows on both sides (log difference of densities)", statistic, float(two_sided(statistic))
    )


def _density_width(middle: Floats, height: Floats) -> float:
    fit = least_squares(np.vander(middle, 5), height)
    noise = float(fit.residuals @ fit.residuals) / max(fit.df, 1)
    bends = np.polyval(np.polyder(fit.beta, 2), middle)
    reach = np.ptp(middle)
    return float(min(reach, 3.348 * (noise * reach / np.sum(bends**2)) ** 0.2))


def _end(middle: Floats, height: Floats, width: float) -> float:
    """Where the line through the histogram meets the cutoff."""
    weights = np.maximum(0, 1 - np.abs(middle) / width)
    used = weights > 0
    if used.sum() < 3:
        return 0.0
    return float(least_squares(np.vander(middle[used], 2), height[used], weights[used]).beta[1])

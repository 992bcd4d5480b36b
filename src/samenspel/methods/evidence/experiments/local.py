"""Lines on both sides of a cutoff, and how near to it rows should be."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samenspel.methods.evidence.chances import two_sided
from samenspel.methods.evidence.data import Booleans, Floats
from samenspel.methods.evidence.least import least_squares, robust
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
    n = len(near.away)
    pilot = 1.84 * near.away.std(ddof=1) * n**-0.2
    inside = near.sides(pilot)
    if min(int(kept.sum()) for kept in inside) < FEWEST:
        raise _too_few()
    density = sum(int(kept.sum()) for kept in inside) / (2 * n * pilot)
    noise = [float(near.outcome[kept].var(ddof=1)) for kept in inside]
    bend = _bend(near)
    (below, first), (above, second) = (
        _curve(near, kept, one, density * bend) for kept, one in zip(near.sides(), noise, strict=True)
    )
    apart = (above - below) ** 2 + (first + second)
    return float(TRIANGLE * (sum(noise) / (density * apart)) ** 0.2 * n**-0.2)


def _bend(near: Near) -> float:
    """The square of the third derivative, by one cubic with a jump."""
    away = near.away
    above = (away >= 0).astype(float)
    columns = np.column_stack([np.ones(len(away)), above, away, away**2, away**3])
    return float(max((6 * least_squares(columns, near.outcome).beta[4]) ** 2, np.finfo(float).tiny))


def _curve(near: Near, kept: Booleans, noise: float, scale: float) -> tuple[float, float]:
    """The second derivative on one side, and what is added for not knowing it well."""
    width = 3.56 * (noise / scale) ** (1 / 7) * int(kept.sum()) ** (-1 / 7)
    local = kept & (np.abs(near.away) < width)
    count = int(local.sum())
    if count <= 3:
        raise _too_few()
    fit = least_squares(np.vander(near.away[local], 3), near.outcome[local])
    return 2 * float(fit.beta[0]), 2160 * noise / (count * width**4)


def _too_few() -> ValueError:
    return refuse(N_("Too few rows are near the cutoff to choose a bandwidth; name one."))


def jump(near: Near, width: float, power: int, is_fuzzy: bool) -> tuple[float, float, int]:
    """The jump at the cutoff (or that of the outcome for each one received), its error (HC1), and rows used:
    lines of this power on both sides, nearer rows weighing more."""
    weights = np.maximum(0, 1 - np.abs(near.away) / width)
    used = weights > 0
    away, root = near.away[used] / width, np.sqrt(weights[used])
    above = (away >= 0).astype(float)
    slopes = [side * away**one for one in range(1, power + 1) for side in (np.ones(len(away)), above)]
    besides = np.column_stack([np.ones(len(away)), *slopes]) * root[:, None]
    moved = Moved(near.outcome[used] * root, near.received[used] * root, besides, (above * root)[:, None])
    fit = two_stages(moved) if is_fuzzy else least_squares(moved.known, moved.outcome)
    return float(fit.beta[-1]), float(np.sqrt(robust(fit, "HC1")[-1, -1])), int(used.sum())


def density(near: Near) -> Test:
    """Whether there are more rows on one side than the other just there (McCrary 2008, doi
    10.1016/j.jeconom.2007.05.005): lines through a fine histogram."""
    n, (middle, height) = len(near.away), _histogram(near.away)
    sides = [(middle[kept], height[kept]) for kept in (middle < 0, middle >= 0)]
    width = float(np.mean([_density_width(*side) for side in sides]))
    below, above = (_end(*side, width) for side in sides)
    if min(below, above) <= 0:
        raise refuse(
            N_("Too few rows are near the cutoff to test whether people sorted themselves around it.")
        )
    apart = float(np.log(above) - np.log(below))
    statistic = apart / float(np.sqrt(24 / 5 / (n * width) * (1 / below + 1 / above)))
    name = "as many rows on both sides (log difference of densities)"
    return Test(name, statistic, float(two_sided(statistic)))


def _histogram(away: Floats) -> tuple[Floats, Floats]:
    """The middles of its bins and the density in each; the cutoff is an edge."""
    wide = 2 * away.std(ddof=1) / np.sqrt(len(away))
    cells = np.floor(away / wide).astype(np.int64)
    first = int(cells.min())
    middle = (np.arange(first, int(cells.max()) + 1) + 0.5) * wide
    return middle, np.bincount(cells - first) / (len(away) * wide)


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

"""Small numbers: seconds to say what to hide and to prove it, and a judge of another make."""

from __future__ import annotations

import time
from math import prod

import numpy as np
from scipy.optimize import linprog

from benchmarks.sections import Options, Section
from samenspel.methods.disclosure import CountTable, Protected, Release, audit, protect, unprotected

SIZES = (((60, 10), 25), ((200, 12), 25), ((300, 6), 60), ((100, 4, 2), 50), ((40, 5, 2, 2), 100))
"""Categories of each variable, and how many people there are in a cell on average."""
SEED, JUDGED = 1, 20


def disclosure(options: Options) -> Section:
    """The fastest of the repeats, on tables of people drawn by lot."""
    return Section(
        title="Small numbers: what to hide, and the proof",
        before=(
            f"People drawn by lot into tables of counts (seed {SEED}), cells with all totals; k = 10. "
            f"Seconds are of the processor, the fastest of {options.repeats}: *choose* is all of `protect` "
            "with the proof it ends with, *audit* that proof alone, made anew. *Small* counts are under 10; "
            "*seen* are those of them that could be computed closely if only they were hidden, *besides* is "
            f"hidden so that none can. *Judge*: of the first {JUDGED} small counts, how many may be 10 or "
            "more, as SciPy's `linprog` sees it (HiGHS, on the inner cells alone); before, with only small "
            "counts hidden, and after."
        ),
        header=(
            "table",
            "cells",
            "small",
            "seen",
            "besides",
            "choose, s",
            "audit, s",
            "judge, before",
            "after",
        ),
        rows=[_row(shape, mean, options.repeats) for shape, mean in SIZES],
        after=(
            "Goals: 200 × 12 in 0.5 s, 100 × 4 × 2 in 0.7 s, 40 × 5 × 2 × 2 in 3 s, each audit in 0.1 s. "
            "What is proven is more than the judge asks: that each count may be lower too, in whole numbers, "
            "and whatever people know who are alone in a cell."
        ),
    )


def drawn(shape: tuple[int, ...], mean: float, seed: int = SEED) -> CountTable:
    """Independent variables with uneven categories."""
    chance = np.random.default_rng(seed)
    expected = np.ones(shape)
    for axis, size in enumerate(shape):
        weights = chance.gamma(2.0, 0.5, size)
        expected = expected * weights.reshape([size if at == axis else 1 for at in range(len(shape))])
    names = {f"v{axis}": [f"c{at}" for at in range(size)] for axis, size in enumerate(shape)}
    return CountTable.of(names, chance.poisson(expected / expected.mean() * mean))


def _row(shape: tuple[int, ...], mean: float, repeats: int) -> list[str]:
    release = Release((drawn(shape, mean),))
    taken = [_timed(release) for _again in range(max(1, repeats))]
    found = taken[0][2]
    bare = unprotected(release, small=True)
    row = [
        " × ".join(map(str, shape)),
        f"{prod(size + 1 for size in shape):,}",
        f"{found.small:,}",
        f"{len({leak.cell for leak in bare.audit.leaks}):,}",
        f"{found.hidden - found.small:,}",
        f"{min(one[0] for one in taken):.2f}",
        f"{min(one[1] for one in taken):.3f}",
        *(f"{judged(one)} of {min(JUDGED, found.small)}" for one in (bare, found)),
    ]
    print(" | ".join(row), flush=True)
    return row


def _timed(release: Release) -> tuple[float, float, Protected]:
    start = time.process_time()
    found = protect(release)
    middle = time.process_time()
    audit([found])
    return middle - start, time.process_time() - middle, found


def judged(found: Protected) -> int:
    """How many of the first small counts may be k or more, as SciPy sees it."""
    table, hides = found.release.tables[0], found.hides[0]
    grid = np.arange(table.counts.size).reshape(table.counts.shape)
    rows, sums, least, small = [], [], [], []
    for place in np.ndindex(*hides.shape):
        row = np.zeros(table.counts.size)
        row[grid[tuple(slice(None) if at == grid.shape[axis] else at for axis, at in enumerate(place))]] = 1
        count = int(table.full[place])
        if hides[place]:
            least.append((row, min(count, 1)))
            small += [row] if 0 < count < found.rule.k else []
        else:
            rows.append(row)
            sums.append(count)
    floors = np.array([-row for row, _low in least]), np.array([-low for _row, low in least])
    answers = [linprog(-row, *floors, np.array(rows), sums, method="highs") for row in small[:JUDGED]]
    return sum(one.status == 3 or -one.fun >= found.rule.k - 1e-6 for one in answers)

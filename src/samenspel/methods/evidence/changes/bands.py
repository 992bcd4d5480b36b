"""How sure numbers are that units made together: errors, and bands that hold for all at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from samenspel.methods.evidence.chances import above_chi2, quantile
from samenspel.methods.evidence.data import Floats, Ints
from samenspel.methods.evidence.least import sums
from samenspel.methods.evidence.result import Estimate, Test, estimates_of
from samenspel.methods.evidence.stopping import blocks
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.words import N_

BLOCK = 4_000_000
SINGULAR, FEWEST = 1e-10, 10


def steps_of(influence: Floats, clusters: Ints | None) -> Floats:
    """(units or clusters, m): what each adds to the error of each number."""
    steps = influence / len(influence)
    return steps if clusters is None else sums(steps, clusters)


def errors_from(steps: Floats) -> Floats:
    """(m,) standard errors."""
    return np.asarray(np.sqrt(np.einsum("ij,ij->j", steps, steps)))


def reach(
    steps: Floats, families: Sequence[slice], seed: int, bootstraps: int, level: float
) -> tuple[float, ...]:
    """Of each family of columns how many errors to each side a band goes that holds for all of it at once.
    Never less than for one number alone."""
    if bootstraps < FEWEST:
        raise refuse(N_("Draw {least} times or more."), least=FEWEST)
    se = errors_from(steps)
    scaled = np.divide(steps, se, out=np.zeros_like(steps), where=se > 0)
    tops = np.hstack(list(_tops(scaled, families, seed, bootstraps)))
    alone = float(quantile(0.5 + level / 2))
    return tuple(max(alone, float(np.quantile(top, level))) for top in tops)


def _tops(scaled: Floats, families: Sequence[slice], seed: int, bootstraps: int) -> Iterator[Floats]:
    """(families, draws), in blocks: the largest of each family when every unit's part is turned by a coin
    (the multiplier bootstrap with Rademacher's signs; Callaway & Sant'Anna 2021, algorithm 1)."""
    chance, size = np.random.default_rng(seed), max(1, BLOCK // len(scaled))
    for many in blocks(bootstraps, size):
        signs = 2.0 * chance.integers(0, 2, (many, len(scaled)), dtype=np.int8) - 1
        turned = np.abs(signs @ scaled)
        yield np.array([turned[:, family].max(axis=1, initial=0) for family in families])


def all_nought(name: str, values: Floats, steps: Floats) -> Test | None:
    """Wald's test that these (m,) are all 0; None where their variance does not tell them apart."""
    variance = steps.T @ steps
    sizes = np.sqrt(np.diag(variance))
    if not len(values) or sizes.min() == 0:
        return None
    alike = variance / np.outer(sizes, sizes)
    if np.linalg.eigvalsh(alike)[0] < SINGULAR:
        return None
    scaled = values / sizes
    statistic = float(scaled @ np.linalg.solve(alike, scaled))
    return Test(name, statistic, above_chi2(statistic, len(values)), (float(len(values)),))


def with_errors(names: Sequence[str], values: Floats, se: Floats | None, level: float) -> list[Estimate]:
    """Each with its interval where it has an error; one that hangs on single units has none."""
    if se is None:
        return list(estimates_of(names, values))
    return [
        (weighed([name], [value], [error], level) if error > 0 else estimates_of([name], [value]))[0]
        for name, value, error in zip(names, values.tolist(), se.tolist(), strict=True)
    ]

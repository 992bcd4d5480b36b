"""What the covariances of items alone say: alpha, item-rest correlations, alpha without an item."""

from __future__ import annotations

import numpy as np

from samenspel.methods.evidence.data import Floats


def alpha_of(cov: Floats) -> Floats:
    """(…): Cronbach's alpha of covariances (…, k, k)."""
    k = cov.shape[-1]
    return np.asarray(k / (k - 1) * (1 - np.einsum("...ii->...", cov) / cov.sum(axis=(-2, -1))))


def item_rest(cov: Floats) -> Floats:
    """(k,): the correlation of each item with the sum of the others; NaN where these do not change."""
    own, whole = np.diag(cov), cov.sum(axis=1)
    rest = cov.sum() - 2 * whole + own
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray((whole - own) / np.sqrt(own * rest))


def alpha_without(cov: Floats) -> list[float | None]:
    """Of each item: alpha of the others; None where there is only one other."""
    k = len(cov)
    if k == 2:
        return [None, None]
    others = [np.delete(np.arange(k), item) for item in range(k)]
    return [float(alpha_of(cov[np.ix_(kept, kept)])) for kept in others]

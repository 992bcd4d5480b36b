"""Models without factors: every covariance by itself, or none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from .fitting import Fitted, Sample, look
from .model import ERROR, INTERCEPT, Block, Entry, Model
from .samples import Moments


def without_factors(model: Model, samples: Sequence[Sample], moments: Moments) -> Fitted:
    """At the means and covariances of each group that fit best; covariances of exactly 0 are not in it."""
    p, labels, blocks, values = len(model.items), list[str](), [], []
    for group, (mean, cov) in enumerate(moments):
        entries = [Entry(ERROR, row, row, f"{row}~~{row} ({group})") for row in range(p)]
        if np.count_nonzero(cov - np.diag(np.diag(cov))):
            entries += [Entry(ERROR, i, j, f"{i}~~{j} ({group})") for i, j in combinations(range(p), 2)]
        values += [float(cov[entry.row, entry.column]) for entry in entries]
        if model.has_means:
            entries += [Entry(INTERCEPT, row, 0, f"{row}~1 ({group})") for row in range(p)]
            values += mean.tolist()
        blocks.append(Block(np.zeros((p, 0)), tuple(entries), len(labels) + np.arange(len(entries))))
        labels += [entry.label for entry in entries]
    free = Model(model.items, (), tuple(blocks), tuple(labels), model.has_means)
    found = look(free, np.array(values), samples)
    assert found is not None
    return Fitted(free, np.array(values), found, settled=True)

"""How far each person moves the likelihood of what they answered."""

from __future__ import annotations

import numpy as np

from samenspel.methods.evidence.data import Booleans, Floats, Ints

from .fitting import Fitted
from .model import Implied


def varying(fitted: Fitted, matrix: Floats, groups: Ints) -> Floats:
    """(q, q): sums over people of the products of their slopes, of answers (n, p) with NaN where there is
    none, and each person's group (n,)."""
    q = len(fitted.parameters)
    found = np.zeros((q, q))
    for group, block in enumerate(fitted.model.blocks):
        at, rows = block.implied(fitted.parameters), matrix[groups == group]
        patterns, places = np.unique(~np.isnan(rows), axis=0, return_inverse=True)
        for number, pattern in enumerate(patterns):
            slopes = _slopes(at, pattern, rows[places.ravel() == number][:, pattern])
            of_parameters = np.zeros((q, len(slopes)))
            np.add.at(of_parameters, block.places, slopes.T)
            found += of_parameters @ of_parameters.T
    return found


def _slopes(at: Implied, seen: Booleans, rows: Floats) -> Floats:
    """(n, entries): of the log-likelihood of rows (n, s) in the group's entries."""
    one, other, means = at.one[:, seen], at.other[:, seen], at.means[:, seen]
    precise = np.linalg.inv(at.cov[np.ix_(seen, seen)])
    pull = (rows - at.mean[seen]) @ precise
    return np.asarray(
        pull @ means.T + (pull @ one.T) * (pull @ other.T) - np.sum((one @ precise) * other, axis=1)
    )

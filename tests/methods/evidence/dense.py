"""CR2 and Satterthwaite's degrees of freedom as clubSandwich writes them, with matrices as large as the
data."""

from __future__ import annotations

import numpy as np


def cr2(columns, left, weights, target, clusters):
    """The errors (k,) and degrees of freedom (k,) of columns (n, k), with what is left of the outcome (n,),
    the weights (n,), and the variances of the working model (n,)."""
    bread = np.linalg.inv(columns.T @ (columns * weights[:, None]))
    rest = np.eye(len(left)) - columns @ bread @ columns.T * weights
    varied = rest @ np.diag(target) @ rest.T
    moved, along = [], []
    clusters = np.asarray(clusters)
    for cluster in np.unique(clusters):
        rows = np.flatnonzero(clusters == cluster)
        root = np.diag(np.sqrt(target[rows]))
        adjusted = root @ _root(root @ varied[np.ix_(rows, rows)] @ root) @ root
        pulled = adjusted @ (columns[rows] * weights[rows, None]) @ bread
        moved.append(left[rows] @ pulled)
        along.append(rest[rows].T @ pulled)
    shared = np.einsum("gik,i,hik->kgh", along, target, along)
    df = np.trace(shared, axis1=1, axis2=2) ** 2 / np.sum(shared**2, axis=(1, 2))
    return np.sqrt(np.sum(np.square(moved), axis=0)), df


def _root(matrix):
    values, vectors = np.linalg.eigh(matrix)
    known = values > 1e-10 * values.max()
    return (vectors[:, known] / np.sqrt(values[known])) @ vectors[:, known].T

"""What a lot did, arm by arm, as anyone can count it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from samenspel.methods.evidence.data import Data, Floats, Names
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Table
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

MOST_ARMS = 20


def by_arm(rows: Data, assigned: Names, columns: Mapping[str, Floats]) -> tuple[Table, ...]:
    """For each lot the rows of each arm and the mean of each column (n,); none for a lot of many amounts."""
    return tuple(
        Table(f"by {lot}", (lot, "rows", *(f"mean {name}" for name in columns)), _lines(rows, lot, columns))
        for lot in assigned
        if ":" not in lot and len(rows.levels(lot)[1]) <= MOST_ARMS
    )


def _lines(rows: Data, lot: str, columns: Mapping[str, Floats]) -> tuple[tuple[str | float, ...], ...]:
    codes, levels = rows.levels(lot)
    counts = np.bincount(codes)
    means = [(np.bincount(codes, column) / counts).tolist() for column in columns.values()]
    return tuple(zip(levels, counts.tolist(), *means, strict=True))


def refuse_single(rows: Data, assigned: str, cluster: str) -> None:
    """Refuses an arm that is one cluster, where clusters were drawn whole: it tells the arm and the cluster
    not apart."""
    codes, levels = rows.levels(assigned)
    clusters, names = rows.levels(cluster)
    pairs = np.unique(codes * len(names) + clusters)
    if len(pairs) > len(names):
        return
    counts = np.bincount(pairs // len(names), minlength=len(levels))
    if (single := np.flatnonzero(counts == 1)).size:
        raise _single(levels[int(single[0])], cluster)


def _single(arm: str, cluster: str) -> ValueError:
    return refuse(
        N_(
            "Arm “{arm}” is one {cluster}, so that nobody can tell what the arm did from what the "
            "{cluster} is; "
            "test it with randomisation-inference."
        ),
        arm=arm,
        cluster=cluster,
    )


def cluster_sizes(rows: Data, cluster: Names) -> Iterator[Words]:
    """Says so where clusters differ in size."""
    for one in cluster:
        sizes = np.bincount(rows.levels(one)[0])
        if sizes.min() < sizes.max():
            yield Words(
                "The clusters hold from {low} to {high} rows; each row counts the same, so that large "
                "clusters "
                "weigh more.",
                low=int(sizes.min()),
                high=int(sizes.max()),
            )


def apart() -> Assumption:
    return Assumption(Words("what one was drawn into does not touch another"), UNKNOWN)

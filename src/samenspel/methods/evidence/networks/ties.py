"""Who works with whom: how dense, who stands in the middle, who bridges, whether sides mix."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Data, Floats, Ints
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Method, Result, Table, Test
from samenspel.methods.evidence.rscript import name, read_data
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

from .edges import Ties, one_mode, sides_of

HEAD = ("", "degree", "betweenness", "closeness", "eigenvector", "constraint")
BLOCK = 4_000_000


@listed(
    "Who works with whom: density, who stands in the middle, who bridges, whether sides keep to themselves.",
    source="the column with one end of each tie",
    target="the column with the other end",
    sides="two columns: the side of the one end and of the other, such as citizen or service",
    permutations="how often sides are dealt anew among the people for the test",
    seed="of these draws",
)
def network(
    data: Any,
    source: str,
    target: str,
    *,
    sides: Sequence[str] = (),
    permutations: int = 9999,
    seed: int = 1,
) -> Result:
    """Of ties without direction, one a row. Betweenness and closeness are between 0 and 1; the eigenvector is
    that of the largest component; a small constraint (Burt 1992) is who bridges. “assortativity” is 1 where
    ties stay within sides, below 0 where they cross (Newman 2003, doi 10.1103/PhysRevE.67.026126). Raises
    UnfitData.

    >>> found = network({"one": list("aab"), "other": list("bcc")}, "one", "other")
    >>> found.numbers["density"], found.numbers["transitivity"]
    (1.0, 1.0)
    """
    whole = Data.of(data)
    if len(sides) not in (0, 2):
        raise refuse(N_("Name two columns with sides, one for each end of a tie."))
    kept, left_out = whole.complete([source, target, *sides])
    rows = whole.where(kept)
    ties = one_mode(rows, source, target)
    estimates: tuple[Estimate, ...] = ()
    tests: tuple[Test, ...] = ()
    if sides:
        told = sides_of(rows, ties, (source, target), (sides[0], sides[1]))
        value, p = mixing(ties, told, seed, permutations)
        estimates = (Estimate("assortativity", value, p=p),)
        tests = (Test("ties do not look at sides, by lot", value, p),)
    return Result(
        Method(
            "network",
            "Wasserman & Faust 1994, ISBN 9780521387071; Newman 2003, doi 10.1103/PhysRevE.67.026126",
            {"permutations": permutations} if sides else {},
        ),
        estimates,
        len(ties.names),
        _sentence(ties, estimates),
        unit="people",
        tests=tests,
        left_out=(*left_out, *ties.left_out),
        assumptions=(Assumption(Words("every tie among these people is in the data"), UNKNOWN),),
        numbers=_whole(ties),
        tables=(_each(ties),),
        seed=seed if sides else None,
        r_code=_r_code(whole, source, target),
    )


def mixing(ties: Ties, sides: Sequence[str], seed: int, permutations: int) -> tuple[float, float]:
    """Newman's coefficient, and the share of deals of the sides that are as far from their mean."""
    levels, codes = np.unique(sides, return_inverse=True)
    if len(levels) < 2:
        raise refuse(N_("Everyone is on one side, “{side}”; there is nothing to mix."), side=str(levels[0]))
    degrees = np.bincount(np.concatenate([ties.one, ties.other]), minlength=len(ties.names))
    made = _assortativity(ties, codes[None, :], degrees, len(levels))[0]
    chance, drawn = np.random.default_rng(seed), []
    size = max(1, BLOCK // len(ties.one))
    for first in range(0, permutations, size):
        deals = np.tile(codes, (min(size, permutations - first), 1))
        drawn.append(_assortativity(ties, chance.permuted(deals, axis=1), degrees, len(levels)))
    dealt = np.concatenate(drawn)
    as_far = np.abs(dealt - dealt.mean()) >= abs(made - dealt.mean()) - 1e-12
    return float(made), float((1 + as_far.sum()) / (permutations + 1))


def _assortativity(ties: Ties, codes: Ints, degrees: Ints, levels: int) -> Floats:
    """(B,) of sides (B, n)."""
    within = (codes[:, ties.one] == codes[:, ties.other]).mean(axis=1)
    parts = np.stack([(codes == one) @ degrees for one in range(levels)]) / degrees.sum()
    chance = np.sum(parts**2, axis=0)
    return np.asarray((within - chance) / (1 - chance))


def graph_of(ties: Ties) -> Any:
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(range(len(ties.names)))
    graph.add_edges_from(zip(ties.one.tolist(), ties.other.tolist(), strict=True))
    return graph


def _whole(ties: Ties) -> dict[str, float | int]:
    import networkx

    graph = graph_of(ties)
    parts = list(networkx.connected_components(graph))
    return {
        "ties": len(ties.one),
        "density": float(networkx.density(graph)),
        "transitivity": float(networkx.transitivity(graph)),
        "average clustering": float(networkx.average_clustering(graph)),
        "components": len(parts),
        "people in the largest": max(map(len, parts)),
    }


def _each(ties: Ties) -> Table:
    import networkx

    graph = graph_of(ties)
    between, close = networkx.betweenness_centrality(graph), networkx.closeness_centrality(graph)
    constraint, prestige = networkx.constraint(graph), _eigenvector(graph)
    order = sorted(graph, key=lambda one: (-graph.degree[one], ties.names[one]))
    rows = tuple(
        (
            ties.names[one],
            int(graph.degree[one]),
            float(between[one]),
            float(close[one]),
            prestige.get(one),
            None if np.isnan(constraint[one]) else float(constraint[one]),
        )
        for one in order
    )
    return Table("people, those with most ties first", HEAD, rows)


def _eigenvector(graph: Any) -> dict[int, float]:
    """Of the largest component, of length 1 and not below 0."""
    import networkx

    parts = [sorted(part) for part in networkx.connected_components(graph)]
    members = max(parts, key=lambda part: (len(part), -part[0]))
    matrix = networkx.to_numpy_array(graph, members)
    vector = np.abs(np.linalg.eigh(matrix)[1][:, -1])
    return dict(zip(members, vector.tolist(), strict=True))


def _sentence(ties: Ties, estimates: tuple[Estimate, ...]) -> Words:
    n, m = len(ties.names), len(ties.one)
    if not estimates:
        return Words(
            "{n} people have {m} ties, which is {density} of all that could be.",
            n=n,
            m=m,
            density=f"{2 * m / (n * (n - 1)):.1%}",
        )
    return Words(
        "{n} people have {m} ties; the coefficient of mixing is {value} (1: ties stay within sides; below 0: "
        "they cross), which comes by chance in {p} of all deals of the sides.",
        n=n,
        m=m,
        value=f"{estimates[0].value:.2f}",
        p=f"{estimates[0].p:.4f}",
    )


def _r_code(whole: Data, source: str, target: str) -> tuple[str, ...]:
    ends = f"d${name(source)}, d${name(target)}"
    return (
        *read_data(whole),
        "library(igraph)",
        f"g <- simplify(graph_from_data_frame(na.omit(data.frame({ends})), directed = FALSE))",
        "edge_density(g); transitivity(g)",
        "cbind(degree(g), betweenness(g, normalized = TRUE), closeness(g, normalized = TRUE), constraint(g))",
    )

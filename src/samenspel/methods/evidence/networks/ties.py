"""Who works with whom: how dense, who stands in the middle, who bridges, whether sides mix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Data, Floats, Ints, Names
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Method, Result, Table, Test
from samenspel.methods.evidence.rscript import name, read_data
from samenspel.methods.evidence.stopping import blocks
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.used import Used
from samenspel.methods.words import N_, Words

from .edges import Ties, one_mode, sides_of

HEAD = ("", "degree", "betweenness", "closeness", "eigenvector", "constraint")
BLOCK = 4_000_000
SOURCE = "Wasserman & Faust 1994, ISBN 9780521387071; Newman 2003, doi 10.1103/PhysRevE.67.026126"
EVERY_TIE = Assumption(Words("every tie among these people is in the data"), UNKNOWN)


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
    sides: Names = (),
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
    if len(sides) not in (0, 2):
        raise refuse(N_("Name two columns with sides, one for each end of a tie."))
    used = Used.of(data, source, target, sides)
    found = _network(used.rows, (source, target), sides, (seed, permutations))
    return used.result(
        Method("network", SOURCE, {"permutations": permutations} if sides else {}),
        found.assortativity(),
        found.sentence(),
        n=len(found.ties.names),
        unit="people",
        tests=found.tests(),
        left_out=(*used.left_out, *found.ties.left_out),
        assumptions=(EVERY_TIE,),
        numbers=found.numbers(),
        tables=(found.each(),),
        seed=seed if sides else None,
        r_code=_r_code(used.whole, source, target),
    )


def _network(rows: Data, ends: tuple[str, str], sides: Names, drawing: tuple[int, int]) -> Network:
    ties = one_mode(rows, *ends)
    return Network(ties, mixing(ties, sides_of(rows, ties, ends, sides), *drawing) if sides else None)


@dataclass(frozen=True, eq=False)
class Network:
    """Ties, and how they mix sides where these are known: a coefficient, and what chance does as much."""

    ties: Ties
    mixed: tuple[float, float] | None

    @cached_property
    def graph(self) -> Any:
        import networkx

        graph = networkx.Graph()
        graph.add_nodes_from(range(len(self.ties.names)))
        graph.add_edges_from(zip(self.ties.one.tolist(), self.ties.other.tolist(), strict=True))
        return graph

    @cached_property
    def parts(self) -> list[list[int]]:
        """The components."""
        import networkx

        return [sorted(part) for part in networkx.connected_components(self.graph)]

    def assortativity(self) -> tuple[Estimate, ...]:
        return () if self.mixed is None else (Estimate("assortativity", self.mixed[0], p=self.mixed[1]),)

    def tests(self) -> tuple[Test, ...]:
        return () if self.mixed is None else (Test("ties do not look at sides, by lot", *self.mixed),)

    def numbers(self) -> dict[str, float | int]:
        import networkx

        return {
            "ties": len(self.ties.one),
            "density": float(networkx.density(self.graph)),
            "transitivity": float(networkx.transitivity(self.graph)),
            "average clustering": float(networkx.average_clustering(self.graph)),
            "components": len(self.parts),
            "people in the largest": max(map(len, self.parts)),
        }

    def each(self) -> Table:
        import networkx

        graph, names = self.graph, self.ties.names
        degree, prestige = dict(graph.degree), self.eigenvector()
        between, close = networkx.betweenness_centrality(graph), networkx.closeness_centrality(graph)
        constraint = networkx.constraint(graph)
        columns = (degree, between, close, prestige, constraint)
        rows = tuple(
            (names[one], *(_known(column.get(one)) for column in columns))
            for one in sorted(graph, key=lambda one: (-degree[one], names[one]))
        )
        return Table("people, those with most ties first", HEAD, rows)

    def eigenvector(self) -> dict[int, float]:
        """Of the largest component, of length 1 and not below 0."""
        import networkx

        members = max(self.parts, key=lambda part: (len(part), -part[0]))
        matrix = networkx.to_numpy_array(self.graph, members)
        vector = np.abs(np.linalg.eigh(matrix)[1][:, -1])
        return dict(zip(members, vector.tolist(), strict=True))

    def sentence(self) -> Words:
        n, m = len(self.ties.names), len(self.ties.one)
        if self.mixed is None:
            share = f"{2 * m / (n * (n - 1)):.1%}"
            return Words(
                "{n} people have {m} ties, which is {density} of all that could be.", n=n, m=m, density=share
            )
        value, p = f"{self.mixed[0]:.2f}", f"{self.mixed[1]:.4f}"
        return Words(
            "{n} people have {m} ties; the coefficient of mixing is {value} (1: ties stay within sides; "
            "below 0: they cross), which comes by chance in {p} of all deals of the sides.",
            **{"n": n, "m": m, "value": value, "p": p},
        )


def _known(value: Any) -> int | float | None:
    """A number of Python; None where there is none, as of the constraint of who has no tie."""
    if value is None or np.isnan(value):
        return None
    return value if isinstance(value, int) else float(value)


def mixing(ties: Ties, sides: Sequence[str], seed: int, permutations: int) -> tuple[float, float]:
    """Newman's coefficient, and the share of deals of the sides that are as far from their mean."""
    levels, codes = np.unique(sides, return_inverse=True)
    if len(levels) < 2:
        raise refuse(N_("Everyone is on one side, “{side}”; there is nothing to mix."), side=str(levels[0]))
    degrees = np.bincount(np.concatenate([ties.one, ties.other]), minlength=len(ties.names))
    made = float(_assortativity(ties, codes[None, :], degrees, len(levels))[0])
    deals = _deals(codes, np.random.default_rng(seed), permutations, max(1, BLOCK // len(ties.one)))
    dealt = np.concatenate([_assortativity(ties, some, degrees, len(levels)) for some in deals])
    as_far = np.abs(dealt - dealt.mean()) >= abs(made - dealt.mean()) - 1e-12
    return made, float((1 + as_far.sum()) / (permutations + 1))


def _deals(codes: Ints, chance: np.random.Generator, times: int, most: int) -> Iterator[Ints]:
    """(B, n) sides dealt anew, no more than so many together."""
    for many in blocks(times, most):
        yield chance.permuted(np.tile(codes, (many, 1)), axis=1)


def _assortativity(ties: Ties, codes: Ints, degrees: Ints, levels: int) -> Floats:
    """(B,) of sides (B, n)."""
    within = (codes[:, ties.one] == codes[:, ties.other]).mean(axis=1)
    parts = np.stack([(codes == one) @ degrees for one in range(levels)]) / degrees.sum()
    chance = np.sum(parts**2, axis=0)
    return np.asarray((within - chance) / (1 - chance))


def _r_code(whole: Data, source: str, target: str) -> tuple[str, ...]:
    ends = f"d${name(source)}, d${name(target)}"
    return (
        *read_data(whole),
        "library(igraph)",
        f"g <- simplify(graph_from_data_frame(na.omit(data.frame({ends})), directed = FALSE))",
        "edge_density(g); transitivity(g)",
        "cbind(degree(g), betweenness(g, normalized = TRUE), closeness(g, normalized = TRUE), constraint(g))",
    )

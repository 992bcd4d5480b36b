"""Networks: published numbers, the same in igraph, tests by lot, and what is refused."""

from __future__ import annotations

import networkx
import numpy as np
import pytest

from samenspel.methods.evidence import Data, UnfitData, attendance, network

from .judges import in_r
from .published import agrees, numbers, on_file


def karate(sides=False):
    """Zachary's club of 34 people (1977), as networkx has it."""
    graph = networkx.karate_club_graph()
    rows = {"one": [f"m{a}" for a, _b in graph.edges], "other": [f"m{b}" for _a, b in graph.edges]}
    if sides:
        club = {f"m{one}": told["club"] for one, told in graph.nodes(data=True)}
        rows |= {f"side of {end}": [club[one] for one in rows[end]] for end in ("one", "other")}
    return rows


def test_the_club_has_its_published_numbers():
    published = numbers("network_karate")
    found = network(karate(), "one", "other")
    assert found.numbers["ties"] == published["edges"]
    assert agrees(found.numbers["transitivity"], f"{published['transitivity']:.4f}")
    assert agrees(found.numbers["average clustering"], f"{published['avg_clustering']:.4f}")
    between = {row[0]: row[2] for row in found.tables[0].rows}
    for name, value in zip(("m0", "m33"), published["betweenness_0_33"], strict=True):
        assert agrees(between[name], f"{value:.4f}")


@pytest.mark.slow
def test_the_club_has_the_numbers_of_igraph(tmp_path):
    path = on_file(tmp_path, karate(sides=True))
    found = network(Data.read(path), "one", "other", sides=["side of one", "side of other"], permutations=9)
    asked = """{
      s <- c(setNames(d$`side of one`, d$one), setNames(d$`side of other`, d$other))[V(g)$name]
      b <- betweenness(g, normalized = TRUE); o <- order(-degree(g), V(g)$name, method = "radix")[1:5]
      e <- eigen_centrality(g, scale = FALSE)$vector; e <- e / sqrt(sum(e^2))
      c(edge_density(g), assortativity_nominal(g, factor(s)), b[o], closeness(g, normalized = TRUE)[o], e[o],
        constraint(g)[o])
    }"""
    theirs = in_r(found, path, asked, "igraph")
    rows = found.tables[0].rows[:5]
    columns = [row[place] for place in range(2, 6) for row in rows]
    ours = [found.numbers["density"], found["assortativity"].value, *columns]
    assert ours == pytest.approx(theirs, rel=1e-6)


def test_the_club_keeps_to_its_sides_and_dealt_sides_do_not():
    found = network(karate(sides=True), "one", "other", sides=["side of one", "side of other"])
    assert found["assortativity"].value > 0.5
    assert found.tests[0].p == pytest.approx(1e-4)
    rows, chance, small = karate(), np.random.default_rng(1), []
    members = sorted({*rows["one"], *rows["other"]})
    for _deal in range(60):
        side = dict(zip(members, chance.permutation(["left", "right"] * 17), strict=True))
        dealt = rows | {f"{end} side": [side[one] for one in rows[end]] for end in ("one", "other")}
        words = {"sides": ["one side", "other side"], "permutations": 199}
        small.append(network(dealt, "one", "other", **words).tests[0].p <= 0.1)
    assert 1 <= sum(small) <= 13


def southern_women():
    """Davis, Gardner & Gardner 1941, as networkx has it."""
    graph = networkx.davis_southern_women_graph()
    women = graph.graph["top"]
    pairs = [(a, b) if a in women else (b, a) for a, b in graph.edges]
    return {"woman": [one for one, _event in pairs], "event": [event for _one, event in pairs]}


def test_southern_women_have_their_published_numbers():
    published = numbers("network_davis")
    found = attendance(southern_women(), "woman", "event")
    assert (found.n, found.numbers["meetings"], found.numbers["ties"]) == (18, 14, published["ties"])
    assert agrees(found.numbers["density"], f"{published['bipartite_density']:.4f}")
    assert found.numbers["pairs of people who met"] == published["projection_edges"]
    assert agrees(found.numbers["Gini of attendance"], f"{published['gini_attendance']:.4f}")


@pytest.mark.slow
def test_attendance_is_that_of_r(tmp_path):
    path = on_file(tmp_path, southern_women())
    found = attendance(Data.read(path), "woman", "event")
    asked = "c(dim(a), sum(a), mean(a), sum((a %*% t(a))[upper.tri(diag(nrow(a)))] > 0))"
    kinds = ("meetings", "ties", "density", "pairs of people who met")
    assert [found.n, *(found.numbers[one] for one in kinds)] == pytest.approx(in_r(found, path, asked))


def test_ties_told_twice_and_to_oneself_are_counted_out():
    found = network({"a": ["x", "y", "x", "z"], "b": ["y", "x", "x", "x"]}, "a", "b")
    assert found.numbers["ties"] == 2
    assert [(left.number, str(left.reason)) for left in found.left_out] == [
        (1, "ties of somebody to themselves"),
        (1, "ties that another row tells"),
    ]


def test_only_the_largest_component_has_an_eigenvector():
    found = network({"a": ["x", "y", "p"], "b": ["y", "z", "q"]}, "a", "b")
    known = {row[0]: row[4] for row in found.tables[0].rows}
    assert known["p"] is None
    assert known["y"] == pytest.approx(0.5**0.5)


@pytest.mark.parametrize(
    ("rows", "sides", "sentence"),
    [
        ({"a": ["x"], "b": ["x"]}, [], "Every row ties somebody to themselves"),
        ({"a": ["x"], "b": ["y"]}, ["a"], "Name two columns with sides"),
        (
            {"a": ["x", "x"], "b": ["y", "z"], "s": ["1", "2"], "t": ["2", "2"]},
            ["s", "t"],
            "Row 2: x is",
        ),
        ({"a": ["x"], "b": ["y"], "s": ["1"], "t": ["1"]}, ["s", "t"], "Everyone is on one side, “1”"),
    ],
)
def test_what_is_no_network_is_refused_with_a_sentence(rows, sides, sentence):
    with pytest.raises(UnfitData, match=sentence):
        network(rows, "a", "b", sides=sides)

"""Who reviews what: every rule holds, nobody is worse off than need be, and what cannot be done is told."""

from __future__ import annotations

import re
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.methods.reviewing import Contribution, Panel, Reviewer, UnfitPanel, assign

SIDES = ("scholar", "practitioner")


def panel(contributions, reviewers, each=2, conflicts=(), locked=(), sides=SIDES):
    """`contributions` and `reviewers`: words by names; who begins with a p is a practitioner."""
    people = (
        Reviewer(name, SIDES[name.startswith("p")], tuple(words.split())) for name, words in reviewers.items()
    )
    return Panel(
        tuple(Contribution(name, tuple(words.split())) for name, words in contributions.items()),
        tuple(people),
        each,
        sides,
        dict.fromkeys(conflicts, "said so"),
        frozenset(locked),
    )


PEOPLE = {"s1": "budget", "s2": "play", "p1": "watch", "p2": "play"}
TWO = {"c1": "budget", "c2": "play"}


def test_words_in_common_bring_people_together_and_are_told():
    plan = assign(panel(TWO, PEOPLE))
    assert [(seat.contribution, seat.reviewer, str(seat.reason)) for seat in plan.seats] == [
        ("c1", "p1", "the one practitioner of this contribution"),
        ("c1", "s1", "knows about budget"),
        ("c2", "p2", "knows about play"),
        ("c2", "s2", "knows about play"),
    ]
    assert (plan.least, plan.proven) == (1, True)


def test_writings_of_a_word_are_one():
    plan = assign(panel({"c1": "Café BUDGET"}, {"s1": "budget cafe\u0301", "p1": ""}))
    assert {seat.reviewer: seat.common for seat in plan.seats} == {"p1": (), "s1": ("budget", "cafe\u0301")}


def test_a_conflict_is_never_assigned_and_what_is_kept_stays():
    plan = assign(panel(TWO, PEOPLE, conflicts=[("c1", "s1")], locked=[("c1", "p1")]))
    assert plan.reviewers == {"c1": ("p1", "s2"), "c2": ("p2", "s1")}
    assert [str(seat.reason) for seat in plan.seats if seat.locked] == ["kept, as the organisers wished"]


def test_the_order_of_the_file_changes_nothing():
    forth, back = panel(TWO, PEOPLE), panel(dict(reversed(TWO.items())), dict(reversed(PEOPLE.items())))
    assert assign(forth).reviewers == assign(back).reviewers


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"each": 1}, "Each contribution needs a reviewer of each side, so at least 2; asked are 1."),
        ({"conflicts": [("c9", "s1")]}, "“c9” is not among the contributions."),
        ({"locked": [("c1", "s9")]}, "“s9” is not among the reviewers."),
        (
            {"conflicts": [("c1", "s1")], "locked": [("c1", "s1")]},
            "s1 is kept on c1, and has a conflict with it: said so. Take one out.",
        ),
        ({"contributions": {}}, "There must be contributions and reviewers."),
        ({"contributions": {"s1": ""}}, "“s1” stands twice; give each contribution and each reviewer a name"),
    ],
)
def test_what_contradicts_itself_is_refused(change, says):
    with pytest.raises(UnfitPanel, match=re.escape(says)):
        panel(**{"contributions": TWO, "reviewers": PEOPLE, **change})


def told(plan):
    return (
        [(one.contribution, str(one.reason)) for one in plan.obstacles],
        [str(one.change) for one in plan.remedies],
    )


def test_where_every_scholar_has_a_conflict_it_says_so_and_what_would_help():
    plan = assign(panel(TWO, PEOPLE, conflicts=[("c1", "s1"), ("c1", "s2")]))
    assert told(plan) == (
        [("c1", "every scholar has a conflict with it")],
        [
            "Ask more scholars without conflicts: 1 would do.",
            "Do without one of the sides for: c1, c2.",
        ],
    )
    assert not plan.possible


def test_where_loads_cannot_be_equal_it_says_how_far_they_must_differ():
    people = {"s1": "", "s2": "", "p1": ""}
    plan = assign(panel({"c1": "", "c2": "", "c3": ""}, people))
    assert told(plan) == (
        [("c1", "who could read it is needed elsewhere")],
        [
            "Ask more practitioners without conflicts: 1 would do.",
            "Let loads differ more: from 1 to 3 contributions each.",
            "Do without one of the sides for: c3.",
        ],
    )


def test_where_too_much_is_kept_it_says_what_to_let_go():
    kept = [("c1", "s1"), ("c2", "s1")]
    plan = assign(panel(TWO, PEOPLE, locked=kept))
    obstacles, remedies = told(plan)
    assert obstacles == [
        ("c1", "s1 is kept on 2, and each reads 1 at most"),
        ("c2", "s1 is kept on 2, and each reads 1 at most"),
    ]
    assert any(words.startswith("Keep fewer as they are; let these go: s1 / c") for words in remedies)


WORDS = ("a", "b", "c")
topics = st.sets(st.sampled_from(WORDS)).map(" ".join)


@st.composite
def small(draw):
    contributions = {f"c{n}": draw(topics) for n in range(draw(st.integers(1, 3)))}
    people = {f"{side}{n}": draw(topics) for side in "sp" for n in range(draw(st.integers(1, 2)))}
    pairs = st.sets(st.tuples(st.sampled_from([*contributions]), st.sampled_from([*people])), max_size=3)
    return panel(contributions, people, conflicts=draw(pairs))


def every_plan(asked):
    """By brute force: all ways in which all rules hold."""
    low, high = asked.load
    for chosen in product(*(combinations(asked.reviewer, asked.each) for _one in asked.contribution)):
        way = dict(zip(asked.contribution, chosen, strict=True))
        loads = [sum(id in people for people in way.values()) for id in asked.reviewer]
        sides = [{asked.reviewer[id].side for id in people} == set(SIDES) for people in way.values()]
        apart = all((one, id) not in asked.conflicts for one, people in way.items() for id in people)
        if apart and all(sides) and all(low <= load <= high for load in loads):
            yield way


def sums(asked, way):
    return sorted(sum(len(asked.common(one, id)) for id in people) for one, people in way.items())


@settings(max_examples=60, deadline=None)
@given(small())
def test_brute_force_finds_no_better_plan(asked):
    plan, ways = assign(asked), [*every_plan(asked)]
    assert plan.possible == bool(ways)
    if ways:
        assert plan.reviewers in ways
        best = max(
            sum(sum(0.5**n for n in range(one)) for one in sums(asked, way))
            for way in ways
            if sums(asked, way)[0] == max(sums(asked, other)[0] for other in ways)
        )
        assert plan.least == max(sums(asked, way)[0] for way in ways)
        assert plan.worth == pytest.approx(best)
        assert plan.gap < 1e-6

"""Checklists are whole, ask for facts that have a question, and name their gaps."""

from __future__ import annotations

from samenspel.methods.reporting import (
    CHECKLISTS,
    CHERRIES,
    CONSORT,
    FACTS,
    GRIPP2,
    SRQR,
    STROBE,
    filled,
)

WHOLE = [str(number) for number in range(1, 31)]


def bare(checklist):
    """Numbers without the letter of a part, in order."""
    return [*dict.fromkeys(item.number.rstrip("abcd") for item in checklist.items)]


def test_every_item_is_there_in_its_order():
    assert bare(CONSORT) == WHOLE
    assert bare(STROBE) == WHOLE[:22]
    assert bare(CHERRIES) == WHOLE
    assert [item.number for item in SRQR.items] == [f"S{number}" for number in WHOLE[:21]]
    assert bare(GRIPP2) == WHOLE[:5]


def test_every_fact_has_a_question_and_every_question_is_asked():
    asked = {name for checklist in CHECKLISTS for item in checklist.items for name in item.facts}
    assert asked == FACTS.keys()


def test_what_nobody_knows_is_a_gap_and_half_known_is_told_as_such():
    lines = {line.item.number: line for line in filled(STROBE, {"title": "Walks", "design": "One moment"})}
    assert (lines["1"].state.value, lines["1"].missing) == ("in part", ("summary",))
    assert (lines["4"].state.value, lines["4"].said) == ("filled in", ("One moment",))
    assert (lines["22"].state.value, lines["22"].missing) == ("gap", ("funding",))

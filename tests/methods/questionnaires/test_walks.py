"""Any way through any questionnaire: shown if and only if its conditions hold on what was shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.questionnaires import (
    FaultyFile,
    Questionnaire,
    draw,
    final,
    plain,
    questionnaire_from,
    walk,
)
from tests.examples import examples

from .written import made, single

Seen = Mapping[str, str]
CODES = ("a", "b", "c")


class Told(NamedTuple):
    """A condition, and the same in Python."""

    text: str
    holds: Callable[[Seen], bool]


def conditions(names: list[str]) -> st.SearchStrategy[Told]:
    name, code = st.sampled_from(names), st.sampled_from(CODES)
    atoms = st.one_of(
        st.builds(lambda n, c: Told(f"{n} = {c}", lambda seen: seen.get(n) == c), name, code),
        st.builds(lambda n, c: Told(f"{n} != {c}", lambda seen: n in seen and seen[n] != c), name, code),
        st.builds(lambda n, c: Told(f"{n} in [{c}, a]", lambda seen: seen.get(n) in (c, "a")), name, code),
        st.builds(lambda n: Told(f"answered({n})", lambda seen: n in seen), name),
    )
    return st.recursive(
        atoms,
        lambda inner: st.one_of(
            st.builds(lambda p: Told(f"not ({p.text})", lambda seen: not p.holds(seen)), inner),
            st.builds(
                lambda p, q: Told(f"({p.text}) and ({q.text})", lambda seen: p.holds(seen) and q.holds(seen)),
                inner,
                inner,
            ),
            st.builds(
                lambda p, q: Told(f"({p.text}) or ({q.text})", lambda seen: p.holds(seen) or q.holds(seen)),
                inner,
                inner,
            ),
        ),
        max_leaves=4,
    )


ALWAYS = Told("", lambda seen: True)


class Case(NamedTuple):
    questionnaire: Questionnaire
    page: dict[str, Told]
    question: dict[str, Told]
    answers: dict[str, str]


@st.composite
def cases(draw_: st.DrawFn) -> Case:
    """Up to four pages of up to three questions, with conditions that somebody can meet."""
    pages, page_told, told, names = [], {}, {}, list[str]()
    for at in range(1, draw_(st.integers(1, 4)) + 1):
        page_told[f"p{at}"] = draw_(conditions(names)) if names and draw_(st.booleans()) else ALWAYS
        questions = []
        for number in range(draw_(st.integers(1, 3))):
            code = f"q{at}{number}"
            told[code] = draw_(conditions(names)) if names and draw_(st.booleans()) else ALWAYS
            questions.append(single(code, *CODES, show_if=told[code].text))
            names.append(code)
        pages.append({"questions": questions, "show_if": page_told[f"p{at}"].text})
    answers = draw_(st.dictionaries(st.sampled_from(names), st.sampled_from(CODES)))
    try:
        found = made(*pages)
    except FaultyFile:  # nobody could meet them
        return Case(made([single("q1")]), {"p1": ALWAYS}, {"q1": ALWAYS}, {})
    return Case(found, page_told, told, answers)


@given(cases())
@examples(100)
def test_a_question_is_shown_if_and_only_if_its_conditions_hold_on_what_was_shown(case: Case) -> None:
    seen: dict[str, str] = {}
    shown = []
    for page in case.questionnaire.pages:
        is_on = case.page[page.code].holds(seen)
        for question in page.questions:
            if is_on and case.question[question.code].holds(seen):
                shown.append(question.code)
                seen |= {question.code: case.answers[question.code]} if question.code in case.answers else {}
    way = walk(case.questionnaire, draw(case.questionnaire, "s"), case.answers)
    assert [question.code for page in way.pages for question in page.questions] == shown
    assert way.answers == seen


@given(cases())
@examples(30)
def test_what_is_dropped_stays_dropped_and_nothing_else_goes(case: Case) -> None:
    draws = draw(case.questionnaire, "s")
    once = final(case.questionnaire, draws, case.answers)
    assert final(case.questionnaire, draws, once) == once
    assert once.items() <= case.answers.items()
    assert walk(case.questionnaire, draws, once).pages == walk(case.questionnaire, draws, case.answers).pages


@given(cases())
@examples(30)
def test_next_and_back_lead_along_the_same_pages(case: Case) -> None:
    way = walk(case.questionnaire, draw(case.questionnaire, "s"), case.answers)
    forth, page = list[str](), way.next()
    while page is not None:
        forth.append(page.code)
        page = way.next(page.code)
    assert forth == [page.code for page in way.pages]
    assert [way.previous(code) for code in forth[:1]] == [None for _first in forth[:1]]
    assert [way.previous(code).code for code in forth[1:]] == forth[:-1]  # type: ignore[union-attr]
    assert [way.progress(code) for code in forth] == [(at, len(forth)) for at in range(len(forth))]


@given(cases())
@examples(30)
def test_stored_and_read_again_it_is_the_same(case: Case) -> None:
    assert questionnaire_from(plain(case.questionnaire)) == case.questionnaire

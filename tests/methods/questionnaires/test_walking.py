"""The way through: what is shown, what counts, what is dropped, and where next and back lead."""

from __future__ import annotations

import time

from samenspel.methods.questionnaires import Draws, Questionnaire, draw, final, questionnaire_from, walk

from .written import made, single, written

CHAIN = ([single("q1")], [single("q2", show_if="q1 = a")], [single("q3", show_if="q2 = a")], [single("q4")])


def shown(questionnaire: Questionnaire, answers: dict[str, str], draws: Draws | None = None) -> list[str]:
    return [page.code for page in walk(questionnaire, draws or draw(questionnaire, "s"), answers).pages]


def test_hiding_goes_on_to_all_that_hang_on_it_and_comes_back() -> None:
    """Cases 12 and 13: an answer that is taken back hides what followed from it, and loses nothing."""
    chain, answers = made(*CHAIN), {"q1": "a", "q2": "a", "q3": "b"}
    assert shown(chain, answers) == ["p1", "p2", "p3", "p4"]
    assert shown(chain, answers | {"q1": "b"}) == ["p1", "p4"]
    assert final(chain, draw(chain, "s"), answers | {"q1": "b"}) == {"q1": "b"}
    assert shown(chain, answers | {"q1": "a"}) == ["p1", "p2", "p3", "p4"]


def test_from_a_page_that_is_hidden_by_now_both_ways_lead_on() -> None:
    chain = made(*CHAIN)
    way = walk(chain, draw(chain, "s"), {"q1": "b"})
    assert (way.previous("p2"), way.next("p2")) == (way.pages[0], way.pages[1])
    assert way.progress("p2") == (1, 2)
    assert (way.next("p4"), way.previous("p1"), way.open("p2")) == (None, None, [])


def test_what_an_answer_makes_appear_on_its_own_page_is_open() -> None:
    both = made([single("q1"), single("q2", show_if="q1 = a")])
    way = walk(both, draw(both, "s"), {"q1": "a"})
    assert [question.code for question in way.open("p1")] == ["q2"]


def test_pages_follow_in_the_order_that_was_drawn() -> None:
    blocks = made(*([single(f"q{at}")] for at in range(1, 5)), blocks=[["p2", "p3", "p4"]])
    orders = {tuple(shown(blocks, {}, draw(blocks, str(seed)))) for seed in range(100)}
    assert len(orders) == 6
    assert {order[0] for order in orders} == {"p1"}


def test_ten_thousand_questions_are_walked_in_no_time() -> None:
    stored = written(*([single(f"q{at}", show_if=f"q{at - 1} = a" if at else "")] for at in range(10_000)))
    start = time.process_time()
    long = questionnaire_from(stored)
    assert time.process_time() - start < 10
    answers = {f"q{at}": "a" for at in range(10_000)}
    start = time.process_time()
    assert len(walk(long, draw(long, "s"), answers).pages) == 10_000
    assert time.process_time() - start < 2

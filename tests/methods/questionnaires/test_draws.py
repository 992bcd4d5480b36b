"""What is drawn: even, the same from the same seed, possible, and checked again when it was stored."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.questionnaires import UnfitDraws, Vignette, draw, draws_from, plain
from samenspel.methods.questionnaires.lots import Lot
from samenspel.methods.questionnaires.profiles import is_possible
from tests.examples import examples

from .written import ask, faults, items, made, options, single


def attributes(**levels: list[Any]) -> list[dict[str, Any]]:
    return [{"code": name, "text": name, "levels": options(*codes)} for name, codes in levels.items()]


NEVER = [{"price": "low", "wait": 1}, {"price": "high", "wait": 3}]
LEVELS = attributes(price=["low", "high"], wait=[1, 2, 3])
WHOLE = made(
    {
        "shuffle": True,
        "questions": [
            single("q1", "a", "b", {"code": "none", "text": "N", "write_in": True}, shuffle=True),
            ask("conjoint", "cj", attributes=LEVELS, never=NEVER, tasks=3),
            ask("list", "li", items=items("l1", "l2"), sensitive={"code": "l3", "text": "x"}),
        ],
    },
    [ask("likert", "set", items=items("i1", "i2", "i3"), options=options(1, 2), shuffle=True)],
    [single("q2")],
    blocks=[["p2", "p3"]],
)


def test_the_same_seed_draws_the_same_for_ever() -> None:
    """Written down once: a respondent who comes back next year sees the same."""
    assert Lot("a", "b").order("abcdef") == ["a", "e", "d", "c", "f", "b"]
    assert draw(WHOLE, "seed") != draw(WHOLE, "other")


@given(st.text(max_size=8))
def test_what_is_stored_comes_back(seed: str) -> None:
    found = draw(WHOLE, seed)
    assert draws_from(plain(found), WHOLE) == found


@given(st.integers())
@examples(50)
def test_levels_that_never_go_together_never_do(seed: int) -> None:
    tasks = draw(WHOLE, str(seed)).profiles["cj"]
    assert [len(task) for task in tasks] == [2, 2, 2]
    assert all(is_possible(profile, NEVER) for task in tasks for profile in task)
    assert all(one != other for one, other in tasks)


def test_all_possible_profiles_and_orders_and_arms_are_equally_likely() -> None:
    """Each count has mean n/k and a deviation of its root at most: five deviations are allowed."""
    drawn = [draw(WHOLE, str(seed)) for seed in range(1_200)]
    for found, kinds in (
        (Counter(tuple(one.profiles["cj"][0][0].values()) for one in drawn), 4),
        (Counter(one.options["set"] for one in drawn), 6),
        (Counter(one.arms["li"] for one in drawn), 2),
        (Counter(one.pages for one in drawn), 2),
        (Counter(one.questions["p1"] for one in drawn), 6),
    ):
        assert len(found) == kinds
        assert all(abs(count - 1_200 / kinds) < 5 * (1_200 / kinds) ** 0.5 for count in found.values())


def test_what_is_written_in_stays_at_its_place() -> None:
    assert {draw(WHOLE, str(seed)).options["q1"] for seed in range(20)} == {
        ("a", "b", "none"),
        ("b", "a", "none"),
    }


def test_a_draw_for_one_question_changes_nothing_about_another() -> None:
    more = made([ask("conjoint", "cj", attributes=LEVELS, never=NEVER, tasks=3), single("new", shuffle=True)])
    assert draw(more, "seed").profiles == draw(WHOLE, "seed").profiles


def test_the_sensitive_statement_is_seen_by_one_arm_alone() -> None:
    question = WHOLE.question["li"]
    for seed in range(20):
        found = draw(WHOLE, str(seed))
        seen = {item.code for item in found.shown_items(question)}  # type: ignore[arg-type]
        assert seen == ({"l1", "l2"} if found.arms["li"] == "control" else {"l1", "l2", "l3"})


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"questionnaire": "q@2"}, "drawn for q@2, not for q@1."),
        ({"arms": {}}, "what is drawn does not fit the questionnaire: arms."),
        ({"options": {"set": ["i1"]}}, "what is drawn does not fit the questionnaire: options."),
        ({"pages": ["p1", "p2", "p2"]}, "“pages”: something is missing in its order, or too much."),
        ({"questions": {"p1": ["q1", "cj"]}}, "“p1”: something is missing in its order, or too much."),
        (
            {"profiles": {"cj": [[{"price": "low", "wait": 2}] * 2] * 2}},
            "“cj”: there are not as many profiles",
        ),
        ({"profiles": {"cj": [[{"price": "low", "wait": 1}] * 2] * 3}}, "“cj”: a profile that cannot be."),
        ({"profiles": {"cj": [[{"price": "low", "wait": 9}] * 2] * 3}}, "“cj”: a profile that cannot be."),
    ],
)
def test_what_cannot_have_been_drawn_is_refused(change: dict[str, Any], problem: str) -> None:
    with pytest.raises(UnfitDraws) as error:
        draws_from(plain(draw(WHOLE, "seed")) | change, WHOLE)
    assert str(error.value).startswith(problem)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"never": [{"price": "low"}]}, "name two attributes, each with a level."),
        ({"never": [{"price": "low", "cost": 1}]}, "there is no attribute “cost”."),
        ({"never": [{"price": "free", "wait": 1}]}, "“price” has no level “free”."),
        (
            {"never": [{"price": "low", "wait": wait} for wait in (1, 2, 3)]},
            "“low” goes with nothing: it would never be shown.",
        ),
        ({"tasks": 31}, "from 1 to 30 tasks."),
        ({"profiles": 1}, "from 2 to 5 profiles side by side."),
        ({"attributes": []}, "from 1 to 12 attributes."),
    ],
)
def test_what_could_not_be_drawn_is_said_when_it_is_written(more: dict[str, Any], sentence: str) -> None:
    assert faults([ask("conjoint", "cj", **{"attributes": LEVELS, **more})]) == [sentence]


def test_a_story_names_all_attributes_and_no_others() -> None:
    told = {"attributes": LEVELS, "options": options("yes", "no")}
    sentence = "the story names {}, and the attributes are price, wait."
    for story, found in (
        ("{price}", "price in braces"),
        ("{price} {x} {wait}", "price, wait, x in braces"),
        ("{", "{ in braces"),
    ):
        assert faults([ask("vignette", "v", story=story, **told)]) == [sentence.format(found)]
    good = made([ask("vignette", "v", story="{price} {wait}", **told)]).question["v"]
    assert isinstance(good, Vignette)


def test_hardly_any_profile_is_possible_and_one_is_found() -> None:
    """One of 4,096: it is completed, not thrown for."""
    many = attributes(**{f"x{at}": [0, 1] for at in range(12)})
    never = [{f"x{at}": 0, f"x{at + 1}": 1} for at in range(11)]
    asked = made([ask("conjoint", "cj", attributes=many, never=never)])
    for profile in draw(asked, "s").profiles["cj"][0]:
        assert is_possible(profile, never)

"""A questionnaire with one thing changed is another one; the old one stays as it was."""

import pytest

from samenspel.methods.questionnaires import (
    Page,
    Questionnaire,
    Text,
    free_code,
    moved,
    plain,
    questionnaire_from,
    with_question,
    without,
)


def asks(code):
    return Text(code=code, text={"en": code.title()})


def made(*pages, blocks=()):
    return Questionnaire(
        questionnaire="a-b",
        version=1,
        title={"en": "T"},
        languages=("en",),
        blocks=blocks,
        pages=tuple(
            Page(code=f"p{place}", questions=tuple(map(asks, codes))) for place, codes in enumerate(pages)
        ),
    )


def told(questionnaire):
    """Pages as words; read back, so that each is a right one."""
    assert questionnaire_from(plain(questionnaire)) == questionnaire
    return [" ".join(one.code for one in page.questions) for page in questionnaire.pages]


def test_a_question_comes_at_the_end_of_a_page_or_on_a_new_one():
    one = made("ab", "c")
    assert told(with_question(one, asks("x"), "p0")) == ["a b x", "c"]
    assert told(with_question(one, asks("x"))) == ["a b", "c", "x"]
    assert told(one) == ["a b", "c"]


def test_a_question_with_a_code_that_is_there_takes_its_place():
    changed = with_question(made("ab", "c"), Text(code="b", text={"en": "Else"}), "p1")
    assert told(changed) == ["a b", "c"]
    assert changed.question["b"].text == {"en": "Else"}


def test_a_page_without_questions_goes_also_out_of_its_block():
    one = made("a", "b", "c", blocks=(("p0", "p1"),))
    assert told(without(one, "a")) == ["b", "c"]
    assert without(one, "a").blocks == ()


@pytest.mark.parametrize(
    ("code", "up", "pages"),
    [
        ("b", True, ["b a", "c d"]),
        ("a", False, ["b a", "c d"]),
        ("c", True, ["a b c", "d"]),
        ("b", False, ["a", "b c d"]),
        ("a", True, ["a b", "c d"]),
        ("d", False, ["a b", "c d"]),
    ],
)
def test_a_question_moves_one_place_and_onto_the_next_page(code, up, pages):
    assert told(moved(made("ab", "cd"), code, up=up)) == pages


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("How often?", "how_often"),
        ("Où êtes-vous né ?", "ou_etes_vous_ne"),
        ("12 o'clock", "q_12_o_clock"),
        ("今日は", "question"),
        ("A", "a_2"),
        ("Do you agree with the evening hours?", "do_you_agree_with_th"),
    ],
)
def test_a_code_is_made_of_words(words, code):
    assert free_code(made("a"), words) == code


def test_a_code_is_of_nothing_else():
    one = with_question(made("a"), asks("a_2"))
    assert free_code(one, "A") == "a_3"

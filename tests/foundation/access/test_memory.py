"""What is found out for one look is asked once; where something is written, for one judgement."""

import pytest

from samenspel.foundation.access import remembered
from samenspel.foundation.access.memory import judging, remembering


def ask_twice():
    asked = []

    def find():
        asked.append("asked")
        return len(asked)

    return [remembered("how often", find), remembered("how often", find)]


def test_a_look_asks_once():
    with remembering(is_a_look=True):
        assert ask_twice() == [1, 1]


def test_the_next_look_asks_anew():
    answers = []
    for _number in range(2):
        with remembering(is_a_look=True):
            answers.append(remembered("who", lambda: object()))
    assert answers[0] is not answers[1]


@pytest.mark.parametrize("what", ["a write", "no page at all"])
def test_whoever_writes_asks_each_time(what):
    if what == "no page at all":
        assert ask_twice() == [1, 2]
        return
    with remembering(is_a_look=True), remembering(is_a_look=False):
        assert ask_twice() == [1, 2]


def test_a_judgement_asks_nothing_twice_and_the_next_one_asks_anew():
    """Between them something may have been written."""
    with remembering(is_a_look=False):
        for _judgement in range(2):
            with judging():
                assert ask_twice() == [1, 1]


def test_the_judgements_of_a_look_share_their_answers():
    with remembering(is_a_look=True):
        with judging():
            first = remembered("who", lambda: object())
        with judging():
            assert remembered("who", lambda: object()) is first


def test_nothing_is_remembered_after_a_page_that_broke():
    with pytest.raises(ZeroDivisionError), remembering(is_a_look=True):
        remembered("how", lambda: 1 / 0)
    assert ask_twice() == [1, 2]


def test_an_answer_of_no_is_an_answer():
    with remembering(is_a_look=True):
        assert remembered("is it", lambda: None) is None
        assert remembered("is it", lambda: "yes") is None

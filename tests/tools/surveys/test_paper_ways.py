"""Paper beside the screen: who began online goes on on paper, and who filled in a sheet withdraws."""

import pytest

from samenspel.foundation.access import Refused
from samenspel.tools.surveys.actions import answering, papers, printing
from samenspel.tools.surveys.models.papers import AnswerEntry
from samenspel.tools.surveys.models.responses import Response, State
from samenspel.tools.surveys.queries.papers import sheet_of_code
from tests.factories.answer_sheets import (
    enter,
    enter_twice,
    make_typists,
    print_sheets,
    read_again,
    take_papers,
)
from tests.factories.initiatives import make_member
from tests.factories.surveys import answer, begin, finish, make_survey

pytestmark = pytest.mark.django_db


ONLINE = "These answers were handed in online"


@pytest.fixture
def survey():
    """One that takes answers on paper."""
    found = make_survey()
    take_papers(found)
    return found


def go_on(survey, person):
    return printing.go_on_on_paper(actor=person, survey=survey, language="en")


def test_who_began_online_goes_on_on_paper_and_counts_once(survey):
    person, response = begin(survey)
    answer(survey, person, visits=2, age=44)
    one = go_on(survey, person)
    assert "visits" not in one.sheet.asked
    assert {"reasons", "words"} <= {*one.sheet.asked}
    enter_twice(one.sheet, happy=7, words="On paper.")
    found = Response.objects.get()
    assert found.pk == response.pk
    assert found.answers == {"visits": 2, "age": 44, "happy": 7, "words": "On paper."}
    assert found.state == State.FINISHED
    with pytest.raises(Refused, match="You handed your answers in already"):
        answer(survey, person, words="Too late.")


def test_what_was_hidden_by_what_was_answered_online_is_not_printed(survey):
    person, _response = begin(survey)
    answer(survey, person, visits=1)
    assert not {"reasons", "happy"} & {*go_on(survey, person).sheet.asked}


def test_whoever_hands_in_online_first_is_counted_online(survey):
    person, _response = begin(survey)
    answer(survey, person, visits=2)
    one = go_on(survey, person)
    first, second = make_typists(survey)
    enter(one.sheet, first, words="On paper.")
    answering.hand_in(actor=person, survey=survey)
    assert (AnswerEntry.objects.count(), read_again(one.sheet).state) == (0, "out")
    with pytest.raises(Refused, match=ONLINE):
        enter(read_again(one.sheet), second, words="On paper.")
    assert Response.objects.get().answers == {"visits": 2}


def test_a_new_sheet_takes_the_place_of_the_one_before_unless_that_is_being_entered(survey):
    person, _response = begin(survey)
    before, one = go_on(survey, person), go_on(survey, person)
    assert sheet_of_code(survey, before.code) is None
    enter(one.sheet, make_typists(survey)[0], age=30)
    with pytest.raises(Refused, match="Your sheet is being typed in already"):
        go_on(survey, person)


def test_who_withdrew_online_is_not_brought_back_by_paper(survey):
    person, _response = begin(survey)
    one = go_on(survey, person)
    enter(one.sheet, make_typists(survey)[0], age=30)
    answering.withdraw_response(actor=person, survey=survey)
    assert AnswerEntry.objects.count() == 0
    with pytest.raises(Refused, match="withdrew"):
        enter(read_again(one.sheet), make_typists(survey)[0], age=30)


@pytest.mark.parametrize("times", [0, 1, 2])
def test_with_the_slip_what_was_on_paper_is_withdrawn_whenever_it_is_typed_in(survey, times):
    (one,) = print_sheets(survey)
    for typist in make_typists(survey)[:times]:
        enter(one.sheet, typist, words="Secret")
    papers.withdraw_sheet(actor=make_member(survey.initiative), survey=survey, slip=one.slip)
    assert list(Response.objects.values_list("state", "answers")) == [("withdrawn", {})] * (times == 2)
    assert "Secret" not in str(list(AnswerEntry.objects.values()))
    with pytest.raises(Refused, match=r"withdrew|It counts"):
        enter(read_again(one.sheet), make_typists(survey)[0], words="Secret")


def test_the_code_on_a_sheet_does_not_withdraw(survey):
    (one,) = print_sheets(survey)
    with pytest.raises(Refused, match="No sheet of this survey has this code"):
        papers.withdraw_sheet(actor=make_member(survey.initiative), survey=survey, slip=one.code)


def test_finished_online_there_is_nothing_to_go_on_with(survey):
    take_papers(survey)
    person = finish(survey, visits=1)
    with pytest.raises(Refused, match="You handed your answers in already"):
        go_on(survey, person)

"""Many at once around one sheet: it counts once, whatever way is first."""

import threading
import time

import pytest

from samenspel.foundation.access import Refused
from samenspel.tools.releases import actions
from samenspel.tools.releases.tasks import release_what_is_due
from samenspel.tools.surveys.actions import answering, papers, printing
from samenspel.tools.surveys.models.papers import AnswerEntry, AnswerSheet
from samenspel.tools.surveys.models.responses import Response
from tests.factories.answer_sheets import enter, make_typists, print_sheets, reading_of, take_papers
from tests.factories.surveys import answer, begin, make_survey
from tests.foundation.storms import storm

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.power]
CLIENTS = 64


def only_refusals(answers):
    """What else went wrong than that somebody was told no."""
    return [one for one in answers if isinstance(one, Exception) and not isinstance(one, Refused)]


def test_a_sheet_that_64_people_enter_at_once_counts_once():
    survey = make_survey()
    (one,), typists = print_sheets(survey), make_typists(survey, CLIENTS)
    readings = [reading_of(one.sheet, age=30), reading_of(one.sheet, age=31)]

    def take_part(number):
        return papers.enter_sheet(actor=typists[number], sheet=one.sheet, reading=readings[number % 2])

    assert only_refusals(storm(take_part, CLIENTS)) == []
    assert AnswerSheet.objects.get().state == "agreed"
    assert Response.objects.count() == 1
    assert AnswerEntry.objects.count() in (2, 3)


def test_one_person_who_enters_it_64_times_at_once_entered_it_once():
    survey = make_survey()
    (one,), (typist, _other) = print_sheets(survey), make_typists(survey)
    answers = storm(lambda _number: enter(one.sheet, typist, age=30), CLIENTS)
    assert only_refusals(answers) == []
    assert sum(not isinstance(found, Exception) for found in answers) == 1
    assert (AnswerEntry.objects.count(), AnswerSheet.objects.get().state) == (1, "once")


def test_handed_in_online_and_typed_in_at_the_same_moment_is_one_way_or_the_other(monkeypatch):
    survey = make_survey()
    take_papers(survey)
    person, _response = begin(survey)
    answer(survey, person, visits=2)
    one = printing.go_on_on_paper(actor=person, survey=survey, language="en")
    first, *typists = make_typists(survey, 16)
    enter(one.sheet, first, words="On paper.")

    def take_part(number):
        if number % 4 == 0:
            return answering.hand_in(actor=person, survey=survey)
        return enter(one.sheet, typists[number % 15], words="On paper.")

    assert only_refusals(storm(take_part, 16)) == []
    found = Response.objects.get()
    on_paper = AnswerSheet.objects.get().state == "agreed"
    assert found.answers == ({"visits": 2, "words": "On paper."} if on_paper else {"visits": 2})
    assert on_paper or AnswerEntry.objects.count() == 0


def test_withdrawn_by_the_slip_while_it_is_typed_in_nothing_of_it_is_left():
    survey = make_survey()
    (one,), (first, *typists) = print_sheets(survey), make_typists(survey, 16)
    enter(one.sheet, first, words="Secret")

    def take_part(number):
        if number % 4 == 0:
            return papers.withdraw_sheet(actor=first, survey=survey, slip=one.slip)
        return enter(one.sheet, typists[number % 15], words="Secret")

    assert only_refusals(storm(take_part, 16)) == []
    kept = [*Response.objects.values_list("answers"), *AnswerEntry.objects.values_list("answers")]
    assert "Secret" not in str(kept)


def test_many_who_go_on_on_paper_in_many_windows_have_one_sheet():
    survey = make_survey()
    take_papers(survey)
    person, _response = begin(survey)
    made = storm(lambda _n: printing.go_on_on_paper(actor=person, survey=survey, language="en"), 16)
    assert only_refusals(made) == []
    assert AnswerSheet.objects.count() == 1


def test_results_are_told_before_a_sheet_is_begun_or_after_it_is_finished(monkeypatch):
    """The teller has read that nothing waits, when the first reading comes in."""
    from tests.tools.surveys.test_papers import _close

    survey = make_survey()
    (one,), (typist, _other) = print_sheets(survey), make_typists(survey)
    _close(survey)
    take_papers(survey, until=survey.waves.get().opens_at)
    told, tell = threading.Event(), actions.tell_nothing

    def late(**words):
        told.set()
        time.sleep(0.3)
        return tell(**words)

    monkeypatch.setattr(actions, "tell_nothing", late)
    monkeypatch.setattr(papers, "_why_out_of_time", lambda sheet: "")

    def take_part(number):
        if number == 0:
            return release_what_is_due()
        assert told.wait(10)
        return enter(one.sheet, typist, age=30)

    assert only_refusals(storm(take_part, 2)) == []
    wave, sheet = survey.waves.get(), AnswerSheet.objects.get()
    assert (wave.told_at is None, sheet.state) in [(True, "once"), (False, "out")]

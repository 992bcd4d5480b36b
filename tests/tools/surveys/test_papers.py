"""Answers on paper: printed with a code, typed in by two people, counted once."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.methods.questionnaires import Reading
from samenspel.tools.releases.tasks import release_what_is_due
from samenspel.tools.surveys.actions import papers
from samenspel.tools.surveys.models.papers import AnswerEntry, AnswerSheet
from samenspel.tools.surveys.models.responses import Response, State
from samenspel.tools.surveys.queries.papers import pseudonym_of_sheet, settled, sheet_of_code
from tests.factories.answer_sheets import (
    enter,
    enter_twice,
    make_typists,
    print_sheets,
    read_again,
    reading_of,
    take_papers,
)
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.surveys import make_survey

pytestmark = pytest.mark.django_db


AGAIN = "You entered this sheet already"


@pytest.fixture
def survey():
    return make_survey()


def test_a_sheet_that_two_people_read_alike_is_one_response_under_a_number_of_its_own(survey):
    (one,) = print_sheets(survey)
    enter_twice(one.sheet, visits=2, age=44, reasons=["read"], words="More  coffee.")
    response = Response.objects.get()
    assert response.answers == {"visits": 2, "age": 44, "reasons": ["read"], "words": "More  coffee."}
    assert (response.state, response.week.weekday()) == (State.FINISHED, 0)
    assert response.pseudonym == pseudonym_of_sheet(read_again(one.sheet))
    assert read_again(one.sheet).state == "agreed"


def test_what_was_typed_is_kept_no_longer_than_it_takes(survey):
    (one,) = print_sheets(survey)
    enter_twice(one.sheet, words="More coffee.")
    kept = list(AnswerEntry.objects.values_list("answers", "unclear", "names"))
    assert kept == [({}, [], []), ({}, [], [])]


def test_codes_are_kept_as_digests_only_and_are_found_as_people_type_them(survey):
    (one,) = print_sheets(survey)
    assert sheet_of_code(survey, one.code.lower().replace("-", " ")) == one.sheet
    rows = str(AnswerSheet.objects.values().get())
    assert one.code[:4] in rows
    assert one.code[5:9] not in rows
    assert one.slip[:4] not in rows


def test_answers_to_what_the_others_hide_are_dropped_at_the_end_as_online(survey):
    (one,) = print_sheets(survey)
    enter_twice(one.sheet, visits=1, reasons=["read"], age=30)
    assert Response.objects.get().answers == {"visits": 1, "age": 30}


def test_two_boxes_ticked_is_told_as_such_and_is_no_answer(survey):
    (one,) = print_sheets(survey)
    enter_twice(one.sheet, unclear=["late", "first"], loud=1)
    response = Response.objects.get()
    assert (response.answers, response.unclear) == ({"loud": 1}, ["first", "late"])


def test_the_same_person_never_enters_a_sheet_twice(survey):
    (one,) = print_sheets(survey)
    (typist, _other) = make_typists(survey)
    enter(one.sheet, typist, age=30)
    with pytest.raises(Refused, match=AGAIN):
        enter(one.sheet, typist, age=30)
    assert read_again(one.sheet).state == "once"
    with pytest.raises(IntegrityError):
        AnswerEntry.objects.create(sheet=one.sheet, by=typist)


def test_what_two_people_read_differently_is_read_again_and_counts_when_two_agree(survey):
    (one,) = print_sheets(survey)
    first, second = make_typists(survey)
    enter(one.sheet, first, age=30, visits=2)
    entered = enter(one.sheet, second, age=31, visits=2)
    assert (entered.state, settled(entered).differing) == ("differs", ("age",))
    papers.enter_sheet(
        actor=second, sheet=one.sheet, reading=Reading({"age": 30}, frozenset(), frozenset(["age"]))
    )
    assert Response.objects.get().answers == {"age": 30, "visits": 2}


def test_a_third_person_decides_answer_by_answer(survey):
    (one,) = print_sheets(survey)
    first, second, third = make_typists(survey, 3)
    enter(one.sheet, first, age=30, words="Tea")
    enter(one.sheet, second, age=31, words="Sea")
    enter(one.sheet, third, age=30, words="Sea")
    assert Response.objects.get().answers == {"age": 30, "words": "Sea"}


def test_spaces_are_no_difference(survey):
    (one,) = print_sheets(survey)
    first, second = make_typists(survey)
    enter(one.sheet, first, words="More coffee.\n")
    assert enter(one.sheet, second, words=" More  coffee.").state == "agreed"


def test_a_sheet_that_counts_or_is_void_is_entered_by_nobody(survey):
    agreed, void = print_sheets(survey, 2)
    enter_twice(agreed.sheet, age=30)
    papers.void_sheet(actor=coordinator_of(survey.initiative), sheet=void.sheet, reason="It was torn.")
    for one, words in ((agreed, "It counts"), (void, "declared void")):
        with pytest.raises(Refused, match=words):
            enter(one.sheet, make_typists(survey)[0], age=30)
    assert Response.objects.count() == 1


def test_a_void_sheet_has_a_reason_and_keeps_nothing_of_what_was_read(survey):
    (one,) = print_sheets(survey)
    enter(one.sheet, make_typists(survey)[0], words="Secret")
    papers.void_sheet(actor=coordinator_of(survey.initiative), sheet=one.sheet, reason="It is gone.")
    assert AnswerEntry.objects.get().answers == {}
    assert read_again(one.sheet).void_reason == "It is gone."
    assert Entry.objects.filter(verb="surveys.void_sheet").count() == 1


def test_a_sheet_that_counts_is_not_declared_void(survey):
    (one,) = print_sheets(survey)
    enter_twice(one.sheet, age=30)
    with pytest.raises(Refused, match="This sheet is finished"):
        papers.void_sheet(actor=coordinator_of(survey.initiative), sheet=one.sheet, reason="No.")


def test_after_its_time_no_new_sheet_is_entered_and_what_was_begun_is_finished(survey):
    begun, fresh = print_sheets(survey, 2)
    first, second = make_typists(survey)
    enter(begun.sheet, first, age=30)
    take_papers(survey, until=clock.now() - timedelta(minutes=2))
    with pytest.raises(Refused, match="It is too late for a new sheet"):
        enter(fresh.sheet, first, age=30)
    assert enter(begun.sheet, second, age=30).state == "agreed"


def test_results_wait_for_sheets_that_were_entered_once_and_for_the_last_day(survey):
    (one,) = print_sheets(survey)
    first, second = make_typists(survey)
    with clock.at(clock.now() - timedelta(seconds=1)):
        enter(one.sheet, first, age=30)
    _close(survey)
    release_what_is_due()
    assert _is_told(survey) is False
    take_papers(survey, until=clock.now() - timedelta(hours=1))
    release_what_is_due()
    assert _is_told(survey) is False
    enter(one.sheet, second, age=30)
    release_what_is_due()
    assert _is_told(survey) is True
    with pytest.raises(Refused, match="The results of this wave are told already"):
        enter(one.sheet, first, age=30)


def _close(survey):
    now = clock.now()
    survey.activity.__class__.objects.filter(pk=survey.pk).update(
        opens_at=now - timedelta(days=2), closes_at=now - timedelta(hours=1)
    )
    survey.waves.update(opens_at=now - timedelta(days=2))


def _is_told(survey):
    return survey.waves.get().told_at is not None


def test_only_who_runs_the_survey_or_works_for_the_service_types_in(survey):
    (one,) = print_sheets(survey)
    with pytest.raises(Refused, match=r"coordinators|professionals"):
        enter(one.sheet, make_member(survey.initiative), age=30)


def test_the_journal_tells_who_printed_and_never_who_typed_in_or_answered(survey):
    (one,) = print_sheets(survey)
    enter_twice(one.sheet, age=30)
    verbs = Entry.objects.filter(verb__startswith="surveys.").values_list("verb", flat=True)
    assert {*verbs} == {
        "surveys.set_up_survey",
        "surveys.change_questions",
        "surveys.take_papers",
        "surveys.print_sheets",
    }


def test_each_sheet_has_its_own_orders_and_profiles(survey):
    seeds = {one.sheet.drawn["seed"] for one in print_sheets(survey, 5)}
    assert len(seeds) == 5


def test_a_sheet_of_another_survey_is_none_of_this_one(survey):
    (one,) = print_sheets(make_survey())
    assert sheet_of_code(survey, one.code) is None


def test_readings_name_what_stands_on_the_sheet(survey):
    (one,) = print_sheets(survey)
    assert {"visits", "visits_text", "late", "first", "plan_2"} <= reading_of(one.sheet).names

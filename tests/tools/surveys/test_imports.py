"""Answers from elsewhere: read first, taken at once, marked as such; the same file twice adds nothing."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.foundation.tasks.models import Job
from samenspel.methods.codebooks import (
    Codebook,
    Kind,
    Value,
    Variable,
    codebook_as_json,
)
from samenspel.methods.questionnaires import Dispositions
from samenspel.tools.surveys.actions import imports as actions
from samenspel.tools.surveys.models.imports import AnswersImport, ImportState
from samenspel.tools.surveys.models.responses import Response
from samenspel.tools.surveys.models.surveys import Wave
from samenspel.tools.surveys.personal import erase_answers
from samenspel.tools.surveys.queries.agreements import keys_for
from samenspel.tools.surveys.queries.dispositions import dispositions_of
from samenspel.tools.surveys.queries.research import research_codebook
from samenspel.tools.surveys.queries.research_rows import research_rows
from samenspel.tools.surveys.tasks import forget_imports
from tests.factories.brought import bring, send, take, work
from tests.factories.initiatives import coordinator_of
from tests.factories.surveys import add_question, agree, finish, make_survey

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("read_here")]
THREE = "person,visits,age,research\nanna,1,30,1\nbert,1,40,1\ncarl,1,50,0\n"


@pytest.fixture
def survey():
    return make_survey()


def answers(survey):
    found = Response.objects.filter(wave__survey=survey, state="finished")
    return sorted((one.answers for one in found), key=lambda one: one.get("age", 0))


def told(survey, file, **values):
    """New, known, known otherwise, faulty; and what is wrong with rows."""
    found = send(survey, file, **values).found
    return tuple(found[name] for name in ("new", "known", "changed", "faulty")), found["faults"]


def test_nothing_is_among_the_answers_before_it_is_taken(survey):
    batch = send(survey, THREE)
    assert (batch.state, batch.found["new"], answers(survey)) == ("read", 3, [])
    batch = take(batch)
    assert [(one["age"], one["research"]) for one in answers(survey)] == [
        (30, "yes"),
        (40, "yes"),
        (50, "no"),
    ]
    assert (batch.state, batch.file, batch.found) == ("taken", "", {"taken": 3})


def test_the_same_file_twice_adds_nothing_and_more_rows_add_those(survey):
    bring(survey, THREE)
    assert told(survey, THREE) == ((0, 3, 0, 0), [])
    more = THREE + "dora,1,60,1\n"
    assert told(survey, more) == ((1, 3, 0, 0), [])
    bring(survey, more)
    bring(survey, more)
    assert len(answers(survey)) == 4


def test_without_names_two_people_who_answer_alike_are_two_and_the_same_file_adds_nothing(survey):
    alike = "visits,age\n1,30\n1,30\n"
    bring(survey, alike)
    assert told(survey, alike) == ((0, 2, 0, 0), [])
    assert len(answers(survey)) == 2


def test_who_is_known_with_other_answers_stays_as_they_are_and_is_told(survey):
    bring(survey, THREE)
    other = send(survey, THREE.replace("anna,1,30", "anna,1,31"))
    assert (other.found["changed"], other.found["changed_rows"]) == (1, [2])
    take(other)
    assert [one["age"] for one in answers(survey)] == [30, 40, 50]


def test_rows_that_do_not_fit_are_told_with_row_and_column_and_left_out(survey):
    file = (
        "person,visits,age,since\n"
        "a,9,30,2020-01-01\n"  # no such option
        "b,1,200,2020-01-01\n"  # too old
        "c,1,30,31-02-2020\n"  # no day
        "d,1,30,\n"
        "d,1,31,\n"  # the same name
        "e,None,30,\n"  # no number
        ",1,30,\n"  # nobody
        "f,1,30,2020-01-01,x\n"  # a cell too many
    )
    batch = send(survey, file)
    assert [(row, column) for row, column, _why in batch.found["faults"]] == [
        (2, "visits"), (3, "age"), (4, "since"), (6, ""), (7, "visits"), (8, ""), (9, "*"),
    ]  # fmt: skip
    assert batch.found["new"] == 1
    take(batch)
    assert answers(survey) == [{"visits": 1, "age": 30}]


def test_an_answer_that_the_conditions_hide_is_told(survey):
    _counts, faults = told(survey, "visits,happy\n1,7\n")
    assert faults == [[2, "happy", "it is answered, though the answers before it hide it."]]


def test_none_and_na_and_formulas_in_a_text_are_answers(survey):
    texts = ["None", "NA", "=1+1", "مرحبا", "é" * 300]
    bring(survey, "person,words\n" + "".join(f"p{number},{text}\n" for number, text in enumerate(texts)))
    assert {one["words"] for one in answers(survey)} == {*texts}


def test_a_text_of_40000_letters_is_too_long_and_one_with_nul_is_no_file(survey):
    (new, *_others), faults = told(survey, f"person,words\na,{'x' * 40_000}\nb,short\n")
    assert (new, [(row, column) for row, column, _why in faults]) == (1, [(2, "words")])
    batch = send(survey, "person,words\na,one\x00two\n")
    assert (batch.state, batch.file) == ("faulty", "")
    assert "NUL" in batch.found["problem"]


def test_columns_that_differ_by_case_are_refused(survey):
    batch = send(survey, "person,age,AGE\na,30,31\n")
    assert batch.found == {"problem": "The columns “age” and “AGE” differ by case alone."}


def test_a_codebook_whose_codes_mean_something_else_is_refused(survey):
    values = (Value(1, {"en": "Every week"}), Value(3, {"en": "Never"}))
    book = Codebook("x", {"en": "X"}, ("en",), (Variable("q", "visits", Kind.CHOICE, {}, values),))
    batch = send(survey, "visits\n1\n", book=("book.json", codebook_as_json(book).encode()))
    assert batch.found["faults"] == [
        [0, "visits", "the code 1 is “Every week” in the file and “Never” here."],
        [0, "visits", "the code 3 is “Never” in the file and “Every week” here."],
    ]
    assert batch.found["new"] == 0


def test_columns_that_nobody_asked_for_and_questions_that_are_not_there_are_told(survey):
    batch = send(survey, "visits,shoe_size\n1,44\n")
    assert batch.found["notes"][0] == "Not asked here, so not taken: shoe_size"
    assert batch.found["notes"][1].startswith("Not in the file, so skipped by everybody: visits_text, age")


def test_they_are_marked_in_files_and_response_rates_do_not_count_them(survey):
    agreement = agree(survey)
    finish(survey, visits=1, age=20, research="yes")
    bring(survey, THREE)
    book = research_codebook(agreement)
    rows = [*research_rows(agreement, book, keys_for(agreement))]
    assert sorted((row["age"], row["_imported"]) for row in rows) == [(20, 0), (30, 1), (40, 1)]
    assert dispositions_of(survey.waves.get()) == Dispositions()


def test_no_account_has_them_so_that_erasing_one_takes_none_along(survey):
    bring(survey, THREE)
    erase_answers(coordinator_of(survey.initiative))
    assert len(answers(survey)) == 3


def test_somebody_who_answered_elsewhere_is_forgotten_and_does_not_come_back(survey):
    bring(survey, THREE)
    actor = coordinator_of(survey.initiative)
    actions.forget_imported(actor=actor, survey=survey, room=0, key=" anna ")
    assert [one["age"] for one in answers(survey)] == [40, 50]
    bring(survey, THREE)
    assert [one["age"] for one in answers(survey)] == [40, 50]
    with pytest.raises(Refused, match="Nobody has this name"):
        actions.forget_imported(actor=actor, survey=survey, room=0, key="zoe")


def test_names_of_another_origin_are_other_people(survey):
    bring(survey, THREE)
    assert told(survey, THREE.replace("30", "31"), room=None) == ((3, 0, 0, 0), [])
    bring(survey, "visits,age\n1,30\n", room=None)
    bring(survey, "visits,age\n1,30\n", room=None)
    assert [one["age"] for one in answers(survey)] == [30, 30, 30, 40, 50]


def test_rows_that_stand_in_another_room_alike_are_told(survey):
    bring(survey, THREE)
    batch = send(survey, THREE.replace("anna,1,30", "anna,1,31"), room=None, origin="The market again")
    assert batch.found["twins"] == [["Interviews in the market", 2]]
    assert send(survey, THREE, room=batch.room).found["twins"] == [["Interviews in the market", 3]]
    assert send(survey, THREE).found["twins"] == []


def test_somebody_is_forgotten_where_they_answered_and_not_their_namesake(survey):
    bring(survey, THREE)
    other = bring(survey, THREE.replace("30", "31"), room=None)
    actor = coordinator_of(survey.initiative)
    actions.forget_imported(actor=actor, survey=survey, room=other.room, key="anna")
    assert [one["age"] for one in answers(survey)] == [30, 40, 40, 50, 50]


def test_who_is_forgotten_does_not_come_back_when_the_file_was_taken_back(survey):
    batch, actor = bring(survey, THREE), coordinator_of(survey.initiative)
    actions.forget_imported(actor=actor, survey=survey, room=0, key="anna")
    actions.withdraw_import(actor=actor, batch=batch, reason="The wrong town.")
    bring(survey, THREE)
    assert [one["age"] for one in answers(survey)] == [40, 50]


def test_of_what_was_forgotten_nobody_finds_out_by_guessing(survey):
    bring(survey, THREE)
    actions.forget_imported(actor=coordinator_of(survey.initiative), survey=survey, room=0, key="anna")
    guesses = [f"person,visits,age,research\nanna,1,{age},1\n" for age in (29, 30, 31)]
    assert {told(survey, guess)[0] for guess in guesses} == {(0, 1, 0, 0)}


def test_who_answered_here_is_not_forgotten_by_a_name_in_a_file(survey):
    finish(survey, visits=1, age=20)
    with pytest.raises(Refused, match="Nobody has this name"):
        actions.forget_imported(actor=coordinator_of(survey.initiative), survey=survey, room=0, key="20")


def test_a_whole_file_is_taken_back_with_a_reason_and_may_come_again(survey):
    batch = bring(survey, THREE)
    actor = coordinator_of(survey.initiative)
    batch = actions.withdraw_import(actor=actor, batch=batch, reason="The wrong town.")
    assert (answers(survey), batch.state) == ([], ImportState.WITHDRAWN)
    bring(survey, THREE)
    assert len(answers(survey)) == 3
    verbs = [
        one.verb for one in Entry.objects.order_by("pk") if "answers" in one.verb or "import" in one.verb
    ]
    assert verbs == ["surveys.take_answers", "surveys.withdraw_import", "surveys.take_answers"]


def test_taken_twice_at_once_it_is_taken_once(survey):
    batch = send(survey, THREE)
    actor = coordinator_of(survey.initiative)
    actions.take_later(actor=actor, batch=batch)
    actions.take_later(actor=actor, batch=batch)
    assert work().state == Job.State.DONE
    assert len(answers(survey)) == 3


def test_questions_that_changed_since_it_was_read_are_not_answered_by_it(survey):
    batch = send(survey, THREE)
    finish(survey, visits=1)
    add_question(survey, "more")
    actions.take_later(actor=coordinator_of(survey.initiative), batch=batch)
    job = work()
    assert (job.state, "Send it again" in job.error) == (Job.State.FAILED, True)
    assert len(answers(survey)) == 1


def test_waves_whose_results_are_told_and_waves_that_are_not_there_take_none(survey):
    Wave.objects.update(told_at=clock.now())
    second = Wave.objects.create(survey=survey, number=2, opens_at=clock.now())
    counts, faults = told(survey, "person,wave,visits\na,1,1\nb,2,1\nc,3,1\nd,,1\n", wave=second)
    assert counts == (2, 0, 0, 2)
    assert [(row, why) for row, _column, why in faults] == [
        (2, "the results of wave 1 are told already."),
        (4, "there is no wave 3 here."),
    ]


def test_one_person_in_two_waves_is_one(survey):
    Wave.objects.create(survey=survey, number=2, opens_at=clock.now())
    bring(survey, "person,wave,visits\na,1,1\na,2,2\nb,1,1\n")
    names = [*Response.objects.order_by("pseudonym").values_list("pseudonym", flat=True)]
    assert (len(names), len({*names})) == (3, 2)


def test_a_file_that_nobody_takes_is_gone_after_a_day(survey):
    batch = send(survey, THREE)
    file = batch.file
    assert default_storage.exists(file)
    assert b"anna" not in default_storage.open(file).read()
    AnswersImport.objects.update(made_at=clock.now() - timedelta(days=2))
    forget_imports()
    assert not AnswersImport.objects.exists()

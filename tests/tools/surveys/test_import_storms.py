"""Sixty-four take the same file and take it back, or are killed in between: it is there whole, or not."""

import os

import pytest

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.methods.questionnaires.imports import read_returned
from samenspel.tools.surveys import tasks
from samenspel.tools.surveys.actions import imports as actions
from samenspel.tools.surveys.models.imports import AnswersImport, ImportedAnswer
from samenspel.tools.surveys.models.responses import Response
from samenspel.tools.surveys.queries.imports import find_import, sent_file
from tests.factories.brought import bring, send
from tests.factories.initiatives import coordinator_of
from tests.factories.surveys import make_survey
from tests.foundation.kills import kill_writer_at_line
from tests.foundation.storms import storm

pytestmark = [
    pytest.mark.django_db(transaction=True), pytest.mark.power, pytest.mark.usefixtures("read_here"),
]  # fmt: skip
THREE = "person,visits,age,research\nanna,1,30,1\nbert,1,40,1\ncarl,1,50,0\n"
CLIENTS, STEP = 64, 1 if os.environ.get("KILL_AT_EVERY_LINE") else 40


@pytest.fixture
def survey():
    return make_survey()


def taking(batch):
    """What a worker does who has read the file."""
    actor, file = coordinator_of(batch.initiative), read_returned(sent_file(batch), lambda *_told: None)
    return lambda _number=0: actions.take_answers(actor=actor, batch=find_import(batch.pk), file=file)


def taking_back(batch):
    actor = coordinator_of(batch.initiative)
    return lambda _number=0: actions.withdraw_import(actor=actor, batch=find_import(batch.pk), reason="No.")


def counts():
    """Answers, marks that they came from elsewhere, and what the journal says."""
    verbs = [one for one in Entry.objects.order_by("pk").values_list("verb", flat=True) if "surveys." in one]
    said = [verb for verb in verbs if verb in (actions.TAKE, actions.WITHDRAW)]
    return Response.objects.count(), ImportedAnswer.objects.count(), said


def others(answers):
    return [one for one in answers if isinstance(one, Exception) and not isinstance(one, Refused)]


def test_of_sixty_four_who_take_the_same_file_one_does(survey):
    said = storm(taking(send(survey, THREE)), CLIENTS)
    assert others(said) == []
    assert [one for one in said if isinstance(one, int)] == [3]
    assert counts() == (3, 3, [actions.TAKE])


def test_of_sixty_four_files_with_the_same_rows_one_brings_them(survey):
    takers = [taking(send(survey, THREE)) for _one in range(8)]
    assert others(storm(lambda number: takers[number % 8](), CLIENTS)) == []
    assert counts()[:2] == (3, 3)


def test_of_sixty_four_who_take_it_back_one_does(survey):
    batch = bring(survey, THREE)
    said = storm(taking_back(batch), CLIENTS)
    assert others(said) == []
    assert sum(isinstance(one, Refused) for one in said) == CLIENTS - 1
    assert counts() == (0, 0, [actions.TAKE, actions.WITHDRAW])


def test_taken_and_taken_back_at_once_it_is_one_after_the_other(survey):
    batch = send(survey, THREE)
    take, back = taking(batch), taking_back(batch)
    assert others(storm(lambda number: (take, back)[number % 2](), CLIENTS)) == []
    state = AnswersImport.objects.get().state
    expected = {
        "taken": (3, 3, [actions.TAKE]),
        "withdrawn": (0, 0, [actions.TAKE, actions.WITHDRAW]),
    }
    assert counts() == expected[state]


def test_forgotten_while_it_is_taken_back_nobody_comes_again(survey):
    batch, actor = bring(survey, THREE), coordinator_of(survey.initiative)
    back = taking_back(batch)

    def forget(_number):
        return actions.forget_imported(actor=actor, survey=survey, room=0, key="anna")

    assert others(storm(lambda number: (forget, back)[number % 2](number), 16)) == []
    assert counts()[:2] in ((0, 0), (1, 1))


def test_killed_before_any_line_it_is_taken_once_or_not_at_all(survey):
    take = taking(send(survey, THREE))
    for number in range(1, 5000, STEP):
        place = kill_writer_at_line(number, take)
        found = counts()
        assert found in ((0, 0, []), (3, 3, [actions.TAKE])), place
        if found[0]:
            break
    assert counts() == (3, 3, [actions.TAKE])


def test_killed_before_any_line_it_is_taken_back_once_or_not_at_all(survey):
    back = taking_back(bring(survey, THREE))
    for number in range(1, 5000, STEP):
        place = kill_writer_at_line(number, back)
        found = counts()
        assert found[:2] in ((0, 0), (3, 3)), place
        assert len(found[2]) == 1 + (found[0] == 0), place
        if not found[0]:
            break
    assert counts() == (0, 0, [actions.TAKE, actions.WITHDRAW])


def test_a_worker_who_is_late_finds_the_file_gone_and_says_so(survey):
    batch = bring(survey, THREE)
    with pytest.raises(tasks.Failed, match="This file is gone"):
        tasks.read_answers.func(import_id=batch.pk, person_id=str(coordinator_of(survey.initiative).pk))
    assert counts()[:2] == (3, 3)

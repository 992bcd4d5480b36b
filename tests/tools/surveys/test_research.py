"""Answers leave a survey under an agreement that all can read: only those that may, and under new numbers."""

import csv
import io
from datetime import timedelta
from zipfile import ZipFile

import pytest

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry, Message
from samenspel.foundation.tasks.models import Job
from samenspel.foundation.tasks.running import run_next_task
from samenspel.tools.surveys.actions import agreements as actions
from samenspel.tools.surveys.actions import answering, surveys
from samenspel.tools.surveys.models.agreements import Agreement, AnswerFiles
from samenspel.tools.surveys.models.responses import Response
from samenspel.tools.surveys.personal import erase_answers
from samenspel.tools.surveys.queries.agreements import keys_for
from samenspel.tools.surveys.queries.research import research_codebook
from samenspel.tools.surveys.queries.research_rows import research_rows
from samenspel.tools.surveys.tasks import forget_files
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.services import make_person
from tests.factories.surveys import agree, ask, finish, make_survey
from tests.tools.surveys.test_answering import FIRST_PAGE

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey():
    return make_survey()


@pytest.fixture
def scholar(survey):
    return make_member(survey.initiative, make_person("Sofia", email="sofia@example.org"), role="scholar")


def rows(agreement):
    book = research_codebook(agreement)
    return [*research_rows(agreement, book, keys_for(agreement))]


def zipped(client, agreement, language="en"):
    """What the holder takes along."""
    client.force_login(agreement.holder)
    client.post(f"/surveys/agreements/{agreement.pk}/files/", {"language": language})
    while run_next_task("a worker"):
        pass
    job = Job.objects.latest("work__enqueued_at")
    assert job.state == Job.State.DONE, (job.error, job.work.traceback)
    answer = client.post(f"/surveys/files/{AnswerFiles.objects.get().pk}/")
    return ZipFile(io.BytesIO(answer.content))


def test_only_who_said_yes_is_given_and_who_withdrew_is_gone_at_once(survey, scholar):
    agreement = agree(survey, scholar)
    _yes, _no, later = (finish(survey, visits=1, age=age, research=word) for age, word in TOLD)
    finish(survey, visits=1, age=50)
    assert sorted(row["age"] for row in rows(agreement)) == [20, 40]
    answering.withdraw_response(actor=later, survey=survey)
    assert [row["age"] for row in rows(agreement)] == [20]


TOLD = [(20, "yes"), (30, "no"), (40, "yes")]


def test_files_of_two_agreements_cannot_be_put_together_and_those_of_one_can(survey, scholar, monkeypatch):
    monkeypatch.setattr(surveys, "SOONEST", surveys.SOONEST * 0)
    one, other = agree(survey, scholar), agree(survey, make_member(survey.initiative))
    people = [finish(survey, visits=1, age=20 + number, research="yes") for number in range(8)]
    first = {row["age"]: row["_person"] for row in rows(one)}
    assert {row["_person"] for row in rows(other)} & {*first.values()} == set()
    assert [row["age"] for row in rows(one)] != [row["age"] for row in rows(other)]
    surveys.begin_wave(actor=coordinator_of(survey.initiative), survey=survey)
    finish(survey, people[0], visits=2, research="yes")
    assert [row["_wave"] for row in rows(one) if row["_person"] == first[20]] == [1, 2]


def test_without_a_question_for_consent_a_basis_must_be_said(survey, scholar):
    ask(survey, FIRST_PAGE)
    with pytest.raises(Refused, match="Say on which basis"):
        agree(survey, scholar)
    agreement = agree(survey, scholar, ground="task", basis="A task in the public interest.")
    finish(survey, happy=9)
    assert [row["happy"] for row in rows(agreement)] == [9]


def test_every_variable_is_there_with_a_reason_and_texts_only_if_agreed(survey, scholar):
    finish(survey, visits=1, words="I am Anna", research="yes")
    (row,) = rows(agree(survey, scholar))
    found = (row["happy"], row["reasons_read"], row["age"], "words" in row, row["sorted_a"])
    assert found == (-8, -8, -9, False, -9)
    assert row["_week"].weekday() == 0
    (row,) = rows(agree(survey, scholar, with_texts=True))
    assert (row["words"], row["visits_text"]) == ("I am Anna", -8)


def test_a_question_of_another_edition_was_not_shown(survey, scholar):
    finish(survey, visits=1, age=30, research="yes")
    ask(survey, FIRST_PAGE.replace(b"happy", b"glad"))
    agreement = agree(survey, scholar, ground="task", basis="A task in the public interest.")
    finish(survey, glad=3)
    assert sorted((row["glad"], row["age"], row["_edition"]) for row in rows(agreement)) == [
        (-8, 30, 1),
        (3, -8, 2),
    ]


def test_the_zip_has_every_format_and_what_whoever_opens_it_must_know(survey, scholar, client):
    finish(survey, visits=2, age=30, research="yes")
    finish(survey, visits=2, age=31)
    packed = zipped(client, agree(survey, scholar), "nl")
    assert {*packed.namelist()} == {
        *("answers.csv", "answers-excel.csv", "answers.sav", "answers.dta", "answers.json"),
        *("codebook.json", "codebook-ddi.xml", "questions-1.yaml", "README.md"),
    }
    (row,) = csv.DictReader(io.StringIO(packed.read("answers.csv").decode()))
    assert (row["age"], row["visits"], row["late"]) == ("30", "2", "-9")
    assert "Sofia" in packed.read("README.md").decode()
    assert not Entry.objects.filter(verb="surveys.write_files").exists()
    assert Entry.objects.get(verb="surveys.download_answers").actor == str(scholar.pk)


def test_only_the_holder_takes_answers_along_and_only_while_it_runs(survey, scholar, client):
    agreement = agree(survey, scholar)
    finish(survey, visits=1, research="yes")
    zipped(client, agreement)
    files = AnswerFiles.objects.get()
    with pytest.raises(Refused, match="Only the person with whom this was agreed"):
        actions.download_answers(actor=coordinator_of(survey.initiative), files=files)
    Agreement.objects.update(until=clock.today() - timedelta(days=1))
    with pytest.raises(Refused, match="This agreement is over"):
        actions.download_answers(actor=scholar, files=files)


def test_files_go_when_it_ends_when_somebody_withdraws_and_after_a_day(survey, scholar, client):
    agreement, member = agree(survey, scholar), finish(survey, visits=1, research="yes")
    finish(survey, visits=2, research="yes")
    zipped(client, agreement)
    answering.withdraw_response(actor=member, survey=survey)
    assert not AnswerFiles.objects.exists()
    zipped(client, agreement)
    AnswerFiles.objects.update(made_at=clock.now() - timedelta(hours=25))
    forget_files()
    assert not AnswerFiles.objects.exists()
    zipped(client, agreement)
    end(agreement)
    assert not AnswerFiles.objects.exists()


def end(agreement):
    coordinator = coordinator_of(agreement.initiative)
    actions.end_agreement(actor=coordinator, agreement=agreement, reason="The study is over.")


def test_who_holds_it_is_told_why_it_ends_and_all_can_read_it(survey, scholar, client):
    agreement = agree(survey, scholar)
    assert "Why people come" in client.get(f"/surveys/{survey.pk}/").content.decode()
    end(agreement)
    assert any("The study is over." in message.text for message in Message.objects.all())
    assert "The study is over." in client.get(f"/surveys/agreements/{agreement.pk}/").content.decode()


def test_how_many_withdrew_is_told_in_bands(survey, scholar, client, settings):
    settings.FEWEST_SHOWN, agreement = 5, agree(survey, scholar)
    for number in range(7):
        member = finish(survey, visits=1)
        answering.withdraw_response(actor=member, survey=survey)
        page = client.get(f"/surveys/agreements/{agreement.pk}/").content.decode()
        words = "yes to research: fewer than 5." if number < 4 else "yes to research: 5 to 9."
        assert words in page


def test_a_coordinator_agrees_with_a_member_on_a_page(survey, scholar, client):
    client.force_login(coordinator_of(survey.initiative))
    typed = {"holder": scholar.pk, "purpose": "Why", "until": "2020-01-01", "ground": "consent"}
    page = client.post(f"/surveys/{survey.pk}/agreements/new/", typed)
    assert "That day is over already" in page.content.decode()
    until = clock.today() + timedelta(days=9)
    client.post(f"/surveys/{survey.pk}/agreements/new/", {**typed, "until": until.isoformat()})
    agreement = Agreement.objects.get()
    assert (agreement.holder, agreement.until, agreement.with_texts) == (scholar, until, False)


def test_nobody_to_tell_of_is_said_and_makes_no_file(survey, scholar, client):
    agreement = agree(survey, scholar)
    client.force_login(scholar)
    client.post(f"/surveys/agreements/{agreement.pk}/files/", {"language": "en"})
    run_next_task("a worker")
    assert "Nobody whose answers may be used" in Job.objects.get().explanation
    assert (AnswerFiles.objects.count(), Response.objects.count()) == (0, 0)


def test_it_is_agreed_with_people_of_the_initiative_only(survey):
    with pytest.raises(Refused, match="Only with somebody who takes part"):
        agree(survey, make_person("Xena"))


def test_whoever_asked_for_files_may_stop_it_and_nothing_is_left(survey, scholar, client):
    agreement = agree(survey, scholar)
    finish(survey, visits=1, research="yes")
    client.force_login(scholar)
    client.post(f"/surveys/agreements/{agreement.pk}/files/", {"language": "en"})
    Job.objects.update(cancel_asked_at=clock.now())
    run_next_task("a worker")
    assert (Job.objects.get().state, AnswerFiles.objects.count()) == (Job.State.CANCELLED, 0)


def test_whoever_withdraws_while_files_are_written_is_in_none(survey, scholar):
    agreement, member = agree(survey, scholar), finish(survey, visits=1, research="yes")
    keys = keys_for(agreement)
    answering.withdraw_response(actor=member, survey=survey)
    with pytest.raises(Refused, match="Somebody withdrew meanwhile"):
        actions.keep_files(actor=scholar, agreement=agreement, keys=keys, language="en", content=b"PK")


def test_an_account_that_is_erased_takes_files_along_in_which_its_answers_wait(survey, scholar):
    agreement, member = agree(survey, scholar), finish(survey, visits=1, research="yes")
    actions.keep_files(
        actor=scholar, agreement=agreement, keys=keys_for(agreement), language="en", content=b"PK"
    )
    erase_answers(member)
    assert (AnswerFiles.objects.count(), Response.objects.count()) == (0, 0)

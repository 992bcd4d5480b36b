"""Consent is to one purpose in one version, is taken back at any time, and of a child two say it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from samenspel.foundation.access import Refused
from samenspel.tools.surveys.actions import agreements as actions
from samenspel.tools.surveys.actions import answering, surveys
from samenspel.tools.surveys.models.agreements import AnswerFiles
from samenspel.tools.surveys.models.responses import Response
from samenspel.tools.surveys.queries.agreements import keys_for, withdrawn_from
from samenspel.tools.surveys.queries.research import research_codebook
from samenspel.tools.surveys.queries.research_rows import research_rows
from tests.factories.children import make_child, make_school
from tests.factories.initiatives import coordinator_of, in_days, make_initiative, make_member
from tests.factories.surveys import agree, ask, begin, finish, make_survey

pytestmark = pytest.mark.django_db
FIRST = b"""questionnaire: light
version: 1
title: The lamps
languages: [en]
pages:
- code: only
  questions:
  - {kind: rating, code: happy, text: How content are you?}
  - {kind: consent, code: research, purpose: research, version: 1, text: May the academy use it?}
"""
LATER = FIRST.replace(
    b"code: research, purpose: research, version: 1", b"code: research_2, purpose: research, version: 2"
)
CHILDREN = (
    FIRST + b"  - {kind: consent, code: parent, purpose: research, version: 1, by: guardian, text: May it?}\n"
)


@pytest.fixture
def survey():
    return make_survey(questions=FIRST)


def rows(agreement):
    codebook = research_codebook(agreement)
    return sorted(research_rows(agreement, codebook, keys_for(agreement)), key=lambda row: row["happy"])


def again(survey, monkeypatch):
    monkeypatch.setattr(surveys, "SOONEST", timedelta(0))
    surveys.begin_wave(actor=coordinator_of(survey.initiative), survey=survey)


def test_a_new_version_is_another_question(survey):
    finish(survey, happy=1, research="yes")
    with pytest.raises(Refused, match="give them another code: research"):
        ask(survey, FIRST.replace(b"version: 1, text", b"version: 2, text"))


def test_answers_given_under_the_first_version_stay_under_it(survey, monkeypatch):
    agreement, member = agree(survey), finish(survey, happy=1, research="yes")
    ask(survey, LATER)
    again(survey, monkeypatch)
    finish(survey, member, happy=2, research_2="yes")
    found = [(row["_wave"], row["research"], row["research_2"], row["_consent"]) for row in rows(agreement)]
    assert found == [(1, 1, -8, 1), (2, -8, 1, 2)]


def test_whoever_said_yes_to_the_old_words_is_asked_again_and_until_then_these_hold(survey, client):
    agreement, member = agree(survey), finish(survey, happy=1, research="yes")
    ask(survey, LATER)
    client.force_login(member)
    assert "worded anew" in client.get(f"/surveys/{survey.pk}/").content.decode()
    assert [row["_consent"] for row in rows(agreement)] == [1]
    client.post(f"/surveys/{survey.pk}/consent/", {"research_2": "yes"})
    assert "worded anew" not in client.get(f"/surveys/{survey.pk}/").content.decode()
    assert [(row["_consent"], row["research"], row["research_2"]) for row in rows(agreement)] == [(2, 1, 1)]


def test_a_yes_that_is_taken_back_holds_for_every_later_file_at_once_and_is_counted(survey, client):
    agreement, member = agree(survey), finish(survey, happy=1, research="yes")
    keep = {"actor": agreement.holder, "agreement": agreement, "language": "en", "content": b"PK"}
    before = keys_for(agreement)
    actions.keep_files(keys=before, **keep)
    client.force_login(member)
    client.post(f"/surveys/{survey.pk}/consent/", {"research": "no"})
    assert (rows(agreement), AnswerFiles.objects.count(), withdrawn_from(survey)) == ([], 0, 1)
    assert Response.objects.get().answers == {"happy": 1, "research": "yes"}
    with pytest.raises(Refused, match="Somebody withdrew meanwhile"):
        actions.keep_files(keys=before, **keep)


def test_a_no_covers_what_the_person_answered_in_all_waves(survey, monkeypatch):
    agreement, member = agree(survey), finish(survey, happy=1, research="yes")
    again(survey, monkeypatch)
    finish(survey, member, happy=2, research="yes")
    answering.change_consent(actor=member, survey=survey, said={"research": "no"})
    assert rows(agreement) == []


def test_nothing_that_was_not_asked_is_kept_as_consent(survey):
    member = finish(survey, happy=1, research="yes")
    answering.change_consent(
        actor=member, survey=survey, said={"happy": "no", "research": "perhaps", "x": "yes"}
    )
    assert Response.objects.get().consents == {}


def test_whoever_is_in_no_wave_has_nothing_to_change(survey, client):
    client.force_login(make_member(survey.initiative))
    assert client.get(f"/surveys/{survey.pk}/consent/")["Location"] == f"/surveys/{survey.pk}/"


def test_who_answers_reads_what_it_is_for_and_on_which_basis(client):
    survey = make_survey(questions=FIRST, basis="task", because="The law on street lighting.")
    client.force_login(make_member(survey.initiative))
    page = client.get(f"/surveys/{survey.pk}/begin/").content.decode()
    for words in ("A public task", "The law on street lighting.", "For research: consent, version 1."):
        assert words in page


def test_a_basis_that_is_no_consent_is_explained(client):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    opens_at, closes_at = in_days(-1, 7)
    typed = {"title": "Lamps", "phase": "assess", "asked": "members", "basis": "interest"}
    times = {"opens_at": opens_at.isoformat()[:16], "closes_at": closes_at.isoformat()[:16]}
    page = client.post(f"/surveys/set-up/{initiative.slug}/", {**typed, **times})
    assert "Say which task or interest that is." in page.content.decode()


def test_words_that_mean_something_else_are_asked_again_by_a_tick(survey, client):
    finish(survey, happy=1, research="yes")
    client.force_login(coordinator_of(survey.initiative))
    typed = {"text_en": "May any university use it?", "anew": "on"}
    client.post(f"/surveys/{survey.pk}/questions/research/change/", typed)
    pages = survey.editions.last().questions["pages"]
    (made,) = (one for one in pages[0]["questions"] if one["kind"] == "consent")
    assert (made["code"], made["version"], made["text"]) == (
        "research_2",
        2,
        {"en": "May any university use it?"},
    )


def child_survey(**values):
    return make_survey(make_school(), questions=CHILDREN, asked="everyone", asks_children=True, **values)


def test_a_child_without_an_account_begins_with_two_yeses_only(client):
    survey = child_survey()
    address = f"/surveys/{survey.pk}/begin/"
    refused = client.post(address, {"age": "child", "child_agrees": "on"})
    assert (refused.status_code, Response.objects.count()) == (200, 0)
    assert "Without this yes we ask no child anything." in refused.content.decode()
    client.post(address, {"age": "child", "child_agrees": "on", "guardian_agrees": "on"})
    assert Response.objects.get().is_child


def test_the_action_itself_asks_no_child_without_both(client):
    survey = child_survey()
    for said in ({}, {"child_agrees": True}, {"guardian_agrees": True}):
        with pytest.raises(Refused, match="both say yes first"):
            answering.begin_response(
                actor=AnonymousUser(), survey=survey, language="en", device="x", is_child=True, **said
            )


def test_a_survey_for_grown_ups_asks_no_child(client):
    survey = make_survey(make_school(), questions=FIRST, asked="everyone")
    child = make_child(survey.initiative, says_yes=True)[0].person
    with pytest.raises(Refused, match="does not ask children"):
        begin(survey, child)
    client.force_login(child)
    assert client.post(f"/surveys/{survey.pk}/begin/").status_code == 403


def test_a_child_with_an_account_says_yes_itself(client):
    survey = child_survey()
    client.force_login(make_child(survey.initiative, says_yes=True)[0].person)
    client.post(f"/surveys/{survey.pk}/begin/")
    assert Response.objects.count() == 0
    client.post(f"/surveys/{survey.pk}/begin/", {"child_agrees": "on"})
    assert Response.objects.get().is_child


def test_what_a_child_answered_goes_along_only_with_both_yeses(client):
    survey = child_survey()
    agreement = agree(survey, ground="task", basis="The law.")
    for number, said in enumerate([{}, {"research": "yes"}, {"research": "yes", "parent": "yes"}]):
        response = answering.begin_response(
            actor=AnonymousUser(),
            survey=survey,
            language="en",
            device=str(number),
            is_child=True,
            guardian_agrees=True,
            child_agrees=True,
        )
        response.answers = {"happy": number, **said}
        response.save()
        answering.hand_in(actor=AnonymousUser(), survey=survey, device=str(number))
    assert [(row["happy"], row["_child"]) for row in rows(agreement)] == [(2, 1)]


def test_children_are_asked_only_where_the_charter_says_that_they_take_part():
    with pytest.raises(Refused, match="does not say that children take part"):
        make_survey(asks_children=True, questions=None)


def test_words_for_older_people_are_not_put_to_children():
    survey = child_survey()
    words = b"  - {kind: likert, code: motives, text: Why, instrument: coproduction-motives@1}\n"
    with pytest.raises(Refused, match="worded for people from 16 on"):
        ask(survey, CHILDREN + words)

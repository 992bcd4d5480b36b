"""People are invited by mail: each with a link of their own, answers beside no address."""

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry, Message
from samenspel.spine.people.actions import erase_me
from samenspel.tools.surveys.actions import answering, inviting
from samenspel.tools.surveys.models.invitations import Invitation, Invited, Token
from samenspel.tools.surveys.models.responses import Response
from samenspel.tools.surveys.models.surveys import Survey, Wave
from samenspel.tools.surveys.tasks import erase_lists, write_letters
from tests.factories.initiatives import make_initiative, make_member
from tests.factories.services import make_person
from tests.factories.surveys import (
    ask_again,
    enter,
    hand_in_by,
    invite,
    letters_to,
    make_survey,
    move,
    stop_link_in,
)

pytestmark = pytest.mark.django_db
ANNA, BEN = "anna@example.org", "ben@example.org"
NOBODY = AnonymousUser()


def test_a_coordinator_lists_addresses_and_each_gets_a_letter(survey, coordinator, client):
    typed = f"{ANNA}\n\n BEN@Example.org;"
    assert client.post(f"/surveys/{survey.pk}/people/invite/", {"typed": typed}).status_code == 302
    write_letters()
    write_letters()
    assert sorted(Message.objects.values_list("to", flat=True)) == [ANNA, BEN]
    letter = letters_to(ANNA)[0]
    assert "List-Unsubscribe" in letter.headers
    assert stop_link_in(letter) in letter.headers["List-Unsubscribe"]
    assert Entry.objects.get(verb="surveys.invite").data["people"] == 2


def test_faults_of_a_list_are_told_by_line_and_nothing_is_saved(survey, coordinator, client):
    page = client.post(f"/surveys/{survey.pk}/people/invite/", {"typed": f"{ANNA}\nnobody\n{ANNA}"})
    told = page.content.decode()
    assert "Line 2: “nobody” is not an e-mail address." in told
    assert f"Line 3: “{ANNA}” stands on line 1 too." in told
    assert f"{ANNA}\nnobody" in told
    assert not Invited.objects.exists()


def test_who_is_listed_twice_is_invited_once(survey):
    invite(survey, ANNA)
    invite(survey, ANNA, BEN)
    assert [Invited.objects.count(), Message.objects.count()] == [2, 2]


def test_no_letter_leaves_before_the_survey_is_open():
    survey = make_survey(asked="invited", days=(2, 9))
    invite(survey, ANNA)
    assert not Message.objects.exists()
    move(survey)
    Wave.objects.update(opens_at=survey.activity.opens_at)
    write_letters()
    assert len(letters_to(ANNA)) == 1


def test_without_a_letter_nobody_else_answers(survey, client):
    member = make_member(survey.initiative)
    with pytest.raises(Refused, match="Only who is invited"):
        answering.begin_response(actor=member, survey=survey, language="en")
    assert "Only who is invited answers" in client.get(f"/surveys/{survey.pk}/").content.decode()


def test_a_survey_may_be_open_and_invite_people_too(client):
    survey = make_survey(asked="everyone")
    invite(survey, ANNA)
    enter(ANNA)
    client.post(f"/surveys/{survey.pk}/begin/")
    assert Response.objects.count() == 2


def test_an_invitation_can_be_withdrawn(survey, coordinator, client):
    invite(survey, ANNA, BEN)
    client.post(f"/surveys/{survey.pk}/people/withdraw/", {"email": "Anna@example.org"})
    assert Invitation.objects.get(invited__is_withdrawn=True).letter.state == Message.State.CANCELLED
    with pytest.raises(Refused, match="Nobody is invited"):
        inviting.withdraw_invitation(actor=coordinator, survey=survey, email=ANNA)
    assert len(letters_to(BEN)) == 1


def test_whose_invitation_was_withdrawn_can_be_invited_anew(survey, coordinator):
    invite(survey, ANNA)
    inviting.withdraw_invitation(actor=coordinator, survey=survey, email=ANNA)
    invite(survey, ANNA)
    assert not Invited.objects.get().is_withdrawn


def test_who_is_asked_again_answers_under_the_same_pseudonym(survey):
    invite(survey, ANNA)
    hand_in_by(enter(ANNA), survey)
    ask_again(survey)
    write_letters()
    hand_in_by(enter(ANNA), survey)
    first, second = Response.objects.order_by("wave__number")
    assert first.pseudonym == second.pseudonym
    assert (first.wave.number, second.wave.number) == (1, 2)


def test_in_two_surveys_a_mailbox_has_two_pseudonyms(survey):
    other = make_survey(asked="invited")
    invite(survey, ANNA)
    enter(ANNA)
    invite(other, ANNA)
    enter(ANNA)
    assert Response.objects.values("pseudonym").distinct().count() == 2
    assert Invited.objects.values("mark").distinct().count() == 2


def test_no_row_of_an_invitation_leads_to_an_answer(survey):
    """Neither by a relation, nor by a value that stands in both."""
    invite(survey, ANNA)
    hand_in_by(enter(ANNA), survey)
    response, ours = Response.objects.get(), ("invited", "invitation", "token", "reminder")
    models = [apps.get_model("surveys", name) for name in ours]
    assert not [
        (model, field.name)
        for model in models
        for field in model._meta.get_fields()
        if field.related_model is Response
    ]
    values = {str(value) for model in models for row in model.objects.values() for value in row.values()}
    assert not values & {str(response.pseudonym), str(response.key)}
    moments = [field.name for field in Token._meta.fields if field.name.endswith("_at")]
    assert moments == []


def test_erasing_an_account_takes_invitations_and_answers_by_letter_along(survey):
    person = make_person("Anna", email=ANNA)
    invite(survey, ANNA, BEN)
    hand_in_by(enter(ANNA), survey)
    erase_me(actor=person)
    assert [one.email for one in Invited.objects.all()] == [BEN]
    assert not Response.objects.exists()


def test_the_list_is_erased_two_weeks_after_the_end(survey):
    invite(survey, ANNA)
    move(survey, opens=-30, closes=-13)
    erase_lists()
    assert Invited.objects.get().email == ANNA
    move(survey, opens=-30, closes=-15)
    erase_lists()
    assert Invited.objects.get().email == ""
    assert not Token.objects.exists()
    assert Entry.objects.filter(verb="surveys.erase_list").count() == 1
    erase_lists()
    assert Entry.objects.filter(verb="surveys.erase_list").count() == 1


def test_the_addresses_are_concealed_in_the_database(survey):
    invite(survey, ANNA)
    raw = Invited.objects.extra(select={"raw": "email"}).values_list("raw", flat=True)[0]
    assert ANNA not in raw


def test_in_an_initiative_that_only_members_see_nobody_is_invited():
    initiative = make_initiative()
    survey = make_survey(initiative)
    initiative.is_public = False
    initiative.save()
    survey = Survey.objects.get(pk=survey.pk)
    with pytest.raises(Refused, match="not open to everyone"):
        invite(survey, ANNA)


def test_only_who_coordinates_sees_people(survey, client):
    client.force_login(make_member(survey.initiative))
    assert client.get(f"/surveys/{survey.pk}/people/").status_code == 403


def test_a_poster_leads_to_a_survey_that_everyone_may_answer(survey, coordinator, client):
    assert client.get(f"/surveys/{survey.pk}/poster/").status_code == 403
    everyone = make_survey(survey.initiative, asked="everyone", title="# What *would* help?")
    poster = client.get(f"/surveys/{everyone.pk}/poster/")
    assert poster["Content-Type"] == "application/pdf"
    assert poster.content.startswith(b"%PDF-")

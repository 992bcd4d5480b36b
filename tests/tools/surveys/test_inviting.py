"""People are invited by mail: each with a link of their own, answers beside no address."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry, Message
from samenspel.foundation.journal.outbox import end
from samenspel.spine.people.actions import erase_me
from samenspel.tools.surveys.actions import answering, inviting, surveys
from samenspel.tools.surveys.models.invitations import Invitation, Invited, Token
from samenspel.tools.surveys.models.responses import Response, State
from samenspel.tools.surveys.models.surveys import Survey, Wave
from samenspel.tools.surveys.queries.dispositions import dispositions_of
from samenspel.tools.surveys.queries.invitations import undelivered
from samenspel.tools.surveys.tasks import erase_lists, write_letters
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.services import make_person
from tests.factories.surveys import (
    answer_by,
    enter,
    finish,
    invite,
    letters_to,
    link_in,
    make_survey,
    stop_link_in,
    token_in,
)

pytestmark = pytest.mark.django_db
ANNA, BEN = "anna@example.org", "ben@example.org"
NOBODY = AnonymousUser()


@pytest.fixture
def survey():
    return make_survey(asked="invited")


@pytest.fixture
def coordinator(survey, client):
    person = coordinator_of(survey.initiative)
    client.force_login(person)
    return person


def hand_in(device, survey):
    answering.hand_in(actor=NOBODY, device=device, survey=survey)


def move(survey, opens=-9, closes=5):
    """In days from now."""
    now = clock.now()
    survey.activity.opens_at, survey.activity.closes_at = (
        now + timedelta(days=opens),
        now + timedelta(days=closes),
    )
    survey.activity.save()


def begin_wave(survey, again=True):
    Wave.objects.filter(survey=survey).update(opens_at=clock.now() - timedelta(days=2))
    return surveys.begin_wave(actor=coordinator_of(survey.initiative), survey=survey, again=again)


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


def test_who_is_invited_answers_without_an_account(survey, client):
    invite(survey, ANNA)
    link = link_in(letters_to(ANNA)[0])
    assert "You need no account" in client.get(link).content.decode()
    assert client.post(link)["Location"] == f"/surveys/{survey.pk}/answer/"
    sent = {"visits": "2", "visits_text": "", "age": "44", "next": "1"}
    assert client.post(f"/surveys/{survey.pk}/answer/?page=you", sent)["Location"].endswith("?page=why")
    client.post(f"/surveys/{survey.pk}/hand-in/")
    assert Response.objects.get().state == State.FINISHED
    assert "You handed in your answers" in client.get(f"/surveys/{survey.pk}/").content.decode()


def test_a_look_spends_nothing(survey, client):
    invite(survey, ANNA)
    for _turn in range(2):
        client.get(link_in(letters_to(ANNA)[0]))
    assert not Token.objects.get().is_spent
    assert not Response.objects.exists()


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


def test_a_link_holds_a_token_of_which_only_a_digest_is_kept(survey):
    invite(survey, ANNA)
    token = link_in(letters_to(ANNA)[0]).split("/")[-2]
    assert Token.objects.get().digest != token
    assert not Token.objects.filter(digest__contains=token).exists()


def test_a_used_link_goes_on_on_the_same_device_and_nowhere_else(survey, client, django_user_model):
    invite(survey, ANNA)
    link = link_in(letters_to(ANNA)[0])
    client.post(link)
    assert "Go on answering" in client.get(link).content.decode()
    client.cookies.clear()
    told = client.get(link).content.decode()
    assert "This link was used already" in told
    assert "Mail me a new link" in told
    assert client.post(link).status_code == 403


def test_a_new_link_brings_to_the_same_answers_on_another_device(survey, client):
    invite(survey, ANNA)
    answer_by(enter(ANNA), survey, age=44)
    client.post(f"{link_in(letters_to(ANNA)[0])}new-link/")
    assert len(letters_to(ANNA)) == 2
    client.post(link_in(letters_to(ANNA)[1]))
    assert 'value="44"' in client.get(f"/surveys/{survey.pk}/answer/?page=you").content.decode()
    assert Response.objects.count() == 1


def test_new_links_have_an_end(survey, client):
    invite(survey, ANNA)
    for _turn in range(20):
        enter_or_nothing = token_in(letters_to(ANNA)[-1])
        if not enter_or_nothing.is_spent:
            enter(ANNA)
        client.post(f"{link_in(letters_to(ANNA)[-1])}new-link/")
    assert len(letters_to(ANNA)) == 12


def test_after_handing_in_a_link_says_so(survey, client):
    invite(survey, ANNA)
    hand_in(enter(ANNA), survey)
    assert "was answered already" in client.get(link_in(letters_to(ANNA)[0])).content.decode()


def test_a_link_of_a_survey_that_is_over_says_so(survey, client):
    invite(survey, ANNA)
    move(survey, closes=-1)
    link = link_in(letters_to(ANNA)[0])
    assert "This survey is over" in client.get(link).content.decode()
    with pytest.raises(Refused, match="This survey is over"):
        enter(ANNA)


def test_a_link_of_an_earlier_wave_says_so(survey, client):
    invite(survey, ANNA, BEN)
    enter(BEN)
    begin_wave(survey, again=False)
    assert "earlier wave" in client.get(link_in(letters_to(ANNA)[0])).content.decode()


def test_a_link_that_nobody_sent_does_not_exist(survey, client):
    assert client.get(f"/surveys/{survey.pk}/letters/abc/").status_code == 404


def test_a_link_leads_to_its_own_survey_alone(survey, client):
    invite(survey, ANNA)
    token = link_in(letters_to(ANNA)[0]).split("/")[-2]
    other = make_survey(asked="invited")
    assert client.get(f"/surveys/{other.pk}/letters/{token}/").status_code == 404


def test_an_invitation_can_be_withdrawn(survey, coordinator, client):
    invite(survey, ANNA, BEN)
    client.post(f"/surveys/{survey.pk}/people/withdraw/", {"email": "Anna@example.org"})
    assert (
        Message.objects.get(pk=Invitation.objects.get(invited__is_withdrawn=True).letter_id).state
        == "cancelled"
    )
    client.logout()
    with pytest.raises(Refused, match="Nobody is invited"):
        inviting.withdraw_invitation(actor=coordinator, survey=survey, email=ANNA)
    assert len(letters_to(BEN)) == 1


def test_a_withdrawn_invitation_says_so(survey, coordinator, client):
    invite(survey, ANNA)
    link = link_in(letters_to(ANNA)[0])
    inviting.withdraw_invitation(actor=coordinator, survey=survey, email=ANNA)
    assert "was withdrawn" in client.get(link).content.decode()
    assert client.post(link).status_code == 403


def test_whose_invitation_was_withdrawn_can_be_invited_anew(survey, coordinator):
    invite(survey, ANNA)
    inviting.withdraw_invitation(actor=coordinator, survey=survey, email=ANNA)
    invite(survey, ANNA)
    assert not Invited.objects.get().is_withdrawn


def test_letters_stop_by_a_link_in_each_also_in_later_waves(survey, client):
    invite(survey, ANNA, BEN)
    stop = stop_link_in(letters_to(ANNA)[0])
    assert "Stop these letters" in client.get(stop).content.decode()
    assert "You get no more letters" in client.post(stop).content.decode()
    enter(BEN)
    begin_wave(survey)
    write_letters()
    assert [len(letters_to(ANNA)), len(letters_to(BEN))] == [1, 2]


def test_who_wants_no_letters_gets_none_when_listed_again_after_the_list_was_erased(survey, client):
    invite(survey, ANNA)
    client.post(stop_link_in(letters_to(ANNA)[0]))
    move(survey, opens=-40, closes=-20)
    erase_lists()
    move(survey)
    invite(survey, ANNA)
    assert len(letters_to(ANNA)) == 1


def test_stopping_letters_can_be_taken_back(survey, client):
    invite(survey, ANNA)
    stop = stop_link_in(letters_to(ANNA)[0])
    client.post(stop)
    client.post(stop, {"again": "1"})
    assert not Invited.objects.get().wants_none


def test_a_forged_link_to_stop_letters_does_not_exist(survey, client):
    invite(survey, ANNA)
    assert (
        client.get(f"/surveys/{survey.pk}/no-letters/{Invited.objects.get().pk}-{'0' * 40}/").status_code
        == 404
    )


def test_who_is_asked_again_answers_under_the_same_pseudonym(survey):
    invite(survey, ANNA)
    hand_in(enter(ANNA), survey)
    begin_wave(survey)
    write_letters()
    hand_in(enter(ANNA), survey)
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
    hand_in(enter(ANNA), survey)
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


def test_an_account_with_an_invited_mailbox_answers_as_invited(survey, client):
    person = make_person("Anna", email=ANNA)
    invite(survey, ANNA)
    answering.begin_response(actor=person, survey=survey, language="en")
    answer_by(enter(ANNA), survey, age=44)
    assert Response.objects.get().answers == {"age": 44}
    client.force_login(person)
    assert "Go on answering" in client.get(f"/surveys/{survey.pk}/").content.decode()


def test_who_answered_by_account_before_goes_on_there(client):
    survey = make_survey()
    person = make_member(survey.initiative, make_person("Anna", email=ANNA))
    finish(survey, person, age=44)
    invite(survey, ANNA)
    assert "Sign in to go on there" in client.get(link_in(letters_to(ANNA)[0])).content.decode()
    with pytest.raises(Refused, match="Sign in to go on there"):
        enter(ANNA)
    assert Response.objects.count() == 1


def test_withdrawing_answers_that_were_given_by_letter_withdraws_them(survey, client):
    invite(survey, ANNA)
    client.post(link_in(letters_to(ANNA)[0]))
    client.post(f"/surveys/{survey.pk}/withdraw/")
    assert Response.objects.get().state == State.WITHDRAWN


def test_erasing_an_account_takes_invitations_and_answers_by_letter_along(survey):
    person = make_person("Anna", email=ANNA)
    invite(survey, ANNA, BEN)
    hand_in(enter(ANNA), survey)
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


def test_undelivered_letters_are_shown_to_who_coordinates(survey, coordinator, client):
    invite(survey, ANNA, BEN)
    end(Message.objects.filter(to=ANNA), Message.State.FAILED, "No such mailbox.")
    page = client.get(f"/surveys/{survey.pk}/people/").content.decode()
    assert "1 letter could not be delivered" in page
    assert ANNA in page
    assert BEN not in page
    assert [one.email for one in undelivered(survey)] == [ANNA]


def test_what_became_of_all_is_counted_and_told_in_bands(survey, coordinator, client):
    people = [f"p{number}@example.org" for number in range(6)]
    invite(survey, *people)
    end(Message.objects.filter(to=people[0]), Message.State.FAILED, "No such mailbox.")
    client.post(stop_link_in(letters_to(people[1])[0]))
    enter(people[2])
    hand_in(enter(people[3]), survey)
    found = dispositions_of(survey.waves.get())
    counts = (found.complete, found.partial, found.refused, found.undelivered, found.silent)
    assert counts == (1, 1, 1, 1, 2)
    page = client.get(f"/surveys/{survey.pk}/people/").content.decode()
    assert "fewer than 10" in page
    assert "They are told once the wave is over" in page


def test_rates_are_told_once_it_is_over_where_nobody_can_be_found_by_them(
    survey, coordinator, client, settings
):
    settings.FEWEST_SHOWN = 5
    people = [f"p{number}@example.org" for number in range(12)]
    invite(survey, *people)
    for email in people[:6]:
        hand_in(enter(email), survey)
    move(survey, closes=-1)
    page = client.get(f"/surveys/{survey.pk}/people/").content.decode()
    assert "RR1" in page
    assert "50%" in page
    settings.FEWEST_SHOWN = 10
    assert "Too few to say" in client.get(f"/surveys/{survey.pk}/people/").content.decode()


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

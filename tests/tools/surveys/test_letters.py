"""Links in letters: one opens the survey once, on one device; another stops letters."""

import pytest
from django.contrib.auth.models import AnonymousUser

from samenspel.foundation.access import Refused
from samenspel.tools.surveys.actions import answering, inviting
from samenspel.tools.surveys.models.invitations import Invited, Token
from samenspel.tools.surveys.models.responses import Response, State
from samenspel.tools.surveys.tasks import erase_lists, write_letters
from tests.factories.initiatives import make_member
from tests.factories.services import make_person
from tests.factories.surveys import (
    answer_by,
    ask_again,
    enter,
    finish,
    hand_in_by,
    invite,
    letters_to,
    link_in,
    make_survey,
    move,
    stop_link_in,
    token_in,
)

pytestmark = pytest.mark.django_db
ANNA, BEN = "anna@example.org", "ben@example.org"
NOBODY = AnonymousUser()


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


def test_whose_cookie_is_lost_is_told_to_open_the_letter_again(survey, client):
    invite(survey, ANNA)
    client.post(link_in(letters_to(ANNA)[0]))
    client.cookies.clear()
    sent = client.post(f"/surveys/{survey.pk}/answer/?page=you", {"you-visits": "2"}, follow=True)
    assert "open its link again, and go on where you were" in sent.content.decode()


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
    hand_in_by(enter(ANNA), survey)
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
    ask_again(survey, again=False)
    assert "earlier wave" in client.get(link_in(letters_to(ANNA)[0])).content.decode()


def test_a_link_that_nobody_sent_does_not_exist(survey, client):
    assert client.get(f"/surveys/{survey.pk}/letters/abc/").status_code == 404


def test_a_link_leads_to_its_own_survey_alone(survey, client):
    invite(survey, ANNA)
    token = link_in(letters_to(ANNA)[0]).split("/")[-2]
    other = make_survey(asked="invited")
    assert client.get(f"/surveys/{other.pk}/letters/{token}/").status_code == 404


def test_a_withdrawn_invitation_says_so(survey, coordinator, client):
    invite(survey, ANNA)
    link = link_in(letters_to(ANNA)[0])
    inviting.withdraw_invitation(actor=coordinator, survey=survey, email=ANNA)
    assert "was withdrawn" in client.get(link).content.decode()
    assert client.post(link).status_code == 403


def test_a_look_spends_nothing(survey, client):
    invite(survey, ANNA)
    for _turn in range(2):
        client.get(link_in(letters_to(ANNA)[0]))
    assert not Token.objects.get().is_spent
    assert not Response.objects.exists()


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


def test_letters_stop_by_a_link_in_each_also_in_later_waves(survey, client):
    invite(survey, ANNA, BEN)
    stop = stop_link_in(letters_to(ANNA)[0])
    assert "Stop these letters" in client.get(stop).content.decode()
    assert "You get no more letters" in client.post(stop).content.decode()
    enter(BEN)
    ask_again(survey)
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
    forged = f"{Invited.objects.get().pk}-{'0' * 40}"
    assert client.get(f"/surveys/{survey.pk}/no-letters/{forged}/").status_code == 404


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

"""A survey is answered page by page; each page is kept when it is left, and nothing is under a name."""

from datetime import date

import pytest

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.tools.surveys.actions import answering, surveys
from samenspel.tools.surveys.models.responses import Response, State
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.services import make_person
from tests.factories.surveys import answer, ask, begin, finish, make_survey

pytestmark = pytest.mark.django_db
FIRST = {"visits": "2", "visits_text": "", "age": "44"}


def sent(client, survey, page, button="next", **fields):
    return client.post(f"/surveys/{survey.pk}/answer/?page={page}", {button: "1", **fields})


@pytest.fixture
def survey():
    return make_survey()


@pytest.fixture
def member(survey, client):
    member = make_member(survey.initiative)
    client.force_login(member)
    return member


def test_a_member_begins_answers_all_pages_and_hands_in(survey, member, client):
    assert client.post(f"/surveys/{survey.pk}/begin/")["Location"] == f"/surveys/{survey.pk}/answer/"
    assert sent(client, survey, "you", **FIRST)["Location"].endswith("?page=why")
    assert sent(client, survey, "why", reasons=["read", "meet"], happy="7")["Location"].endswith(
        "?page=views"
    )
    ranks = {"first_hours": "1", "first_books": "3", "first_coffee": "2"}
    assert sent(client, survey, "views", late="3", loud="1", **ranks)["Location"].endswith("?page=choices")
    sorts = {"sorted_a": "-1", "sorted_b": "1", "sorted_c": "0"}
    drawn = {"story_1": "yes", "plan_1": "1", "plan_2": "2", "did": "2"}
    assert sent(client, survey, "choices", **drawn, **sorts)["Location"].endswith("?page=end")
    assert sent(client, survey, "end", words="More coffee.", research="yes")["Location"].endswith("/hand-in/")
    client.post(f"/surveys/{survey.pk}/hand-in/")
    response = Response.objects.get()
    assert response.state == State.FINISHED
    assert response.answers == {
        "visits": 2,
        "age": 44,
        "reasons": ["read", "meet"],
        "happy": 7,
        "late": 3,
        "loud": 1,
        "first": ["hours", "coffee", "books"],
        "story_1": "yes",
        "plan_1": 1,
        "plan_2": 2,
        "did": 2,
        "sorted": {"a": -1, "b": 1, "c": 0},
        "words": "More coffee.",
        "research": "yes",
    }
    assert response.week.weekday() == 0


def test_a_fault_changes_no_answer_and_what_was_typed_comes_back(survey, member, client):
    begin(survey, member)
    answer(survey, member, age=30)
    page = sent(client, survey, "you", visits="2", age="300")
    assert page.status_code == 200
    assert 'value="300"' in page.content.decode()
    assert Response.objects.get().answers == {"age": 30}


def test_who_goes_on_must_answer_what_is_required_and_who_goes_back_or_pauses_need_not(
    survey, member, client
):
    begin(survey, member)
    assert sent(client, survey, "you", age="30").status_code == 200
    paused = sent(client, survey, "you", button="pause", age="31")
    assert (paused["Location"], Response.objects.get().answers) == (f"/surveys/{survey.pk}/", {"age": 31})


def test_a_text_of_40_000_letters_is_refused_with_a_sentence_and_comes_back_whole(survey, member, client):
    begin(survey, member)
    page = sent(client, survey, "end", words="é" * 40_000)
    assert "This text has 40000 signs" in page.content.decode().replace("\xa0", "").replace(",", "")
    assert "é" * 40_000 in page.content.decode()
    assert Response.objects.get().answers == {}


def test_a_text_from_right_to_left_stays_as_it_is_but_for_what_steers_machines(survey, member, client):
    begin(survey, member)
    sent(client, survey, "end", words="أهلا\x00 وسهلا")
    assert Response.objects.get().answers == {"words": "أهلا وسهلا"}
    assert 'dir="auto"' in client.get(f"/surveys/{survey.pk}/answer/?page=end").content.decode()


def test_what_is_hidden_later_is_kept_while_answering_and_dropped_at_the_end(survey, member, client):
    begin(survey, member)
    answer(survey, member, visits=2, happy=9)
    sent(client, survey, "you", visits="1")
    assert Response.objects.get().answers == {"visits": 1, "happy": 9}
    answering.hand_in(actor=member, survey=survey)
    assert Response.objects.get().answers == {"visits": 1}


def test_the_questions_of_who_began_stay_and_a_change_is_the_next_edition(survey, member):
    begin(survey, member)
    lines = FIRST_PAGE + b"  - {kind: text, code: more, text: What else?}\n"
    edition = ask(survey, lines)
    assert (edition.number, Response.objects.get().edition.number) == (2, 1)


def test_before_anybody_began_a_change_makes_no_edition(survey):
    assert ask(survey, FIRST_PAGE).number == 1
    assert survey.editions.count() == 1


FIRST_PAGE = b"""questionnaire: evening
version: 1
title: The evening
languages: [en]
pages:
- code: only
  questions:
  - kind: rating
    code: happy
    text: How content are you?
"""


def test_a_code_that_was_answered_keeps_its_meaning(survey, member):
    begin(survey, member)
    with pytest.raises(Refused, match="with other options already; give them another code: happy"):
        ask(survey, FIRST_PAGE.replace(b"text: How", b"most: 5\n    text: How"))


def test_who_began_in_a_wave_goes_on_and_never_twice(survey, member):
    _person, first = begin(survey, member)
    answer(survey, member, age=20)
    _person, again = begin(survey, member)
    assert (again.pk, again.answers) == (first.pk, {"age": 20})


def test_one_person_has_one_pseudonym_in_all_waves_and_others_in_other_surveys(survey, member, monkeypatch):
    finish(survey, member, visits=1)
    monkeypatch.setattr(surveys, "SOONEST", surveys.SOONEST * 0)
    surveys.begin_wave(actor=coordinator_of(survey.initiative), survey=survey)
    finish(survey, member, visits=2)
    other = make_survey(survey.initiative)
    finish(other, member, visits=3)
    found = Response.objects.order_by("wave_id")
    first, second, third = (response.pseudonym for response in found)
    assert first == second != third


def test_after_handing_in_nothing_changes(survey, member):
    finish(survey, member, visits=1)
    with pytest.raises(Refused, match="handed your answers in already"):
        answer(survey, member, visits=2)


def test_who_withdraws_leaves_nothing_but_that_somebody_did(survey, member):
    finish(survey, member, visits=1, words="Anna from number 5")
    answering.withdraw_response(actor=member, survey=survey)
    response = Response.objects.get()
    assert (response.state, response.answers, response.drawn, response.week) == ("withdrawn", {}, {}, None)


def test_answers_of_whoever_withdrew_do_not_come_back(survey, member):
    finish(survey, member, visits=1)
    answering.withdraw_response(actor=member, survey=survey)
    begin(survey, member)
    with pytest.raises(Refused, match="handed your answers in already"):
        answer(survey, member, visits=2)


def test_a_stranger_answers_only_where_everyone_is_asked(client):
    closed, open_ = make_survey(), make_survey(asked="everyone")
    client.force_login(make_person("Xena"))
    assert client.post(f"/surveys/{closed.pk}/begin/").status_code == 403
    assert client.post(f"/surveys/{open_.pk}/begin/").status_code == 302


def test_a_visitor_without_an_account_answers_by_a_cookie_and_somebody_else_begins_anew(client):
    survey = make_survey(asked="everyone")
    for age in ("20", "30"):
        client.post(f"/surveys/{survey.pk}/begin/")
        sent(client, survey, "you", visits="1", age=age)
        client.post(f"/surveys/{survey.pk}/begin-anew/")
    assert sorted(response.answers["age"] for response in Response.objects.all()) == [20, 30]


def test_only_without_an_account_does_a_page_offer_somebody_else_to_answer(client):
    survey = make_survey(asked="everyone")
    client.post(f"/surveys/{survey.pk}/begin/")
    assert "Somebody else answers here" in client.get(f"/surveys/{survey.pk}/").content.decode()
    client.force_login(finish(survey, visits=1))
    page = client.get(f"/surveys/{survey.pk}/").content.decode()
    assert ("Somebody else answers here" in page, "You handed in your answers" in page) == (False, True)


def test_a_cookie_of_one_survey_says_nothing_in_another(client):
    first, second = make_survey(asked="everyone"), make_survey(asked="everyone")
    client.post(f"/surveys/{first.pk}/begin/")
    assert client.cookies["survey_visitor"]["path"] == f"/surveys/{first.pk}/"
    assert second.waves.get().responses.count() == 0


def test_the_journal_never_says_who_answered(survey, member):
    finish(survey, member, visits=1)
    answering.withdraw_response(actor=member, survey=survey)
    verbs = {*Entry.objects.filter(verb__startswith="surveys.").values_list("verb", flat=True)}
    assert verbs == {"surveys.set_up_survey", "surveys.change_questions"}


def test_rows_have_no_order_of_their_own_and_no_moment(survey):
    for _turn in range(12):
        finish(survey, visits=1)
    keys = [*Response.objects.order_by("pseudonym").values_list("key", flat=True)]
    assert keys != sorted(keys)
    names = {field.name for field in Response._meta.fields}
    assert names & {"person", "begun_at", "made_at", "created_at"} == set()


@pytest.mark.parametrize("days", [(1, 2), (-3, -1)])
def test_before_and_after_nobody_answers(days):
    survey = make_survey(days=days)
    with pytest.raises(Refused, match="not open now"):
        begin(survey)


def test_who_was_signed_out_while_answering_is_asked_to_sign_in_and_loses_nothing(client):
    survey = make_survey(asked="everyone")
    member, _response = begin(survey)
    away = sent(client, survey, "you", **FIRST)
    assert away["Location"].startswith("/people/sign-in/?next=")
    client.force_login(member)
    page = client.get(away["Location"], follow=True)
    assert 'value="44"' in page.content.decode()


def test_a_page_that_was_sent_after_the_next_wave_began_is_refused_and_what_was_typed_is_kept(
    survey, member, client, monkeypatch
):
    finish(survey, visits=1)
    begin(survey, member)
    monkeypatch.setattr(surveys, "SOONEST", surveys.SOONEST * 0)
    surveys.begin_wave(actor=coordinator_of(survey.initiative), survey=survey)
    refused = sent(client, survey, "end", words="More coffee in the evening, please.")
    assert refused.status_code == 403
    assert "More coffee in the evening, please." in refused.content.decode()


def test_a_page_that_was_sent_after_another_window_handed_in_is_refused(survey, member, client):
    finish(survey, member, visits=1)
    assert sent(client, survey, "you", **FIRST).status_code == 403
    assert Response.objects.get().answers == {"visits": 1}


def test_who_coordinates_sees_how_many_handed_in_in_bands_only(survey, client):
    client.force_login(coordinator_of(survey.initiative))
    address = f"/surveys/{survey.pk}/"
    finish(survey, visits=1)
    person = finish(survey, visits=1)
    before = client.get(address).context["handed_in"]
    answering.withdraw_response(actor=person, survey=survey)
    assert before == client.get(address).context["handed_in"] == "fewer than 10"


def test_of_the_first_answer_no_moment_is_kept(survey, member):
    begin(survey, member)
    assert type(survey.editions.get().sealed_on) is date

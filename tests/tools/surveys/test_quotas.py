"""Quotas: of how many people who answer in some way answers are taken, and never of one too many."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.spine.people.requests import Visitor
from samenspel.tools.surveys.actions import answering, quotas, surveys
from samenspel.tools.surveys.models.quotas import Place, Quota
from samenspel.tools.surveys.models.responses import Response, State
from samenspel.tools.surveys.models.surveys import Wave
from samenspel.tools.surveys.personal import erase_answers
from samenspel.tools.surveys.queries.quotas import places_kept_by
from samenspel.tools.surveys.tasks import free_late_places
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.surveys import answer, begin, finish, make_survey, set_quota

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey():
    return make_survey()


def taken(survey):
    counted = [one.taken for one in survey.quotas.order_by("pk")]
    assert counted == [one.places.count() for one in survey.quotas.order_by("pk")]
    return counted


def screened(survey, visits=1):
    person, _response = begin(survey)
    return person, answer(survey, person, visits=visits)


def make_late(**which):
    Place.objects.filter(until__isnull=False, **which).update(until=clock.now() - timedelta(minutes=2))


def test_a_place_is_taken_at_the_screening_question(survey):
    set_quota(survey, 2)
    begin(survey)
    assert taken(survey) == [0]
    screened(survey)
    assert taken(survey) == [1]
    screened(survey, visits=2)
    assert taken(survey) == [1]


def test_whoever_finds_it_full_is_thanked_and_nothing_they_typed_is_kept(survey, client):
    set_quota(survey, 1)
    finish(survey, visits=1)
    person = make_member(survey.initiative)
    client.force_login(person)
    client.post(f"/surveys/{survey.pk}/begin/")
    sent = {"visits": "1", "visits_text": "", "age": "44", "next": "1"}
    assert client.post(f"/surveys/{survey.pk}/answer/?page=you", sent)["Location"] == f"/surveys/{survey.pk}/"
    page = client.get(f"/surveys/{survey.pk}/").content.decode()
    assert "Thank you for wanting to answer" in page
    assert "Nothing of what you typed is kept" in page.replace("\n", " ").replace("        ", "")
    mine = Response.objects.get(state=State.FULL)
    assert (mine.answers, mine.drawn, mine.places.count()) == ({}, {}, 0)
    assert taken(survey) == [1]
    assert client.get(f"/surveys/{survey.pk}/my-answers/").status_code == 200


def test_who_was_turned_away_may_begin_anew_when_a_place_is_free(survey):
    set_quota(survey, 1)
    first, _response = screened(survey)
    second, turned = screened(survey)
    assert turned.state == State.FULL
    answering.withdraw_response(actor=first, survey=survey)
    begin(survey, second)
    assert answer(survey, second, visits=1).state == State.BEGUN
    assert taken(survey) == [1]


def test_a_change_of_the_answer_gives_the_place_back(survey):
    set_quota(survey, 1)
    person, _response = screened(survey)
    answer(survey, person, visits=2)
    assert taken(survey) == [0]


def test_a_change_moves_from_one_quota_to_another(survey):
    set_quota(survey, 1)
    set_quota(survey, 1, options=(2, 3))
    person, _response = screened(survey)
    answer(survey, person, visits=3)
    assert taken(survey) == [0, 1]


def test_who_falls_into_two_quotas_needs_a_place_in_both(survey):
    set_quota(survey, 5)
    set_quota(survey, 1, options=(1, 2))
    screened(survey, visits=2)
    assert screened(survey, visits=1)[1].state == State.FULL
    assert taken(survey) == [0, 1]


def test_what_is_handed_in_keeps_its_place_for_good(survey):
    set_quota(survey, 1)
    finish(survey, visits=1)
    assert Place.objects.get().until is None
    make_late()
    free_late_places()
    assert taken(survey) == [1]


def test_a_place_is_given_back_after_a_while_by_the_worker(survey):
    set_quota(survey, 1)
    screened(survey)
    free_late_places()
    assert taken(survey) == [1]
    make_late()
    free_late_places()
    assert taken(survey) == [0]


def test_a_late_place_is_given_back_when_another_needs_it(survey):
    set_quota(survey, 1)
    screened(survey)
    make_late()
    assert screened(survey)[1].state == State.BEGUN
    assert taken(survey) == [1]


def test_who_comes_back_late_goes_on_where_a_place_is_free(survey):
    set_quota(survey, 1)
    person, _response = screened(survey)
    make_late()
    free_late_places()
    answering.hand_in(actor=person, survey=survey)
    assert taken(survey) == [1]


def test_who_comes_back_late_is_turned_away_where_none_is(survey, client):
    set_quota(survey, 1)
    person, _response = screened(survey)
    make_late()
    finish(survey, visits=1)
    client.force_login(person)
    client.post(f"/surveys/{survey.pk}/hand-in/")
    assert Response.objects.filter(state=State.FULL).count() == 1
    assert "Your answers are handed in" not in client.get(f"/surveys/{survey.pk}/").content.decode()
    assert taken(survey) == [1]


def test_going_on_keeps_the_place_longer(survey):
    set_quota(survey, 1)
    person, _response = screened(survey)
    Place.objects.update(until=clock.now() + timedelta(minutes=1))
    answer(survey, person, age=44)
    assert Place.objects.get().until > clock.now() + timedelta(minutes=50)


def test_the_moment_of_a_place_is_rounded(survey):
    set_quota(survey, 1)
    screened(survey)
    until = Place.objects.get().until
    assert (until.minute % 15, until.second, until.microsecond) == (0, 0, 0)


def test_who_withdraws_gives_the_place_back(survey):
    set_quota(survey, 1)
    person = finish(survey, visits=1)
    answering.withdraw_response(actor=person, survey=survey)
    assert taken(survey) == [0]


def test_the_next_wave_begins_with_all_places(survey):
    set_quota(survey, 1)
    finish(survey, visits=1)
    Wave.objects.update(opens_at=clock.now() - timedelta(hours=1))
    surveys.begin_wave(actor=coordinator_of(survey.initiative), survey=survey)
    assert taken(survey) == [0]
    finish(survey, visits=1)
    assert taken(survey) == [1]


def test_quotas_are_set_before_anybody_begins(survey):
    begin(survey)
    with pytest.raises(Refused, match="Somebody began"):
        set_quota(survey, 1)


def test_no_fewer_places_than_are_taken(survey):
    quota = set_quota(survey, 2)
    finish(survey, visits=1)
    finish(survey, visits=1)
    coordinator = coordinator_of(survey.initiative)
    with pytest.raises(Refused, match="More places are taken"):
        quotas.change_quota(actor=coordinator, quota=quota, number=1)
    quotas.change_quota(actor=coordinator, quota=quota, number=3)
    assert screened(survey)[1].state == State.BEGUN


def test_a_coordinator_sets_changes_and_removes_quotas_and_sees_bands(survey, client):
    client.force_login(coordinator_of(survey.initiative))
    assert "How often do you come?" in client.get(f"/surveys/{survey.pk}/quotas/").content.decode()
    add = f"/surveys/{survey.pk}/quotas/add/?question=visits"
    assert client.post(add, {"options": ["1", "2"], "number": "25"}).status_code == 302
    quota = Quota.objects.get()
    assert (quota.question, quota.options, quota.number) == ("visits", [1, 2], 25)
    finish(survey, visits=1)
    page = client.get(f"/surveys/{survey.pk}/quotas/").content.decode()
    assert "Never, Sometimes" in page
    assert "fewer than 10" in page
    client.post(f"/surveys/quotas/{quota.pk}/change/", {"number": "5"})
    assert "fewer than 10" not in client.get(f"/surveys/{survey.pk}/quotas/").content.decode()
    client.post(f"/surveys/quotas/{quota.pk}/change/", {"number": "30"})
    client.post(f"/surveys/{survey.pk}/quotas/time/", {"minutes": "20"})
    survey.refresh_from_db()
    assert (Quota.objects.get().number, survey.hold_minutes) == (30, 20)
    client.post(f"/surveys/quotas/{quota.pk}/remove/")
    assert not Quota.objects.exists()


def test_a_quota_on_a_question_without_options_is_none(survey, client):
    client.force_login(coordinator_of(survey.initiative))
    add = f"/surveys/{survey.pk}/quotas/add/?question=age"
    assert client.post(add, {"options": ["1"], "number": "25"})["Location"].endswith("/quotas/")
    assert not Quota.objects.exists()


def test_no_row_joins_answers_and_a_moment(survey):
    """A place that is kept names no response; one that was handed in has no moment."""
    set_quota(survey, 2)
    set_quota(survey, 2, options=(1, 2))
    _person, response = screened(survey)
    kept = [*Place.objects.all()]
    assert [(one.response, one.until is None) for one in kept] == [(None, False)] * 2
    assert len({one.mark for one in kept}) == 2
    assert response.pseudonym not in {one.mark for one in kept}
    finish(survey, visits=1)
    finished = Place.objects.filter(response__isnull=False)
    assert {(one.until, one.mark) for one in finished} == {(None, None)}
    with pytest.raises(IntegrityError), transaction.atomic():
        finished.update(until=clock.now())


def test_a_place_is_found_again_by_whoever_has_it_alone(survey):
    set_quota(survey, 2)
    person, _response = screened(survey)
    mine = places_kept_by(Visitor(person, ""), survey)
    assert [*mine] == [*Place.objects.all()]
    assert not places_kept_by(Visitor(make_member(survey.initiative), ""), survey).exists()


def test_who_leaves_while_answering_gives_the_place_back(survey):
    set_quota(survey, 1)
    person, _response = screened(survey)
    erase_answers(person)
    assert (taken(survey), Place.objects.count()) == ([0], 0)

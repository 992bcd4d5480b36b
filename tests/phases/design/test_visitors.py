"""Voting without an account: one voter for each browser, counted apart, not too many from one address."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from samenspel.foundation.access import Refused
from samenspel.phases.design.models.votes import AGREE, DISAGREE, Vote, Voter
from samenspel.phases.design.views.voting import COOKIE
from tests.factories.design import make_opinion_map, renew, vote_on
from tests.factories.initiatives import make_draft, make_initiative, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def map():
    return make_opinion_map(takes_visitors=True)


def page_of(map):
    return f"{map.get_absolute_url()}vote/"


def press(client, map, value, number=1):
    sent = {"statement": map.statements.get(number=number).pk, "value": str(value)}
    return client.post(page_of(map), sent)


def arrive(map):
    client = Client()
    client.get(page_of(map))
    return client


def test_a_browser_votes_once_on_each_statement(map):
    visitor = arrive(map)
    for value in (AGREE, DISAGREE):
        press(visitor, map, value)
    press(arrive(map), map, AGREE)
    assert list(Vote.objects.order_by("pk").values_list("value", flat=True)) == [DISAGREE, AGREE]
    assert Voter.objects.filter(person=None).count() == 2


def test_the_cookie_is_sealed_goes_to_this_map_alone_and_the_database_knows_its_digest(map):
    visitor = arrive(map)
    cookie = visitor.cookies[COOKIE]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (map.get_absolute_url(), True, "Lax")
    press(visitor, map, AGREE)
    device = Voter.objects.get().device
    assert len(device) == 64
    assert device not in cookie.value


@pytest.mark.parametrize("forged", ["", "x", "A" * 200, "é"])
def test_a_forged_or_missing_cookie_votes_for_nobody(map, forged):
    visitor = arrive(map)
    if forged:
        visitor.cookies[COOKIE] = forged
    else:
        del visitor.cookies[COOKIE]
    answer = press(visitor, map, AGREE)
    assert (answer.status_code, Voter.objects.count()) == (302, 0)


def test_nothing_in_the_database_joins_a_browser_in_two_maps(map):
    other = make_opinion_map(takes_visitors=True)
    for each in (map, other):
        vote_on(each, AnonymousUser(), AGREE, device="one")
    assert len({voter.device for voter in Voter.objects.all()}) == 2


def test_without_a_cookie_the_action_refuses(map):
    with pytest.raises(Refused, match="Without a cookie"):
        vote_on(map, AnonymousUser(), AGREE)


def test_only_where_the_activity_allows_it(client):
    map = make_opinion_map()
    assert client.get(page_of(map)).status_code == 302
    with pytest.raises(Refused, match="sign in first"):
        vote_on(map, AnonymousUser(), AGREE, device="x")


def test_a_map_that_is_not_public_takes_no_visitors_either():
    map = make_opinion_map(make_draft(), takes_visitors=True)
    assert Client().get(page_of(map)).status_code == 404
    with pytest.raises(Refused, match="Only people who work for an organisation that takes part"):
        vote_on(map, AnonymousUser(), AGREE, device="x")


def test_too_many_new_voters_from_one_address_are_told_to_wait(map):
    for _ in range(100):
        press(arrive(map), map, AGREE)
    late = arrive(map)
    assert press(late, map, AGREE)["Location"] == map.get_absolute_url()
    assert "Very many votes come from your network" in late.get(map.get_absolute_url()).content.decode()
    assert Voter.objects.count() == 100


def test_who_has_an_account_votes_on_when_visitors_are_too_many(map, settings):
    settings.ACCOUNT_RATE_LIMITS = {"opinion_voter": "1/h/ip", "opinion_vote": "1/h/ip"}
    press(arrive(map), map, AGREE)
    press(arrive(map), map, AGREE)
    member = Client()
    member.force_login(make_member(map.initiative))
    press(member, map, AGREE)
    assert Voter.objects.exclude(person=None).count() == 1


def test_visitors_are_counted_apart():
    map = make_opinion_map(make_initiative(), takes_visitors=True)
    for number in range(5):
        vote_on(map, AnonymousUser(), DISAGREE, device=f"{number}")
    for _ in range(6):
        vote_on(map, make_member(map.initiative), AGREE)
    found = renew(map).as_found
    assert (found.people, found.visitors, found.said_by_visitors) == (11, 5, {"1": [5, 0, 0]})
    page = " ".join(Client().get(map.get_absolute_url()).content.decode().split())
    assert "of whom 5 without an account" in page
    assert "6 agree, 5 disagree, 0 pass. Without an account: 0, 5 and 0 of these." in page


def test_few_visitors_are_not_told_apart():
    map = make_opinion_map(make_initiative(), takes_visitors=True)
    vote_on(map, AnonymousUser(), DISAGREE, device="one")
    for _ in range(8):
        vote_on(map, make_member(map.initiative), AGREE)
    renew(map)
    page = Client().get(map.get_absolute_url()).content.decode()
    assert "ithout an account" not in page.partition('<main id="main"')[2].partition("</main>")[0]


def test_a_visitor_takes_back_a_vote_and_nobody_elses(map):
    one, other = arrive(map), arrive(map)
    press(one, map, AGREE)
    press(other, map, DISAGREE)
    statement = map.statements.get(number=1)
    one.post(f"{map.get_absolute_url()}take-back/", {"statement": statement.pk})
    assert list(Vote.objects.values_list("value", flat=True)) == [DISAGREE]

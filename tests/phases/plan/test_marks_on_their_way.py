"""What is marked on a ballot lies in the browser until it is in the box, and no step on the way loses it."""

import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.foundation.typed.store import FOLDER
from samenspel.phases.plan.models import Voter
from samenspel.phases.plan.pages.ballots import order_for
from tests.checks import assert_page
from tests.factories.plan import address, clock, make_vote, make_voter
from tests.phases.plan.test_ballot_answers import with_roll

pytestmark = pytest.mark.django_db
MARKED = {"choose": ["1", "3"]}


@pytest.fixture
def round():
    return make_vote()


def page(response, status=200):
    assert_page(response, status)
    return response.content.decode()


def is_looked_over(response):
    return "Put it in the box" in page(response)


def order(response):
    return re.findall(r'name="choose"\s+value="(\d)"', page(response))


def way_back(response):
    assert urlsplit(response["Location"]).path == "/people/sign-in/"
    return parse_qs(urlsplit(response["Location"]).query)["next"][0]


def test_a_review_is_a_page_of_its_own_in_every_language(client, round):
    client.force_login(make_voter())
    over = client.post(address(round, "ballot/"), MARKED)
    assert (over.status_code, over["Location"]) == (302, address(round, "ballot/?over=1"))
    for language in ("nl", "fr", "en"):
        client.post("/accounts/language/", {"language": language, "next": over["Location"]})
        shown = page(client.get(over["Location"]))
        assert (f'lang="{language}"' in shown, shown.count('type="hidden" name="choose"')) == (True, 2)


def test_going_back_to_change_something_finds_what_was_marked(client, round):
    client.force_login(make_voter())
    client.post(address(round, "ballot/"), MARKED)
    again = client.get(address(round, "ballot/"))
    assert page(again).count("checked") == 2
    change = client.post(address(round, "ballot/"), {"choose": ["2"], "look": "1"})
    assert change["Location"] == address(round, "ballot/")
    assert page(client.get(change["Location"])).count("checked") == 1


def test_once_it_is_in_the_box_nothing_is_left_of_it(client, round):
    client.force_login(make_voter())
    client.post(address(round, "ballot/"), MARKED)
    client.post(address(round, "vote/"), MARKED)
    assert Voter.objects.count() == 1
    assert "checked" not in page(client.get(address(round, "ballot/")))
    assert not is_looked_over(client.get(address(round, "ballot/?over=1")))


def test_its_cookie_is_sealed_short_lived_and_of_one_round(client, round):
    client.force_login(make_voter())
    cookie = client.post(address(round, "ballot/"), MARKED).cookies[f"ballot-{round.pk}"]
    assert [cookie[name] for name in ("httponly", "samesite", "max-age", "path")] == [
        True,
        "Lax",
        600,
        address(round),
    ]
    assert "choose" not in cookie.value
    other = make_vote(initiative=round.initiative)
    client.cookies[f"ballot-{other.pk}"] = cookie.value
    assert not is_looked_over(client.get(address(other, "ballot/?over=1")))
    assert is_looked_over(client.get(address(round, "ballot/?over=1")))
    with clock(timezone.now() + timedelta(minutes=11)):
        assert not is_looked_over(client.get(address(round, "ballot/?over=1")))


def test_what_was_made_up_or_is_broken_is_no_ballot(client, round):
    client.force_login(make_voter())
    for value in ("", "a", "made-up", "é", "A" * 80):
        client.cookies[f"ballot-{round.pk}"] = value
        assert not is_looked_over(client.get(address(round, "ballot/?over=1")))


def test_what_does_not_fit_into_a_cookie_is_looked_over_in_the_answer(client, round, monkeypatch):
    client.force_login(make_voter())
    monkeypatch.setattr("samenspel.foundation.typed.cookies.MOST_SIGNS", 10)
    assert is_looked_over(client.post(address(round, "ballot/"), MARKED))


@pytest.mark.parametrize("where", ["ballot/", "vote/"])
def test_who_is_signed_out_finds_the_ballot_again_after_signing_in(client, round, where, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    sent = client.post(address(round, where), MARKED)
    back = way_back(sent)
    assert back == address(round, "ballot/?over=1")
    assert "Sign in to vote" in page(client.get(back)), "nothing is looked over before"
    client.force_login(make_voter())
    assert is_looked_over(client.get(back))
    assert (not (tmp_path / FOLDER).exists(), Voter.objects.exists()) == (True, False)


def test_a_form_that_was_too_old_loses_no_ballot_either(round, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_voter())
    client.get(address(round, "ballot/"))
    sent = client.post(address(round, "vote/"), MARKED, headers={"Origin": "http://testserver"})
    assert (sent.status_code, is_looked_over(client.get(sent["Location"]))) == (302, True)
    assert not (tmp_path / FOLDER).exists()


def test_each_voter_has_one_order_also_after_an_error(round):
    first, second = Client(), Client()
    orders = []
    for browser in (first, second):
        browser.force_login(make_voter())
        shown = [order(browser.get(address(round, "ballot/"))) for _ in range(3)]
        shown.append(order(browser.post(address(round, "ballot/"), {"choose": ["2", "7"]}, follow=True)))
        shown.append(order(browser.post(address(round, "ballot/"), {**MARKED, "look": "1"}, follow=True)))
        assert shown == [shown[0]] * 5
        orders.append(shown[0])
    assert {*map(len, orders)} == {3}


def test_over_all_voters_every_project_is_on_top_for_some(round):
    assert {order_for(round, [1, 2, 3], str(reader))[0] for reader in range(60)} == {1, 2, 3}


def test_a_browser_without_an_account_keeps_its_order_too(client):
    round, _codes = with_roll("codes", proposals=5)
    orders = [order(client.get(address(round, "ballot/"))) for _ in range(3)]
    assert (orders, len(orders[0])) == ([orders[0]] * 3, 5)

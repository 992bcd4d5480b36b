"""The ballot, what is wrong with one, and the receipt."""

import pytest

from samenspel.foundation.locks import once
from samenspel.foundation.locks.models import Key
from samenspel.phases.plan.models import Voter
from tests.checks import assert_page, one_line
from tests.factories.initiatives import coordinator_of
from tests.factories.papers import make_coded_vote
from tests.factories.plan import (
    address,
    close,
    make_vote,
    make_voter,
    vote,
)

pytestmark = pytest.mark.django_db


def test_somebody_votes_looks_it_over_and_gets_a_receipt(client):
    round = make_vote()
    client.force_login(make_voter())
    assert_page(client.get(address(round, "ballot/")))
    over = client.post(address(round, "ballot/"), {"choose": ["1", "3"]}, follow=True)
    assert_page(over)
    assert "€\N{NO-BREAK SPACE}90" in over.content.decode()
    assert not Voter.objects.exists()
    done = client.post(address(round, "vote/"), {"choose": ["1", "3"]}, follow=True)
    assert_page(done)
    assert Voter.objects.get().receipt in done.content.decode()
    again = client.get(address(round, "ballot/"))
    assert "You voted already" in again.content.decode()
    assert "checked" not in again.content.decode()


def test_a_visitor_is_asked_to_sign_in_before_voting(client):
    page = client.get(address(make_vote(), "ballot/"))
    assert_page(page)
    assert "Sign in to vote" in page.content.decode()


@pytest.mark.parametrize(
    ("limits", "form", "posted", "said"),
    [
        ({}, "approval", {}, "Your ballot is empty."),
        ({}, "approval", {"choose": ["7"]}, "not on this ballot"),
        ({}, "approval", {"choose": ["1 OR 1=1"]}, "not on this ballot"),
        ({"most": 1}, "approval", {"choose": ["1", "2"]}, "at most 1 is allowed"),
        ({"most_cost": 100_00}, "approval", {"choose": ["1", "2"]}, "more than there is"),
        ({"points": 10}, "cumulative", {"mark-1": "6", "mark-2": "5"}, "You gave 11 points"),
        ({"most_each": 5}, "scoring", {"mark-1": "6"}, "at most 5 points"),
        ({"points": 10}, "cumulative", {"mark-1": "-4"}, "Write a whole number"),
        ({"points": 10}, "cumulative", {"mark-1": "²"}, "Write a whole number"),
        ({"most": 3}, "ordinal", {"mark-1": "1", "mark-2": "3"}, "each number once"),
    ],
)
@pytest.mark.parametrize("where", ["ballot/", "vote/"])
def test_a_ballot_that_is_wrong_is_explained_and_its_marks_are_kept(
    client, where, limits, form, posted, said
):
    round = make_vote(ballot_format=form, **limits)
    client.force_login(make_voter())
    response = client.post(address(round, where), posted, follow=True)
    page = one_line(response)
    assert_page(response)
    assert said in page
    for name, value in posted.items():
        assert not name.startswith("mark-") or f'name="{name}" value="{value}"' in page
    assert not Voter.objects.exists()


def test_what_was_marked_stands_in_no_session_address_or_table(client):
    from django.contrib.sessions.backends.db import SessionStore  # noqa: F401 -- what would hold it

    round = make_vote()
    client.force_login(make_voter())
    before = dict(client.session)
    response = client.post(address(round, "vote/"), {"choose": ["1", "3"]})
    assert dict(client.session) == before
    assert "choose" not in response["Location"]


def test_no_page_tells_how_it_stands_while_people_vote(client):
    round = make_vote()
    for _ in range(3):
        vote(round, 1)
    proposal = round.proposals.get(place=1)
    client.force_login(coordinator_of(round.initiative))
    for page in (address(round), proposal.get_absolute_url(), address(round, "box/")):
        assert_page(client.get(page))
    for page in ("results/", "result.json"):
        assert client.get(address(round, page))["Location"] == address(round)
    assert client.get(address(round, "recount.pb")).status_code == 404
    assert client.get(address(round, "tally/")).status_code == 403


def main_of(page):
    return page.content.decode().partition("<main")[2].partition("</main>")[0]


def cast(client, round, **marks):
    return client.post(address(round, "vote/"), {"once": "x" * 22, **marks})["Location"]


def test_whoever_knows_a_receipt_cannot_tell_whether_the_ballot_was_changed(client):
    round, person = make_vote(), make_voter()
    client.force_login(person)
    receipt = cast(client, round, choose="1")
    before = main_of(client.get(receipt))
    assert vote(round, 2, person=person) in receipt
    assert main_of(client.get(receipt)) == before
    close(round)
    assert client.get(receipt).status_code == 200


@pytest.mark.parametrize("is_answered", [True, False])
def test_a_ballot_that_is_sent_again_leads_to_the_receipt_also_when_the_first_answer_was_lost(
    is_answered, client, monkeypatch
):
    monkeypatch.setattr(once, "PATIENCE_SECONDS", 0)
    round = make_vote()
    client.force_login(make_voter())
    first = cast(client, round, choose="1")
    Key.objects.update(is_answered=is_answered)
    assert (cast(client, round, choose="1"), Key.objects.get().location) == (first, "")
    assert first == address(round, f"receipts/{Voter.objects.get().receipt}/")


def test_a_ballot_with_a_code_that_is_sent_again_leads_to_the_receipt_of_that_code(client):
    round, (code, _other) = make_coded_vote(count=2)
    locations = [cast(client, round, choose="1", code=code) for _ in range(2)]
    assert locations[0] == locations[1] != "/"
    assert Voter.objects.exclude(receipt="").count() == 1


def test_the_key_of_a_form_leads_to_no_receipt_in_another_round_or_after_the_vote(client):
    round = make_vote()
    client.force_login(make_voter())
    cast(client, round, choose="1")
    other = client.post(f"/plan/rounds/{round.pk + 1}/vote/", {"once": "x" * 22, "choose": "1"})
    assert "saved already" in other.content.decode()
    close(round)
    again = client.post(address(round, "vote/"), {"once": "x" * 22, "choose": "1"})
    assert "saved already" in again.content.decode()


def test_a_receipt_that_is_not_in_the_box_is_said_so(client):
    round = make_vote()
    vote(round, 1)
    page = client.get(address(round, f"receipts/{'0' * 20}/"))
    assert_page(page, 404)
    assert client.get(address(round, "box/"), {"receipt": " ABC 123 "})["Location"].endswith(
        "/receipts/abc123/"
    )

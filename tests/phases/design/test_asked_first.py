"""What can't be undone asks first: a page says what will happen, and nothing happened yet."""

import pytest

from samenspel.phases.design.models.candidates import Candidate
from samenspel.phases.design.models.prototypes import Finding, Step, Trial
from samenspel.phases.design.queries.lotteries import find_lottery
from tests.checks import assert_page
from tests.factories.initiatives import coordinator_of
from tests.factories.lotteries import make_lottery, seat_panel, seated, sign_up
from tests.factories.prototypes import make_finding, make_prototype, steps_of, try_it

pytestmark = pytest.mark.django_db


def asked(client, url, words):
    """The page that asks."""
    page = client.get(url)
    assert_page(page)
    assert words in " ".join(page.content.decode().split())


def test_who_leaves_the_pool_is_asked_first(client):
    lottery = make_lottery()
    one = sign_up(lottery)
    client.force_login(one.person)
    url = f"{one.get_absolute_url()}leave/"
    assert url in client.get(lottery.get_absolute_url()).content.decode()
    asked(client, url, "and you are not drawn any more.")
    assert Candidate.objects.count() == 1
    assert client.post(url).status_code == 302
    assert Candidate.objects.count() == 0


def test_whoever_has_a_letter_leaves_the_pool_without_an_account(client):
    lottery = seat_panel(make_lottery())
    one = seated(lottery)[0]
    url = f"{one.get_absolute_url()}leave/"
    assert url in client.get(one.get_absolute_url()).content.decode()
    asked(client, url, "somebody else is drawn for your seat")
    client.post(url)
    assert len(seated(find_lottery(lottery.pk))) == 2


def test_who_gives_up_a_seat_is_asked_first(client):
    one = seated(seat_panel(make_lottery()))[0]
    url = f"{one.get_absolute_url()}decline/"
    assert url in client.get(one.get_absolute_url()).content.decode()
    asked(client, url, "Somebody else is drawn for your seat.")
    one.refresh_from_db()
    assert one.seat == "taken"
    client.post(url)
    one.refresh_from_db()
    assert (one.seat, one.reply) == ("given_up", "no")
    assert_page(client.get(url))


def test_a_step_a_test_and_a_finding_are_taken_back_on_a_page_that_asks(client):
    prototype = make_prototype()
    step, coordinator = steps_of(prototype)[0], coordinator_of(prototype.initiative)
    client.force_login(coordinator)
    url = f"{step.get_absolute_url()}remove/"
    asked(client, url, "Its words and its picture are deleted")
    trial, finding = try_it(prototype, "well"), make_finding(step)
    asked(client, url, "It stays with its tests")
    finding_url = f"{prototype.get_absolute_url()}findings/{finding.pk}/remove/"
    asked(client, finding_url, finding.text)
    client.force_login(trial.person)
    trial_url = f"{trial.get_absolute_url()}take-back/"
    asked(client, trial_url, "All that you said in this test is deleted")
    found = (Step.objects.filter(pk=step.pk), Finding.objects.all(), Trial.objects.all())
    assert [one.count() for one in found] == [1, 1, 1]
    client.post(trial_url)
    assert not Trial.objects.exists()

"""What a desk learns is counted, and limited."""

import pytest

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.phases.plan.actions import desk
from samenspel.phases.plan.actions.desk import look_up_voter, mark_voter
from samenspel.phases.plan.models import DeskHour, Voter
from tests.checks import assert_page
from tests.factories.initiatives import coordinator_of
from tests.factories.papers import close_papers, make_paper_vote
from tests.factories.plan import address, make_voter, vote

pytestmark = pytest.mark.django_db


def counts():
    return list(DeskHour.objects.values_list("looked", "replaced"))


def test_every_look_and_every_ballot_that_makes_place_is_counted_by_the_hour(client):
    round, person = make_paper_vote(), make_voter()
    official = coordinator_of(round.initiative)
    vote(round, 1, person=person)
    client.force_login(official)
    for posted in ({"shown": person.email}, {"shown": "nobody"}, {"shown": person.email, "mark": "1"}):
        client.post(address(round, "desk/"), posted)
    hour = DeskHour.objects.get()
    assert (hour.by, hour.looked, hour.replaced) == (official, 3, 1)
    assert (hour.hour.minute, hour.hour.second, hour.hour.microsecond) == (0, 0, 0)
    page = client.get(address(round, "sheets/"))
    assert_page(page)
    assert "looked: 3, taken out: 1" in page.content.decode()


def test_nobody_tries_a_whole_list_of_addresses(client, monkeypatch):
    monkeypatch.setattr(desk, "MOST_LOOKS", 2)
    round, person = make_paper_vote(), make_voter()
    client.force_login(coordinator_of(round.initiative))
    pages = [client.post(address(round, "desk/"), {"shown": person.email}).content.decode() for _ in range(3)]
    assert ["This voter may vote" in page for page in pages] == [True, True, False]
    assert "You looked up very many people in this hour" in pages[2]
    assert counts() == [(2, 0)]
    client.post(address(round, "desk/"), {"shown": person.email, "mark": "1"})
    assert not Voter.objects.exists()


def test_others_may_not_look():
    round = make_paper_vote()
    with pytest.raises(Refused, match="Only the organisation's professionals may do"):
        look_up_voter(actor=make_voter(), round=round, shown="a@example.org")
    assert counts() == []


def test_the_journal_tells_the_numbers_when_the_box_is_opened_and_no_moment():
    round, person = make_paper_vote(), make_voter()
    official = coordinator_of(round.initiative)
    vote(round, 1, person=person)
    before = Entry.objects.count()
    for _ in range(2):
        look_up_voter(actor=official, round=round, shown=person.email)
    mark_voter(actor=official, round=round, shown=person.email)
    assert Entry.objects.count() == before
    close_papers(round)
    data = Entry.objects.get(verb="plan.close_voting").data
    assert (data["looked_up"], data["replaced"]) == (2, 1)

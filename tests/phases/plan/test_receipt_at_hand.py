"""Who voted reads so where one votes, and finds the box and the receipt again."""

import pytest

from samenspel.spine.initiatives.to_do import doings_for
from tests.checks import assert_page, one_line
from tests.factories.plan import address, make_vote, make_voter, vote

pytestmark = pytest.mark.django_db
VOTED = "Your ballot is in the box. Only you see this."


def read(client, person, where):
    client.force_login(person)
    response = client.get(where)
    assert_page(response)
    return one_line(response)


def vote_doings(person, round):
    """All that there is to do in this vote."""
    about = (address(round), str(round))
    return [
        str(one.title)
        for one in doings_for(person, [round.initiative])
        if one.url.startswith(about[0]) or one.title == about[1]
    ]


def test_you_voted_stands_where_one_voted_and_nobody_else_reads_it(client):
    round, voter, other = make_vote(), make_voter(), make_voter()
    pages = [read(client, one, address(round)) for one in (voter, other)]
    assert [VOTED in page for page in pages] == [False, False]
    assert vote_doings(voter, round) == ["Vote"]
    vote(round, 1, person=voter)
    pages = [read(client, one, address(round)) for one in (voter, other)]
    assert [(VOTED in page, "Change my ballot" in page) for page in pages] == [(True, True), (False, False)]
    assert vote_doings(voter, round) == ["You voted. Change your ballot"]
    assert vote_doings(other, round) == ["Vote"]


def test_the_box_is_linked_while_it_fills(client):
    round, voter = make_vote(), make_voter()
    receipt = vote(round, 1, person=voter)
    for where in ("", f"receipts/{receipt}/"):
        assert f'href="{address(round, "box/")}"' in read(client, voter, address(round, where))


def test_a_receipt_can_be_copied_printed_and_sent_to_oneself_without_a_note_of_ours(client):
    round, voter = make_vote(), make_voter()
    receipt = vote(round, 1, person=voter)
    page = read(client, voter, address(round, f"receipts/{receipt}/"))
    mail = page.partition('href="mailto:')[2].partition('"')[0]
    assert mail.endswith(f"body=Receipt%20of%20my%20ballot%3A%20{receipt}")
    assert ("data-copy=" in page, "data-print" in page, f"data-receipt>{receipt}" in page) == (True,) * 3

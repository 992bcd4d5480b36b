"""Many who vote at the same moment."""

import pytest

from samenspel.foundation.access import Refused
from samenspel.phases.design.actions import opinion_maps as actions
from samenspel.phases.design.actions.statements import moderate_statements, split_statement
from samenspel.phases.design.models.votes import AGREE, DISAGREE, PASS, Vote, Voter
from tests.factories.design import make_opinion_map, make_statement, vote_on
from tests.factories.initiatives import coordinator_of, make_member
from tests.foundation.storms import CLIENTS, storm

pytestmark = [pytest.mark.django_db(transaction=True)]
VALUES = (AGREE, PASS, DISAGREE)


def test_hundreds_of_presses_of_one_person_are_one_vote_on_each_statement():
    map = make_opinion_map()
    member = make_member(map.initiative)

    def press(client):
        for number in range(18):
            vote_on(map, member, VALUES[(client + number) % 3], number % 3 + 1)

    storm(press)
    assert (Voter.objects.count(), Vote.objects.count()) == (1, 3)


def test_a_browser_that_votes_everywhere_at_once_is_one_voter():
    from django.contrib.auth.models import AnonymousUser

    map = make_opinion_map(takes_visitors=True)
    storm(lambda client: vote_on(map, AnonymousUser(), AGREE, client % 3 + 1, device="one"))
    assert (Voter.objects.count(), Vote.objects.count()) == (1, 3)


def test_of_all_who_vote_while_it_is_hidden_those_afterwards_are_refused():
    map = make_opinion_map()
    members = [make_member(map.initiative) for _ in range(CLIENTS)]
    chief = coordinator_of(map.initiative)

    def act(client):
        if client == CLIENTS // 2:
            return moderate_statements(actor=chief, map=map, numbers=[1], kind="hide", reason="x")
        return vote_on(map, members[client], AGREE)

    done = storm(act)
    refused = sum(isinstance(one, Refused) for one in done)
    assert Vote.objects.count() == CLIENTS - 1 - refused


def test_statements_that_come_at_once_have_numbers_of_their_own():
    map = make_opinion_map()
    members = [make_member(map.initiative) for _ in range(CLIENTS)]
    chief, first = coordinator_of(map.initiative), map.statements.get(number=1)

    def act(client):
        if client == 3:
            return split_statement(actor=chief, statement=first, parts=["One.", "Two."])
        return make_statement.__wrapped__(map, members[client], f"Thing {client}.")

    done = storm(act)
    assert not [one for one in done if isinstance(one, Exception)]
    assert sorted(map.statements.values_list("number", flat=True)) == list(range(1, 3 + CLIENTS - 1 + 2 + 1))


def test_of_all_workers_that_see_a_stale_map_one_begins():
    map = make_opinion_map()
    vote_on(map, make_member(map.initiative), AGREE)
    assert sorted(storm(lambda _client: bool(actions.take_turn(map)))) == [False] * (CLIENTS - 1) + [True]

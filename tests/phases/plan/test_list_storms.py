"""Lists, codes and files that come at the same moment: one of them is what there is, whole."""

import time
import uuid
from collections import Counter

import pytest
from django.db import connection

from samenspel.foundation.access import Refused
from samenspel.phases.plan import actions
from samenspel.phases.plan.actions import elsewhere, rolling
from samenspel.phases.plan.box.roll import code_key
from samenspel.phases.plan.models import BudgetRound, CodeList
from samenspel.phases.plan.queries import find_round
from tests.factories.initiatives import coordinator_of
from tests.factories.plan import election_file, make_check, make_own_round, make_proposal
from tests.factories.services import make_administrator
from tests.foundation.storms import storm
from tests.phases.plan.test_import_page import uploads

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.power]
LISTS, LONG = 6, 40
only_postgres = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite's gate lets one in")


def write_slowly(monkeypatch):
    write = rolling._put_on_roll

    def later(round, voters):
        time.sleep(0.05)
        write(round, voters)

    monkeypatch.setattr(rolling, "_put_on_roll", later)


def roll_of(round, column="email"):
    return {*round.voters.values_list(column, flat=True)}


def people(start):
    return {f"v{number}@example.org" for number in range(start, start + LONG)}


def test_of_lists_of_voters_at_once_one_is_the_roll(monkeypatch):
    """They overlap: two that mix would stand on it together, or not at all."""
    write_slowly(monkeypatch)
    round = make_own_round(who="list")
    actor, lists = coordinator_of(round.initiative), [people(number * LONG // 2) for number in range(LISTS)]
    said = storm(
        lambda number: actions.list_voters(actor=actor, round=round, emails=lists[number]), clients=LISTS
    )
    assert (said, roll_of(round) in lists) == ([LONG] * LISTS, True)


def test_a_list_that_comes_while_the_rules_are_fixed_is_the_roll_or_is_refused(monkeypatch):
    write_slowly(monkeypatch)
    round = make_own_round(who="list")
    actor, lists = coordinator_of(round.initiative), [people(0), people(LONG)]
    make_check(make_proposal(round))
    actions.list_voters(actor=actor, round=round, emails=lists[0])

    def act(number):
        if number == 0:
            return actions.open_voting(actor=actor, round=round)
        return actions.list_voters(actor=actor, round=round, emails=lists[1])

    opened, listed = storm(act, clients=2)
    assert (opened.state, isinstance(listed, int | Refused)) == ("voting", True)
    assert roll_of(round) == lists[isinstance(listed, int)]


def test_of_codes_that_are_made_at_once_those_that_wait_are_those_that_vote(monkeypatch):
    write_slowly(monkeypatch)
    round = make_own_round(who="codes")
    actor = coordinator_of(round.initiative)
    storm(lambda _number: actions.make_codes(actor=actor, round=round, count=LONG), clients=LISTS)
    assert [f"uploads/{name}" for name in uploads()] == [CodeList.objects.get(round=round).file]
    codes = actions.download_codes(actor=actor, round=find_round(round.pk))
    assert (len(codes), roll_of(round, "key")) == (LONG, {code_key(round, code) for code in codes})


def test_an_order_of_codes_that_two_workers_have_is_done_once(monkeypatch):
    """One was slow, and its work was given to another: codes that were downloaded stay."""
    write_slowly(monkeypatch)
    round, order = make_own_round(who="codes"), uuid.uuid4()
    actor = coordinator_of(round.initiative)
    made = storm(
        lambda _number: actions.make_codes(actor=actor, round=round, count=3, order=order), clients=LISTS
    )
    kinds = Counter(type(one) for one in made)
    assert kinds == {list: 1, actions.AlreadyMade: LISTS - 1}
    (codes,) = [one for one in made if isinstance(one, list)]
    assert roll_of(round, "key") == {code_key(round, code) for code in codes}
    assert [f"uploads/{name}" for name in uploads()] == [CodeList.objects.get(pk=order).file]


def test_of_one_file_that_comes_often_at_once_one_is_an_election():
    source, actor = election_file(), make_administrator()
    said = storm(
        lambda _number: actions.import_election(actor=actor, source=source, file_name="a.pb"), clients=LISTS
    )
    assert BudgetRound.objects.count() == 1
    assert Counter(type(one) for one in said) == {BudgetRound: 1, actions.AlreadyImported: LISTS - 1}


@only_postgres
def test_elections_that_come_first_and_at_once_are_in_one_collection(monkeypatch):
    begin, actor = elsewhere._add_service, make_administrator()
    monkeypatch.setattr(elsewhere, "_add_service", lambda actor: (time.sleep(0.05), begin(actor))[1])
    sources = [election_file() for _ in range(LISTS)]
    said = storm(
        lambda number: actions.import_election(actor=actor, source=sources[number], file_name="a.pb"),
        clients=LISTS,
    )
    assert {type(one) for one in said} == {BudgetRound}, (connection.vendor, said)
    assert len({one.initiative for one in said}) == 1

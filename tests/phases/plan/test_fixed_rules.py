"""Once fixed, the rules stay, whoever asks: the actions refuse, and so does the database."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from samenspel.foundation.access import Refused
from samenspel.phases.plan import actions
from samenspel.phases.plan.box.guard import OF_PROPOSAL, OF_ROUND, TRIGGERS
from samenspel.phases.plan.box.rules_text import rules_digest, rules_of
from samenspel.phases.plan.models import BudgetRound, Proposal
from tests.factories.initiatives import coordinator_of
from tests.factories.papers import make_paper_vote
from tests.factories.plan import make_check, make_own_round, make_vote
from tests.factories.services import make_area

pytestmark = pytest.mark.django_db
ROUND = {
    "budget": 1,
    "scale": 1,
    "currency": "PLN",
    "ballot_format": "ordinal",
    "most": 7,
    "most_cost": 7,
    "points": 7,
    "most_each": 7,
    "points_scale": 7,
    "rule": {"name": "greedy"},
    "meta": {},
    "who": "members",
    "least_age": 99,
    "asks_birth_year": True,
    "area_id": lambda: make_area().pk,
    "votes_from": lambda: None,
    "votes_until": lambda: None,
    "papers_until": lambda: None,
    "objections_until": lambda: None,
    "least_ballots": 3,
    "rules_sha256": "0" * 64,
    "public_key": "0" * 64,
    "state": "preparing",
}
PROPOSAL = {"place": 77, "number": "77", "title": "Another", "cost": 1, "state": "declined", "round_id": 0}


def value_of(told):
    return told() if callable(told) else told


def test_every_fixed_column_is_tried_here():
    assert (set(ROUND) - {"state"}, set(PROPOSAL)) == (set(OF_ROUND), set(OF_PROPOSAL))


@pytest.mark.parametrize("column", ROUND)
def test_the_database_refuses_to_change_a_round_whose_rules_are_fixed(column):
    round = make_paper_vote()
    with pytest.raises(DatabaseError, match="the rules of this round are fixed"), transaction.atomic():
        BudgetRound.objects.filter(pk=round.pk).update(**{column: value_of(ROUND[column])})


@pytest.mark.parametrize("column", PROPOSAL)
def test_the_database_refuses_to_change_what_stands_on_the_ballot(column):
    make_vote()
    with pytest.raises(DatabaseError, match="the rules of this round are fixed"), transaction.atomic():
        Proposal.objects.filter(place=1).update(**{column: PROPOSAL[column]})


def test_without_the_guard_it_would_not():
    round = make_vote()
    with TRIGGERS.lifted():
        BudgetRound.objects.filter(pk=round.pk).update(budget=1)
    assert BudgetRound.objects.get(pk=round.pk).budget == 1


def test_what_is_prepared_can_be_changed():
    round = make_own_round()
    BudgetRound.objects.filter(pk=round.pk).update(budget=1)
    assert BudgetRound.objects.get(pk=round.pk).budget == 1


FIXED = {"budget", "rule", "most", "most_cost", "points", "most_each", "votes_until", "papers_until"}
FIXED |= {"least_age", "who", "asks_birth_year", "least_ballots"}


@pytest.mark.parametrize("column", sorted(FIXED))
def test_each_part_of_the_rules_has_a_part_in_their_digest(column):
    round = make_paper_vote()
    before = rules_digest(round)
    setattr(round, column, value_of(ROUND[column]))
    assert rules_digest(round) != before


def test_a_later_moment_for_sheets_shows_in_the_digest():
    round = make_paper_vote()
    before = rules_digest(round)
    round.papers_until += timedelta(seconds=1)
    assert rules_digest(round) != before


def test_a_proposal_that_is_added_or_taken_away_shows_in_the_digest():
    round = make_vote()
    before = rules_digest(round)
    round.proposals.create(title="Smuggled", place=9, number="9", cost=1)
    added = rules_digest(round)
    round.proposals.filter(place__in=(9, 1)).delete()
    assert len({before, added, rules_digest(round)}) == 3


def test_nobody_checks_or_withdraws_what_stands_on_the_ballot():
    round = make_vote()
    proposal = round.proposals.get(place=1)
    with pytest.raises(Refused, match="The rules are fixed"):
        make_check(proposal, possible=False)
    with pytest.raises(Refused, match="The rules are fixed"):
        actions.withdraw_proposal(actor=proposal.authors.get().person, proposal=proposal)
    with pytest.raises(Refused, match="The rules are fixed"):
        actions.open_voting(actor=coordinator_of(round.initiative), round=round)


KINDS = [
    ({}, {"min_length": "1"}),
    ({"most": 3}, {"min_length": "1", "max_length": "3"}),
    ({"most_cost": 100_50}, {"min_length": "1", "max_sum_cost": "100.5"}),
    ({"ballot_format": "cumulative", "points": 12}, {"min_length": "1", "max_sum_points": "12"}),
    ({"ballot_format": "scoring", "most_each": 5}, {"min_length": "1", "max_points": "5"}),
]


@pytest.mark.parametrize(("values", "limits"), KINDS)
def test_the_limits_of_a_ballot_stand_in_the_meta_of_its_rules(values, limits):
    round = make_vote(**values)
    assert rules_of(round)["meta"] == {**limits, **round.meta}
    assert not limits.keys() & round.meta.keys()

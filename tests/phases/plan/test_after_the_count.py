"""What stays on the pages of a round that was held here, once its votes are counted."""

from datetime import UTC, datetime

import pytest

from samenspel.phases.plan import actions
from samenspel.phases.plan.queries import find_round
from tests.checks import assert_page
from tests.factories.initiatives import make_initiative, make_member
from tests.factories.plan import (
    certify,
    clock,
    close,
    make_check,
    make_own_round,
    make_proposal,
    make_vote,
    vote,
    work,
)
from tests.factories.services import make_person
from tests.phases.plan.test_results_page import text_of

pytestmark = pytest.mark.django_db


def counted(round):
    for _ in range(6):
        vote(round, 1)
    close(round)
    certify(round)
    work()
    return find_round(round.pk)


def page(client, address):
    response = client.get(address)
    assert_page(response)
    return text_of(response)


def test_a_project_keeps_who_proposed_it_and_how_it_was_checked(client):
    round = make_own_round()
    author = make_member(round.initiative, make_person("Ina"))
    proposal = make_proposal(round, author, needs="Wood, and a day of work.")
    check = make_check(proposal, cost=60_00)
    actions.answer_check(actor=author, check=check, answer="Thank you.")
    round = counted(actions.open_voting(actor=check.by, round=round))
    shown = page(client, round.proposals.get().get_absolute_url())
    for words in (
        "What it needs Wood, and a day of work.",
        "The check It can be done € 60",
        "We looked at it.",
        "The authors answer: Thank you.",
        "Proposed by Ina",
    ):
        assert words in shown


def test_results_of_a_vote_that_was_held_here_name_no_file_that_it_came_from(client):
    round = counted(make_vote(title="Groen in Oudwijk"))
    shown = page(client, f"/plan/rounds/{round.pk}/results/")
    assert ["Where this comes from" in shown, "groen-in-oudwijk-recount.pb" in shown] == [False, True]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"most": 3}, "At most 3 projects."),
        ({"most_cost": 100_00}, "Together they may cost at most € 100."),
        (
            {"ballot_format": "cumulative", "points": 12},
            "You have 12 points to divide over the projects as you like.",
        ),
    ],
)
def test_the_rules_say_how_many_projects_or_points_a_ballot_has(client, values, said):
    round = make_own_round(make_initiative(), **values)
    assert said in page(client, round.get_absolute_url())


def test_the_steps_of_a_round_name_the_day_also_in_another_year(client):
    begin = datetime(2031, 12, 1, 12, tzinfo=UTC)
    with clock(begin):
        round = make_own_round(days=(0, 10, 17, 32, 40))
        shown = page(client, round.get_absolute_url())
    assert "People vote 18 December to 2 January 2032" in shown


def test_a_receipt_is_not_asked_to_be_written_down_once_the_box_is_open(client):
    voter = make_person(email="ina@example.org")
    round = make_vote()
    receipt = vote(round, 1, person=voter)
    client.force_login(voter)
    address = f"/plan/rounds/{round.pk}/receipts/{receipt}/"
    before = page(client, address)
    close(round)
    after = page(client, address)
    assert ["Keep it if you like." in shown for shown in (before, after)] == [True, False]

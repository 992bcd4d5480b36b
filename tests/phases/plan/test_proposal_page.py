from dataclasses import replace

import numpy as np
import pytest

from samenspel.methods.budgeting import Rule, tally
from samenspel.phases.plan.changes import overtaken
from samenspel.phases.plan.elections import election_of
from samenspel.phases.plan.queries import on_ballot
from samenspel.phases.plan.results import rows_of
from tests.checks import assert_page
from tests.factories.plan import WIELICZKA, election_file, make_round, make_tally
from tests.phases.plan.test_results_page import text_of

pytestmark = pytest.mark.django_db


def page_of(client, round, number):
    response = client.get(round.proposals.get(number=number).get_absolute_url())
    assert_page(response)
    return text_of(response)


def make_own_tally(source, rule):
    """Counted officially by this rule."""
    round = make_round(source)
    round.rule = rule.as_dict()
    round.save()
    return make_tally(round)


def test_a_winner_says_what_its_supporters_paid(client):
    page = page_of(client, make_tally().round, "9")
    for words in (
        "Why it was chosen 3 supporters, each paid € 10.",
        "Votes 3 (place 3 of 3)",
        "Chosen as number 2",
        "Cost per vote € 10",
        "By other rules Chosen Most votes first",
    ):
        assert words in page


def test_a_loser_says_what_would_have_won_it(client):
    source = election_file([("4", 60, "Garden"), ("7", 50, "Bus")], ["4"] * 7 + ["7"] * 3, budget=100)
    page = page_of(client, make_tally(make_round(source)).round, "7")
    for words in (
        "Why it was not chosen 3 supporters had € 30 left together; it lacked € 20.",
        "With the same shares it would have been chosen at a cost of € 30, instead of € 50.",
        "What it lacked is the whole share of 2 voters.",
    ):
        assert words in page


def test_who_spent_everything_elsewhere_is_told_so(client):
    page = page_of(client, make_tally().round, "7")
    assert "At the end its supporters had spent their whole share on other projects." in page


def test_by_votes_a_loser_says_whom_it_should_have_overtaken(client):
    page = page_of(client, make_tally(make_round(election_file(rule="greedy"))).round, "7")
    for words in (
        "With 4 votes it came in place 2, but only € 40 of the budget was left and it costs € 50.",
        "It would have been chosen at a cost of € 40.",
        "Or with more votes than “Garden”, which has 6.",
    ):
        assert words in page


@pytest.mark.parametrize("rule", [Rule(), Rule("greedy"), Rule("phragmen")], ids=lambda rule: rule.name)
def test_the_cost_that_is_said_to_win_wins_when_it_is_counted_again(rule):
    """Every loser of a real election at its own cheaper cost."""
    election = election_of(make_round(WIELICZKA.read_bytes()))
    lost = [one for one in tally(election, rule).projects if one.missing and one.missing < one.cost]
    assert lost
    assert [one.id for one in lost if not _wins(election, rule, one)] == []


def _wins(election, rule, lost):
    cheaper = int(lost.cost - lost.missing)
    projects = tuple(replace(one, cost=cheaper) if one.id == lost.id else one for one in election.projects)
    return cheaper == 0 or tally(replace(election, projects=projects), rule).project(lost.id).selected


def test_by_saving_a_loser_hears_of_a_lower_cost_and_of_no_rival(client):
    """More votes than the winner would not be enough: supporters who bought something save anew."""
    source = election_file([("4", 60, "Garden"), ("7", 60, "Bus")], ["4"] * 5 + ["7"] * 5)
    page = page_of(client, make_own_tally(source, Rule("phragmen")).round, "7")
    assert "It tied with project “Garden”, which went first." in page
    assert "It would have been chosen at a cost of € 40." in page
    assert "Or with more votes" not in page


def test_by_the_highest_sum_a_loser_says_what_it_would_have_taken_away(client):
    page = page_of(client, make_own_tally(None, Rule("max-welfare")).round, "7")
    assert "With it, the best choice would be worth € 160 less to the voters together." in page


@pytest.mark.parametrize("misfit", ["skip", "stop"])
def test_who_gets_more_votes_than_the_rival_that_is_named_wins(misfit):
    """Every loser of a real election, with as many voters of its own as that takes."""
    round = make_round(WIELICZKA.read_bytes())
    outcome = make_tally(round, Rule("greedy", misfit=misfit)).counted.here
    rows, election = rows_of(round, outcome, on_ballot(round)), election_of(round)
    named = {row.proposal.number: (row, overtaken(outcome, rows, row)) for row in rows if not row.selected}
    assert all(rival for _row, rival in named.values())
    for number, (row, rival) in named.items():
        more = _with_voters(election, number, rival.votes - row.votes + 1)
        assert tally(more, outcome.rule).project(number).selected, number


def _with_voters(election, number, voters):
    return replace(
        election,
        pointers=np.append(election.pointers, election.pointers[-1] + 1),
        listed=np.append(election.listed, election.position[number]),
        points=np.append(election.points, 1),
        weights=np.append(election.weights, voters),
    )


def test_before_the_count_the_page_says_so(client):
    assert "The votes are not counted yet." in page_of(client, make_round(), "7")


def test_coordinates_and_category_are_shown_as_text(client):
    columns = ("name", "category", "latitude", "longitude", "selected")
    source = election_file([("4", 60, "Garden", "green", "52.1", "4.3", "0")], ["4"], columns=columns)
    page = page_of(client, make_tally(make_round(source)).round, "4")
    for words in (
        "Category green",
        "Place on the map 52.100000, 4.300000",
        "Announced at the time Not chosen",
    ):
        assert words in page


def test_points_are_shown_where_people_gave_points(client):
    source = election_file(votes=[("4,7", "3,2"), ("7", "1")], vote_type="cumulative")
    assert "Points 3" in page_of(client, make_tally(make_round(source)).round, "7")

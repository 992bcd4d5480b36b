"""What the towns themselves decided, recounted by their own rule."""

from __future__ import annotations

import csv
from fractions import Fraction
from math import floor
from pathlib import Path

import pytest

from samenspel.methods.budgeting import (
    Election,
    Preference,
    Project,
    Rule,
    compare,
    default_rule,
    read_pabulib,
    tally,
    town_rule,
)

from .elections import REAL


@pytest.mark.parametrize(("name", "chosen"), [("assen-2024", 9), ("wieliczka-2023", 30)])
def test_the_towns_rule_gives_the_towns_selection(name: str, chosen: int) -> None:
    election = read_pabulib(REAL / f"{name}.pb")
    rule = town_rule(election)
    assert rule is not None
    selected = {one.id for one in election.projects if one.extra["selected"] == "1"}
    assert set(tally(election, rule).winners) == selected
    assert len(selected) == chosen


def bemowo() -> tuple[Election, set[str]]:
    """What Bemowo (Warsaw) published of its vote of 2022: costs, votes and the selection. Of the ballots only
    how many named each project. From Poland_Warszawa_2022_Bemowo.pb (Pabulib)."""
    with (Path(__file__).parent / "bemowo_2022.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    election = Election.from_ballots(
        projects=tuple(Project(row["id"], int(row["cost"])) for row in rows),
        budget=4_491_605,
        ballots={((c,), (1,)): int(row["votes"]) for c, row in enumerate(rows)},
        scale=1,
    )
    return election, {row["id"] for row in rows if row["selected"] == "1"}


def test_of_two_projects_that_exclude_each_other_the_town_did_the_first() -> None:
    election, selected = bemowo()
    outcome = tally(election, Rule("greedy", exclusive=(("773", "153"),)))
    assert set(outcome.winners) == selected
    assert outcome.project("153").reason.sentence(str) == (
        "With 1,304 votes it came in place 11, but project 773 was chosen before, "
        "and of these two only one can be done."
    )
    assert set(tally(election, Rule("greedy")).winners) - selected == {"153"}


def test_wieliczka_is_told_as_it_was_published() -> None:
    """equalshares.net/resources/zielony-milion: 995,079 zł spent; 18 % of the voters without a project, with
    greedy 28 %; 45 % with one and 21.2 % with two; 1.61 projects per voter, with greedy 1.47; greedy
    chooses 4 others instead of 11."""
    election = read_pabulib(REAL / "wieliczka-2023.pb")
    rule = town_rule(election)
    assert rule == Rule(completion="add-one-comparison")
    shares, greedy = tally(election, rule), tally(election, Rule("greedy"))
    versus = compare(election, shares, greedy)
    assert shares.spent == 99_507_900
    assert (round(1 - versus.represented_a, 2), round(1 - versus.represented_b, 2)) == (0.18, 0.28)
    assert float(shares.satisfaction.mean) == pytest.approx(1.61, abs=0.01)
    assert float(greedy.satisfaction.mean) == pytest.approx(1.47, abs=0.01)
    assert [round(n / election.voters, 3) for n in shares.satisfaction.distribution[1:3]] == [0.45, 0.212]
    assert (len(versus.only_a), len(versus.only_b)) == (11, 4)
    assert shares.preference == Preference(versus.prefer_a, versus.prefer_b)


def test_stopping_when_nothing_fits_any_more_chooses_31_projects_in_wieliczka() -> None:
    """The usual add-one stops at a share of 301.84 zł, the town's variant went on until 315.84 zł."""
    election = read_pabulib(REAL / "wieliczka-2023.pb")
    usual, town = (
        tally(election, default_rule(election)),
        tally(election, Rule(completion="add-one-to-limit")),
    )
    assert (len(usual.winners), len(town.winners)) == (31, 30)
    assert usual.payments is not None
    assert town.payments is not None
    shares = [usual.payments.share, town.payments.share]
    assert shares == [Fraction(election.budget, election.voters) + raised * 100 for raised in (150, 164)]


def test_the_votes_that_could_still_pay_are_those_of_wieliczkas_report() -> None:
    """The “eff. vote count” of the winners, in order, rounded to two decimals: page 1 of
    equalshares.net/pdf/zielony-milion-explanation-en.pdf (Flis, Faliszewski, Peters, Pierczyński, Skowron and
    Szufa, 26 April 2023). Its rounds go by the same share as ours: 720 votes held 227,402 zł in round 1."""
    election = read_pabulib(REAL / "wieliczka-2023.pb")
    outcome = tally(election, Rule(completion="add-one-comparison"))
    found = [outcome.project(id).effective_votes for id in outcome.winners]
    assert [round(float(votes), 2) for votes in found if votes] == [
        *(720.00, 658.00, 583.00, 539.86, 478.06, 450.11, 371.73, 355.33, 333.79, 324.90),
        *(322.80, 316.10, 309.37, 301.99, 298.58, 287.97, 258.59, 252.06, 250.84, 220.84),
        *(204.70, 202.97, 201.50, 187.50, 158.73, 151.59, 120.43, 113.70, 104.81, 61.63),
    ]
    assert outcome.payments is not None
    assert floor(outcome.payments.share * 720 / 100) == 227_402

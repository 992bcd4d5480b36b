import json
import shlex
from fractions import Fraction
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.methods.budgeting import Rule, read_pabulib, tally, town_rule
from samenspel.methods.budgeting.command import main
from samenspel.phases.plan import actions
from samenspel.phases.plan.elections import election_of, recount_file
from samenspel.phases.plan.models import BudgetRound, Tally
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.plan import ASSEN, WIELICZKA, election_file, make_round, make_tally, work
from tests.factories.services import make_administrator, make_person

pytestmark = pytest.mark.django_db
GREEDY = Rule(name="greedy")


def test_counting_by_the_rounds_own_rule_is_official():
    round = make_round()
    tally = make_tally(round)
    round.refresh_from_db()
    assert (tally.is_official, tally.as_rule, round.state) == (True, Rule(), "tallied")
    assert tally.result["outcome"]["winners"] == ["4", "9"]


def test_wieliczka_gets_the_thirty_projects_that_the_town_chose():
    round = make_round(WIELICZKA.read_bytes())
    winners = set(make_tally(round).result["outcome"]["winners"])
    assert winners == set(round.proposals.filter(was_chosen=True).values_list("number", flat=True))


def test_another_rule_is_a_what_if_and_changes_nothing():
    round = make_round()
    what_if = make_tally(round, GREEDY)
    round.refresh_from_db()
    assert (what_if.is_official, round.state, Rule.from_dict(round.rule)) == (False, "closed", Rule())


def test_a_rule_is_counted_once():
    round, actor = make_round(), make_administrator()
    first = actions.tally_round(actor=actor, round=round)
    again = actions.tally_round(actor=actor, round=round)
    assert (first, first.job) == (again, again.job)


def test_a_count_that_failed_is_started_again(monkeypatch):
    round, actor = make_round(), make_administrator()

    def fail(*args, **options):
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr("samenspel.phases.plan.tasks.count", fail)
        failed = make_tally(round)
    assert failed.counted_at is None
    assert actions.tally_round(actor=actor, round=round).job != failed.job
    work()
    assert Tally.objects.get().counted_at is not None


def test_a_count_that_is_done_twice_is_told_once():
    tally = make_tally()
    saved = actions.save_tally(
        actor=make_administrator(),
        tally=tally,
        result=tally.counted,
        sha256="x",
    )
    assert not saved
    assert Entry.objects.filter(verb="plan.tally_round").count() == 1
    tally.refresh_from_db()
    assert len(tally.result["outcome"]["projects"]) == 3


def test_the_journal_tells_the_count():
    tally = make_tally(make_round(election_file(description="Our budget")))
    entry = Entry.objects.get(verb="plan.tally_round")
    assert entry.data == {
        "title": "Our budget",
        "rule": "--rule equal-shares --utility cost --completion none --ties votes,cost,id",
        "chosen": len(tally.result["outcome"]["winners"]),
        "proposals": 3,
        "sha256": tally.sha256,
    }


def test_a_result_of_long_ago_is_read_as_it_was_counted():
    """The stored file was written before results had types, of the round that is made here."""
    stored = json.loads((Path(__file__).parent / "stored_tally.json").read_text())
    tally = make_tally(make_round(), Rule(completion="add-one"))
    assert Tally(round=tally.round, result=stored).counted == tally.counted
    assert tally.result == tally.counted.as_json() == stored


def test_the_hash_of_a_tally_is_that_of_the_recount_file():
    tally = make_tally()
    assert tally.sha256 == recount_file(tally.round, election_of(tally.round))[1]


def test_the_other_rule_is_counted_beside_it():
    election = read_pabulib(WIELICZKA)
    result = make_tally(make_round(WIELICZKA.read_bytes())).result
    there = tally(election, GREEDY)
    winners, others = set(result["outcome"]["winners"]), set(there.winners)
    assert result["other"]["outcome"]["winners"] == [*there.winners]
    assert {name: set(result["comparison"][name]) for name in ("both", "only_here", "only_there")} == {
        "both": winners & others,
        "only_here": winners - others,
        "only_there": others - winners,
    }


@pytest.mark.parametrize("name", ["greedy", "phragmen", "max-welfare"])
def test_beside_other_rules_stands_equal_shares_with_the_same_ties(name):
    rule = Rule(name=name, ties=("cost", "id"))
    other = make_tally(make_round(), rule).result["other"]["outcome"]["rule"]
    assert Rule.from_dict(other) == Rule(completion="add-one", ties=("cost", "id"))


@pytest.mark.parametrize(
    "rule",
    [
        Rule(),
        GREEDY,
        Rule(name="greedy", misfit="stop", threshold=3),
        Rule(completion="add-one-greedy", utility="cardinality", ties=("cost", "lot:rain; rm -rf")),
        Rule(name="phragmen", misfit="stop", ties=("cost-high", "id")),
        Rule(name="max-welfare", threshold=2),
        Rule(share_threshold=Fraction(1, 3)),
    ],
    ids=str,
)
@pytest.mark.parametrize("source", [ASSEN.read_bytes(), election_file()], ids=["real", "small"])
def test_the_options_that_are_shown_recount_the_same_result(rule, source, tmp_path, capsys):
    tally = make_tally(make_round(source), rule)
    path = tmp_path / "recount.pb"
    path.write_bytes(recount_file(tally.round, election_of(tally.round))[0])
    assert main([str(path), *shlex.split(tally.options), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == tally.result["outcome"]


def test_an_unfit_rule_is_said_in_words():
    tally = make_tally(make_round(), Rule(utility="points"))
    assert tally.counted_at is None
    assert str(tally.job.explanation) == "These ballots hold no points; choose cost or cardinality."


@pytest.mark.parametrize("who", ["stranger", "member", "coordinator elsewhere"])
def test_others_may_not_have_it_counted(who):
    initiative = make_initiative()
    round = make_round(initiative=initiative)
    actor = {
        "stranger": make_person,
        "member": lambda: make_member(initiative),
        "coordinator elsewhere": lambda: coordinator_of(make_initiative()),
    }[who]()
    with pytest.raises(Refused, match="Only the organisation's professionals"):
        actions.tally_round(actor=actor, round=round)
    assert not Tally.objects.exists()


def test_coordinators_have_their_own_round_counted():
    initiative = make_initiative()
    round = make_round(initiative=initiative)
    assert make_tally(round, actor=coordinator_of(initiative)).is_official


def test_the_database_keeps_one_official_tally():
    tally = make_tally()
    with pytest.raises(IntegrityError), transaction.atomic():
        Tally.objects.create(round=tally.round, rule={}, options="another", is_official=True)


def test_the_database_keeps_no_count_without_result():
    tally = make_tally()
    with pytest.raises(IntegrityError), transaction.atomic():
        Tally.objects.filter(pk=tally.pk).update(result=None)


def test_the_towns_rule_is_proposed():
    round = make_round(WIELICZKA.read_bytes())
    assert Rule.from_dict(BudgetRound.objects.get(pk=round.pk).rule) == town_rule(read_pabulib(WIELICZKA))

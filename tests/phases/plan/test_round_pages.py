"""A round from the first proposal to the published result, page by page."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from samenspel.methods.budgeting import Rule
from samenspel.methods.budgeting.command import main
from samenspel.phases.plan.models import BudgetRound
from samenspel.phases.plan.queries import find_round
from samenspel.phases.plan.rule_words import name_of
from tests.checks import assert_page
from tests.factories.initiatives import coordinator_of, make_initiative
from tests.factories.plan import (
    address,
    after,
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
from tests.factories.services import make_administrator, make_person

pytestmark = pytest.mark.django_db


def typed_round(**changes):
    def day(number):
        return (timezone.localtime() + timedelta(days=number)).strftime("%Y-%m-%dT%H:%M")

    return {
        "title": "Green Oudwijk",
        "summary": "You decide about € 60,000.",
        "budget": "60,000",
        "least_ballots": "5",
        "proposals_from": day(-1),
        "proposals_until": day(5),
        "votes_from": day(8),
        "votes_until": day(12),
        "objections_until": day(15),
        "who": "anyone",
        "least_age": "12",
        "style": "knapsack",
        "most": "5",
        "points": "10",
        "rule": "add-one-greedy",
        "ties": "cost",
        "criteria": "It stands in Oudwijk.\n\n  Everyone can use it. ",
        **changes,
    }


def test_a_coordinator_sets_up_a_round(client):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    page = f"/plan/set-up/{initiative.slug}/"
    assert_page(client.get(page))
    response = client.post(page, typed_round())
    round = BudgetRound.objects.get()
    assert response["Location"] == round.get_absolute_url()
    assert (round.state, round.budget, round.ballot_format, round.who) == (
        "preparing",
        60_000_00,
        "approval",
        "anyone",
    )
    assert (round.meta, round.most_cost, round.most) == ({}, 60_000_00, None)
    assert [one.text for one in round.criteria.all()] == ["It stands in Oudwijk.", "Everyone can use it."]
    assert_page(client.get(round.get_absolute_url()))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"budget": "a lot"}, "a lot"),
        ({"votes_until": "2020-01-01T10:00"}, "This comes before the moment above it."),
        ({"criteria": "x" * 201}, "A criterion has more than 200 characters."),
        ({"least_age": "-3"}, "greater than or equal to 1"),
        ({"who": "nobody"}, "nobody"),
        ({"ties": "lot"}, "Write the text from which the lot is drawn."),
        ({"ties": "lot", "seed": "1, 2, 3"}, "Leave out the commas."),
        ({"rule": "phragmen", "style": "ordinal"}, "This way of counting knows no points and no places"),
    ],
)
def test_a_round_that_cannot_be_is_explained_and_what_was_typed_is_kept(client, changes, said):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    response = client.post(f"/plan/set-up/{initiative.slug}/", typed_round(**changes))
    assert_page(response)
    assert said in response.content.decode()
    assert "Green Oudwijk" in response.content.decode()
    assert not BudgetRound.objects.exists()


@pytest.mark.parametrize(
    ("typed", "ties"),
    [
        ({"ties": "cost"}, ["votes", "cost", "id"]),
        ({"ties": "cost-high"}, ["votes", "cost-high", "id"]),
        ({"ties": "lot", "seed": "Lotto 4 8 15"}, ["votes", "lot:Lotto 4 8 15"]),
    ],
)
def test_what_decides_between_equals_is_chosen_and_can_be_changed(client, typed, ties):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    client.post(f"/plan/set-up/{initiative.slug}/", typed_round(**typed))
    round = BudgetRound.objects.get()
    assert [*round.rule["ties"]] == ties
    form = client.get(address(round, "change/")).context["form"]
    assert (form.initial["ties"], form.initial.get("seed", "")) == (typed["ties"], typed.get("seed", ""))


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ({"rule": "add-one"}, ("equal-shares", "cost", "add-one")),
        ({"rule": "most-votes"}, ("greedy", "cost", "none")),
        ({"rule": "phragmen"}, ("phragmen", "cost", "none")),
        ({"rule": "max-welfare"}, ("max-welfare", "cost", "none")),
        ({"rule": "max-welfare", "style": "cumulative"}, ("max-welfare", "points", "none")),
        ({"rule": "max-welfare", "style": "ordinal"}, ("max-welfare", "borda", "none")),
    ],
)
def test_how_votes_are_counted_is_chosen_and_can_be_changed(client, typed, rule):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    client.post(f"/plan/set-up/{initiative.slug}/", typed_round(**typed))
    round = BudgetRound.objects.get()
    assert (round.rule["name"], round.rule["utility"], round.rule["completion"]) == rule
    assert client.get(address(round, "change/")).context["form"].initial["rule"] == typed["rule"]


def test_a_round_is_changed_until_its_rules_are_fixed(client):
    round = make_own_round(days=(-1, 5, 8, 12, 15))
    client.force_login(coordinator_of(round.initiative))
    assert_page(client.get(address(round, "change/")))
    client.post(address(round, "change/"), typed_round(title="Greener Oudwijk", style="ordinal"))
    round = find_round(round.pk)
    assert (str(round), round.ballot_format) == ("Greener Oudwijk", "ordinal")
    fixed = make_vote()
    client.force_login(coordinator_of(fixed.initiative))
    refused = client.post(address(fixed, "change/"), typed_round())
    assert refused.status_code == 403
    assert "The rules are fixed" in refused.content.decode()


def test_rules_are_not_fixed_while_people_can_still_propose(client):
    round = make_own_round(days=(-5, 3, 5, 8, 9))
    make_check(make_proposal(round))
    client.force_login(coordinator_of(round.initiative))
    response = client.get(address(round, "open/"))
    assert_page(response)
    assert "People can still make proposals." in response.content.decode()
    assert client.post(address(round, "open/")).status_code == 403
    assert find_round(round.pk).state == "preparing"


def test_rules_are_not_fixed_while_a_proposal_waits_for_its_answer(client):
    round = make_own_round()
    make_check(make_proposal(round))
    make_proposal(round)
    client.force_login(coordinator_of(round.initiative))
    page = client.get(address(round, "open/"))
    assert_page(page)
    assert "Nothing is turned down silently" in page.content.decode()
    assert client.post(address(round, "open/")).status_code == 403
    assert find_round(round.pk).state == "preparing"


@pytest.mark.parametrize(("cost", "opens"), [(33_333_01, False), (33_333_00, True)])
def test_a_highest_sum_that_might_not_be_proven_is_not_put_to_the_vote(client, cost, opens):
    """In cents there are ten million amounts that a choice can cost, in euros a hundred thousand."""
    round = make_own_round(budget=100_000_00, rule=Rule("max-welfare").as_dict())
    for one in (cost, 20_000_00):
        make_check(make_proposal(round), cost=one)
    client.force_login(coordinator_of(round.initiative))
    page = client.get(address(round, "open/"))
    assert_page(page)
    assert ("The costs differ too finely" in page.content.decode()) != opens
    client.post(address(round, "open/"))
    assert (find_round(round.pk).state == "voting") == opens


def test_the_rules_are_fixed_and_anybody_can_download_them(client):
    import hashlib

    round = make_own_round()
    make_check(make_proposal(round))
    client.force_login(coordinator_of(round.initiative))
    client.post(address(round, "open/"))
    client.logout()
    rules = client.get(address(round, "rules.json")).content
    assert hashlib.sha256(rules).hexdigest() == find_round(round.pk).rules_sha256


def test_from_closing_to_the_published_result(client):
    round = make_vote()
    receipt = next(reversed([vote(round, 1, 3) for _ in range(6)]))
    close(round)
    with clock(round.votes_until + timedelta(hours=1)):
        client.force_login(make_person(email="x@example.org"))
        client.post(address(round, "objections/add/"), {"text": "The page was down."})
        assert_page(client.get(address(round, "box/")))
        client.force_login(coordinator_of(round.initiative))
        assert client.post(address(round, "certify/")).status_code == 403
        objection = round.objections.get()
        client.post(
            address(round, f"objections/{objection.pk}/"), {"text": "For two minutes. Nobody was shut out."}
        )
    with after(round.objections_until):
        client.force_login(coordinator_of(round.initiative))
        client.post(address(round, "certify/"))
        assert client.post(address(round, "certify/")).status_code == 403
        assert find_round(round.pk).state == "closed"
        client.force_login(make_administrator())
        client.post(address(round, "certify/"))
    work()
    assert find_round(round.pk).state == "tallied"
    client.logout()
    for page in ("", "box/", "results/", f"receipts/{receipt}/", f"proposals/{round.proposals.first().pk}/"):
        assert_page(client.get(address(round, page)))
    assert client.get(address(round, "recount.pb")).status_code == 200


@pytest.mark.parametrize("name", ["phragmen", "max-welfare"])
def test_a_round_by_another_rule_is_counted_and_can_be_counted_again(client, name, tmp_path, capsys):
    rule = Rule(name, ties=("votes", "cost", "id"))
    round = make_vote(costs=(60_00, 50_00, 30_00), rule=rule.as_dict())
    for places in [(1, 2)] * 3 + [(3,)] * 3:
        vote(round, *places)
    close(round)
    certify(round)
    work()
    page = client.get(address(round, "results/"))
    assert_page(page)
    assert name_of(rule) in page.content.decode()
    file = tmp_path / "recount.pb"
    file.write_bytes(client.get(address(round, "recount.pb")).content)
    assert main([str(file), "--town", "--format", "json"]) == 0
    published = client.get(address(round, "result.json")).json()
    assert json.loads(capsys.readouterr().out) == published
    assert published["rule"] == rule.as_dict()


def test_nobody_certifies_before_every_objection_is_answered(client):
    round = make_vote()
    for _ in range(6):
        vote(round, 1)
    close(round)
    with clock(round.votes_until + timedelta(hours=1)):
        client.force_login(make_person(email="x@example.org"))
        client.post(address(round, "objections/add/"), {"text": "The page was down."})
    with after(round.objections_until):
        client.force_login(coordinator_of(round.initiative))
        refused = client.post(address(round, "certify/"))
        assert refused.status_code == 403
        assert "Answer all objections first." in refused.content.decode()
        objection = round.objections.get()
        client.post(address(round, f"objections/{objection.pk}/"), {"text": "For two minutes."})
        client.post(address(round, "certify/"))
    assert round.certifications.count() == 1


def test_a_round_costs_the_same_number_of_queries_with_many_proposals(client, django_assert_max_num_queries):
    round = make_own_round()
    for _ in range(3):
        make_check(make_proposal(round))
    client.get(address(round))
    with django_assert_max_num_queries(40) as few:
        client.get(address(round))
    for _ in range(20):
        make_check(make_proposal(round))
    with django_assert_max_num_queries(len(few)):
        client.get(address(round))


def test_certifying_needs_two_different_people():
    round = make_vote()
    for _ in range(6):
        vote(round, 2)
    close(round)
    certify(round)
    assert round.certifications.count() == 2

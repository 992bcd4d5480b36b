from fractions import Fraction

import pytest
from django.urls import reverse

from samenspel.methods.budgeting import Rule
from samenspel.phases.plan.models import Tally
from tests.checks import assert_page
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.plan import election_file, make_round, make_tally, work
from tests.phases.plan.test_results_page import text_of

pytestmark = pytest.mark.django_db
OWN = {"name": "equal-shares", "utility": "cost", "completion": "none", "misfit": "skip", "threshold": "0"}


@pytest.fixture
def round(client):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    return make_round(initiative=initiative)


def address(round):
    return reverse("plan:tally_round", args=[round.pk])


def test_the_rounds_own_rule_is_filled_in(client, round):
    response = client.get(address(round))
    assert_page(response)
    own = {name: str(value) for name, value in response.context["form"].initial.items() if name in OWN}
    assert own == OWN


def test_the_form_as_it_stands_counts_officially(client, round):
    answer = client.post(address(round), OWN)
    tally = Tally.objects.get()
    assert (answer.url, tally.is_official) == (f"/jobs/{tally.job_id}/", True)
    assert_page(client.get(answer.url))
    work()
    end = client.get(answer.url, follow=True)
    assert (end.redirect_chain, end.status_code) == ([(f"/plan/rounds/{round.pk}/results/", 302)], 200)


def test_who_asks_for_what_somebody_else_has_counted_is_told_so(client, round):
    client.post(address(round), OWN)
    client.force_login(make_member(round.initiative, role="coordinator"))
    answer = client.post(address(round), OWN, follow=True)
    assert answer.redirect_chain == [(round.get_absolute_url(), 302)]
    assert "Somebody else has the votes counted by this rule." in text_of(answer)


def test_options_of_the_other_rule_are_not_heard(client, round):
    client.post(address(round), {**OWN, "name": "greedy", "completion": "add-one", "misfit": "stop"})
    client.post(address(round), {**OWN, "misfit": "stop"})
    assert [tally.as_rule for tally in Tally.objects.order_by("pk")] == [
        Rule(name="greedy", misfit="stop"),
        Rule(),
    ]


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ({"name": "phragmen", "utility": "cardinality", "misfit": "stop"}, Rule("phragmen", misfit="stop")),
        ({"name": "max-welfare", "completion": "add-one", "misfit": "stop"}, Rule("max-welfare")),
        ({"name": "phragmen", "share_threshold": "1/3"}, Rule("phragmen", share_threshold=Fraction(1, 3))),
    ],
)
def test_the_other_rules_hear_what_they_ask(client, round, typed, rule):
    client.post(address(round), {**OWN, **typed})
    assert Tally.objects.get().as_rule == rule


def test_a_lot_is_drawn_from_the_seed_that_was_typed(client, round):
    client.post(address(round), {**OWN, "seed": "18-4-2"})
    assert Tally.objects.get().as_rule == Rule(ties=("votes", "cost", "lot:18-4-2"))


def test_the_ties_of_the_rounds_own_rule_stay(client):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    round = make_round(initiative=initiative)
    round.rule = Rule(ties=("cost", "lot:7")).as_dict()
    round.save()
    client.post(address(round), {**OWN, "seed": "7"})
    assert Tally.objects.get().is_official


def test_a_count_that_is_done_leads_to_its_result(client, round):
    make_tally(round)
    assert client.post(address(round), OWN).url == f"/plan/rounds/{round.pk}/results/"
    assert Tally.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "dice"},
        {"utility": "points"},
        {"threshold": "-1"},
        {"share_threshold": "2/3"},
        {"threshold": "many"},
        {"threshold": "9" * 30},
        {"name": ""},
        {"seed": "x" * 101},
    ],
)
def test_a_wrong_rule_is_explained_and_nothing_is_counted(client, round, wrong):
    response = client.post(address(round), {**OWN, **wrong})
    assert_page(response)
    assert response.context["form"].errors
    assert not Tally.objects.exists()


def test_only_what_the_ballots_hold_is_offered(client):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    rules, offered = {}, {}
    for vote_type, votes in (("approval", ["4"]), ("ordinal", ["4"]), ("scoring", [("4", "1")])):
        round = make_round(election_file(votes=votes, vote_type=vote_type), initiative)
        form = client.get(address(round)).context["form"]
        rules[vote_type] = [value for value, _label in form.fields["name"].choices]
        offered[vote_type] = [value for value, _label in form.fields["utility"].choices]
    assert rules == {
        "approval": ["equal-shares", "greedy", "phragmen", "max-welfare"],
        "ordinal": ["equal-shares", "greedy", "max-welfare"],
        "scoring": ["equal-shares", "greedy", "max-welfare"],
    }
    assert offered == {
        "approval": ["cost", "cardinality"],
        "ordinal": ["borda", "points", "cost", "cardinality"],
        "scoring": ["points", "cost", "cardinality"],
    }


def test_others_may_not_count(client, round):
    client.force_login(make_member(round.initiative))
    assert [client.get(address(round)).status_code, client.post(address(round), OWN).status_code] == [
        403,
        403,
    ]
    client.logout()
    assert client.get(address(round)).status_code == 302
    assert not Tally.objects.exists()


def test_the_rounds_page_offers_the_count_to_who_may_count(client, round):
    assert "Count the votes" in text_of(client.get(round.get_absolute_url()))
    client.logout()
    response = client.get(round.get_absolute_url())
    assert_page(response)
    assert "Count the votes" not in text_of(response)


def test_the_rounds_page_leads_to_its_results(client, round):
    make_tally(round)
    make_tally(round, Rule(name="greedy"))
    page = assert_page(client.get(round.get_absolute_url()))
    what_if = Tally.objects.get(is_official=False)
    results = f"/plan/rounds/{round.pk}/results/"
    assert {results, f"{results}{what_if.pk}/"} <= set(page.links)

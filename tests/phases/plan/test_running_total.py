"""The running total of a ballot says what matters for that kind of ballot, also without scripts."""

import pytest

from tests.factories.plan import make_vote, make_voter
from tests.phases.plan.test_results_page import text_of

pytestmark = pytest.mark.django_db
OVER = "plan-total--over"


def looked_at(client, posted, limits, ballot_format):
    round = make_vote(ballot_format=ballot_format, **limits)
    client.force_login(make_voter())
    return client.post(f"/plan/rounds/{round.pk}/ballot/", {**posted, "look": "1"}, follow=True)


@pytest.mark.parametrize(
    ("limits", "ballot_format", "posted", "said", "is_over"),
    [
        ({}, "approval", {"choose": ["1", "2"]}, "2 chosen · € 110 of € 100", False),
        ({"most": 2}, "approval", {"choose": ["1"]}, "1 of at most 2 chosen · € 60 of € 100", False),
        ({"most": 1}, "approval", {"choose": ["1", "3"]}, "2 of at most 1 chosen · € 90", True),
        ({"most_cost": 100_00}, "approval", {"choose": ["1", "2"]}, "2 chosen · € 110 of € 100", True),
        (
            {"points": 10},
            "cumulative",
            {"mark-1": "6", "mark-2": "3"},
            "2 chosen · 9 of 10 points · € 110 of € 100",
            False,
        ),
        ({"points": 10}, "cumulative", {"mark-1": "11"}, "1 chosen · 11 of 10 points", True),
        ({"most_each": 5}, "scoring", {"mark-1": "6"}, "1 chosen · € 60 of € 100", True),
    ],
)
def test_it_counts_what_the_ballot_limits(client, limits, ballot_format, posted, said, is_over):
    page = looked_at(client, posted, limits, ballot_format)
    assert [said in text_of(page), OVER in page.content.decode()] == [True, is_over]


def test_a_budget_that_limits_the_ballot_is_said_once(client):
    round = make_vote(most_cost=100_00)
    client.force_login(make_voter())
    page = text_of(client.get(f"/plan/rounds/{round.pk}/ballot/"))
    assert ["Together they may cost at most € 100." in page, "There is € 100 to divide." in page] == [
        True,
        False,
    ]

"""Where a round stands, in words and in a colour, from its state and its dates."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenspel.phases.plan.models import BudgetRound
from samenspel.spine.initiatives.models import Activity

DATES = ("proposals_until", "votes_from", "votes_until", "objections_until")


def made(state, *days, paper=None, **values):
    """The four dates of a round, in days from now; it was opened nine days ago."""
    now = timezone.now()
    when = {name: now + timedelta(days=day) for name, day in zip(DATES, days, strict=False)}
    if paper is not None:
        when["papers_until"] = now + timedelta(days=paper)
    activity = Activity(opens_at=now - timedelta(days=9))
    return BudgetRound(activity=activity, state=state, **{"who": "anyone", **when, **values})


@pytest.mark.parametrize(
    ("round", "label", "tone"),
    [
        (made("preparing", 1, 2, 3, 4), "Open for proposals", "accent"),
        (made("preparing", -1, 2, 3, 4), "Being prepared", "neutral"),
        (made("voting", -1, 1, 3, 4), "Rules fixed", "neutral"),
        (made("voting", -2, -1, 3, 4), "Voting", "accent"),
        (made("voting", -3, -2, -1, 4), "Voting is over", "neutral"),
        (made("voting", -3, -2, -1, 4, paper=2), "Sheets are entered", "neutral"),
        (made("closed", -3, -2, -1, 4), "Open for objections", "neutral"),
        (made("closed", -4, -3, -2, -1), "Being certified", "neutral"),
        (made("closed", -3, -2, -1, 4, has_too_few_ballots=True), "Open for objections", "neutral"),
        (
            made("closed", -4, -3, -2, -1, has_too_few_ballots=True, least_ballots=7),
            "Not counted: fewer than 7 ballots",
            "neutral",
        ),
        (made("tallied", -4, -3, -2, -1), "Counted", "positive"),
        (made("closed", who=""), "Closed, not counted yet", "neutral"),
        (made("tallied", who=""), "Counted", "positive"),
    ],
)
def test_a_round_says_where_it_stands(round, label, tone):
    assert (round.standing_words, round.standing.tone) == (label, tone)

"""A vote with too few ballots says so beforehand, and ends: not counted, and nothing left to do."""

import pytest
from django.db import IntegrityError, transaction

from samenspel.phases.plan.box.rules_text import rules_of
from samenspel.phases.plan.forms.rounds import RoundForm, as_typed
from samenspel.spine.initiatives.to_do import doings_for
from tests.checks import one_line
from tests.factories.initiatives import coordinator_of
from tests.factories.plan import address, after, close, make_own_round, make_vote, vote
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("ballots", "least", "is_counted"), [(2, 3, False), (3, 3, True), (4, 5, False)])
def test_too_few_ballots_are_not_counted_which_is_said_to_all_and_nobody_has_to_do_anything(
    client, ballots, least, is_counted
):
    round = make_vote(least_ballots=least)
    coordinator = coordinator_of(round.initiative)
    for _ in range(ballots):
        vote(round, 1)
    close(round)
    with after(round.objections_until):
        pages = [one_line(client.get(address(round, where))) for where in ("", "box/")]
        waiting = [str(one.title) for one in doings_for(coordinator, [round.initiative]) if one.waits]
        client.force_login(coordinator)
        answer = client.post(address(round, "certify/"))
    words = f"Not counted: fewer than {least} ballots"
    assert [words in page for page in pages] == [not is_counted] * 2
    assert ("Certify the vote" in waiting, answer.status_code) == (is_counted, 302 if is_counted else 403)


def test_how_few_ballots_are_not_counted_is_said_before_anybody_votes_and_is_fixed(client):
    round = make_vote(least_ballots=4)
    client.force_login(make_person(email="x@example.org"))
    words = "With fewer than 4 ballots nothing is counted"
    assert [words in one_line(client.get(address(round, where))) for where in ("", "ballot/", "box/")] == [
        True
    ] * 3
    assert rules_of(round)["least_ballots"] == 4
    form = RoundForm(as_typed(round) | {"least_ballots": "2"})
    assert (form["least_ballots"].initial, "least_ballots" in form.errors) == (5, True)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_own_round(least_ballots=2)

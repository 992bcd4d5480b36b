"""Whoever has the database puts no ballot into the box, and reads no order out of it."""

import pytest
from django.db import connection

from samenspel.foundation.access import Refused
from samenspel.foundation.tasks.schedule import REGULAR
from samenspel.foundation.tasks.worker import find_regular_work
from samenspel.phases.plan.box.keys import destroy_key, find_key, make_key
from samenspel.phases.plan.box.sealing import binding, seal
from samenspel.phases.plan.models import Voter
from tests.factories.plan import close, make_vote, make_voter, vote

pytestmark = pytest.mark.django_db


def choices(round):
    return dict(round.ballots.values_list("choice", "count"))


def test_an_envelope_that_was_made_with_the_database_alone_does_not_open():
    round = make_vote()
    vote(round, 1)
    voter, own = Voter.objects.get(), find_key(make_key())
    bound_to = binding(round, voter.token, own)
    voter.sealed = seal("2", public_key=round.public_key, bound_to=bound_to, length=9)
    voter.save()
    assert (close(round).unreadable, choices(round)) == (1, {})


def test_nobody_votes_into_a_box_that_cannot_be_opened_any_more():
    round = make_vote()
    destroy_key(round.public_key)
    with pytest.raises(Refused, match="The key to this box can't be read here"):
        vote(round, 1)
    assert not round.voters.exists()


def test_once_the_box_is_open_nothing_tells_in_what_order_people_came():
    round = make_vote()
    came = [make_voter() for _ in range(40)]
    for person in came:
        vote(round, 1, person=person)
    tokens = dict(round.voters.values_list("key", "token"))
    close(round)
    order = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT key FROM plan_voter ORDER BY {order}")
        kept = [row[0] for row in cursor.fetchall()]
    by_token = sorted(tokens, key=tokens.get)
    assert kept != [str(person.pk) for person in came]
    assert connection.vendor == "sqlite" or kept == by_token


def test_now_and_then_a_roll_is_written_anew_while_people_vote_and_stays_what_it_is():
    round, person = make_vote(), make_voter()
    for _ in range(5):
        vote(round, 1)
    receipt, before = vote(round, 1, person=person), list(Voter.objects.order_by("token").values())
    find_regular_work()
    REGULAR["samenspel.phases.plan.tasks.mix_rolls"].function()
    assert list(Voter.objects.order_by("token").values()) == before
    assert vote(round, 2, person=person) == receipt
    close(round)
    assert choices(round) == {"1": 5, "2": 1}

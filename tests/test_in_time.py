"""Who was in time is judged by when it reached us, not by when somebody had time for it."""

from datetime import timedelta

import pytest

from samenspel.foundation.access import Refused
from samenspel.foundation.clock import GRACE, receiving
from samenspel.phases.plan import actions as plan
from samenspel.phases.plan.models import LEAST_BALLOTS
from samenspel.phases.plan.queries import find_round
from samenspel.tools.seats import actions as seats
from samenspel.tools.seats.tasks import pass_offers_on
from samenspel.tools.talk import actions as talk
from samenspel.tools.talk.models import EDITABLE
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.papers import enter, make_paper_vote, print_sheets
from tests.factories.plan import clock, close, make_check, make_own_round, make_proposal, make_vote, vote
from tests.factories.seats import make_places, make_seat
from tests.factories.services import make_person
from tests.factories.talk import make_comment

pytestmark = pytest.mark.django_db
A_MOMENT, WAIT = timedelta(microseconds=1), GRACE / 2


def a_ballot():
    round = make_vote()
    return round.votes_until, lambda: vote(round, 1)


def a_proposal():
    round = make_own_round()
    author = make_member(round.initiative)
    return round.proposals_until, lambda: plan.add_proposal(actor=author, round=round, title="A bench")


def an_objection():
    round = make_vote()
    vote(round, 1)
    close(round)
    round, person = find_round(round.pk), make_person()
    return round.objections_until, lambda: plan.raise_objection(actor=person, round=round, text="Slow.")


def a_sheet():
    round = make_paper_vote()
    (code,) = print_sheets(round)
    return round.papers_until, lambda: enter(round, code, 1)


def a_place():
    places = make_places(2)
    member = make_member(places.initiative)
    return places.closes_at, lambda: seats.sign_up(actor=member, places=places)


def an_offer():
    places = make_places(1)
    holder, waiting = make_seat(places, "Ann").person, make_seat(places, "Bea").person
    seats.leave_seat(actor=holder, places=places)
    until = places.seats.get(person=waiting).offered_until

    def accept():
        pass_offers_on()
        seats.accept_seat(actor=waiting, places=places)

    return until, accept


def a_changed_comment():
    comment = make_comment()
    until = comment.written_at + EDITABLE
    return until, lambda: talk.edit_comment(actor=comment.author, comment=comment, text="Better.")


KINDS = {
    a_ballot: "Your ballot came too late",
    a_proposal: "No proposals can be made or changed now",
    an_objection: "Objections can be made from the end of the vote until",
    a_sheet: "It is too late for a new sheet",
    a_place: "Signing up is closed",
    an_offer: "This place is not offered to you any more",
    a_changed_comment: "You can change a comment for 15 minutes",
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_reached_us_in_time_counts_though_it_had_to_wait(kind):
    until, act = kind()
    with clock(until + WAIT), receiving(until - A_MOMENT):
        act()


@pytest.mark.parametrize(("kind", "said"), KINDS.items())
@pytest.mark.parametrize(("received", "now"), [(0, WAIT), (-1, GRACE + WAIT)], ids=["late", "too long"])
def test_what_reached_us_late_or_waited_more_than_a_minute_does_not(kind, said, received, now):
    until, act = kind()
    with clock(until + now), receiving(until + received * A_MOMENT), pytest.raises(Refused, match=said):
        act()


def fixing():
    round = make_own_round(days=(-10, 1, 2, 5, 8))
    make_proposal(round)
    make_check(round.proposals.get())
    coordinator = coordinator_of(round.initiative)
    return round.proposals_until, lambda: plan.open_voting(actor=coordinator, round=find_round(round.pk))


def opening():
    round = make_vote()
    coordinator = coordinator_of(round.initiative)
    return round.votes_until, lambda: plan.close_voting(actor=coordinator, round=round)


def opening_with_paper():
    round = make_paper_vote()
    coordinator = coordinator_of(round.initiative)
    return round.papers_until, lambda: plan.close_voting(actor=coordinator, round=round)


def certifying():
    round = make_vote()
    for _ in range(LEAST_BALLOTS):
        vote(round, 1)
    close(round)
    round = find_round(round.pk)
    coordinator = coordinator_of(round.initiative)
    return round.objections_until, lambda: plan.certify_round(actor=coordinator, round=round)


NEXT = {
    fixing: "People can still make proposals",
    opening: "Voting is not over yet",
    opening_with_paper: "Voting is not over yet",
    certifying: "Wait until everybody had the time to object",
}


@pytest.mark.parametrize(("kind", "said"), NEXT.items())
def test_nobody_goes_on_before_all_who_were_in_time_had_an_answer(kind, said):
    until, go_on = kind()
    with clock(until + GRACE - A_MOMENT), pytest.raises(Refused, match=said):
        go_on()
    with clock(until + GRACE):
        go_on()

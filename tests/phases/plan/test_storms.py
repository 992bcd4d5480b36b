"""Many at once: one ballot counts per voter, and around closing everybody gets a definite answer."""

import threading
import time
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import connection

from samenspel.foundation import clock as house
from samenspel.foundation.access import Refused
from samenspel.foundation.clock import GRACE
from samenspel.foundation.tasks.models import Job
from samenspel.phases.plan import actions, queries, tasks
from samenspel.phases.plan.actions import certifying, queueing, voting
from samenspel.phases.plan.models import Ballot, Certification, Receipt, Voter
from samenspel.phases.plan.queries import find_round
from samenspel.spine.people.actions import erase_me
from samenspel.spine.people.models import Person
from tests.factories.initiatives import coordinator_of
from tests.factories.plan import after, clock, close, make_own_round, make_vote, make_voter, marks_of, vote
from tests.factories.services import make_administrator, make_person
from tests.foundation.storms import storm
from tests.phases.plan.test_large_files import LATER

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.power]
CLIENTS = 64
WITHIN = 10
only_postgres = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite's gate lets one in")


def counted():
    return sum(Ballot.objects.values_list("count", flat=True))


def seal_slowly(monkeypatch):
    seal = voting._sealed
    monkeypatch.setattr(voting, "_sealed", lambda *given: (time.sleep(0.02), seal(*given))[1])


def vote_in_a_storm(round, person):
    return storm(lambda number: vote(round, number % 3 + 1, person=person), CLIENTS)


def test_of_64_ballots_of_one_voter_one_counts(monkeypatch):
    round = make_vote()
    seal_slowly(monkeypatch)
    (receipt,) = set(vote_in_a_storm(round, make_voter()))
    close(round)
    assert (counted(), Receipt.objects.get().code) == (1, receipt)


def test_a_mailbox_votes_once_also_when_its_account_is_erased_meanwhile(monkeypatch):
    round, voters = make_vote(), [make_voter() for _ in range(CLIENTS // 2)]
    seal_slowly(monkeypatch)

    def vote_or_leave(number):
        person = Person.objects.get(pk=voters[number // 2].pk)
        return erase_me(actor=person) if number % 2 else vote(round, 1, person=person)

    storm(vote_or_leave, CLIENTS)
    for voter in voters:
        with suppress(Refused):
            vote(round, 2, person=make_person(email=voter.email))
    assert not Voter.objects.filter(key__in=[str(voter.pk) for voter in voters]).exists()
    close(round)
    assert counted() == len(voters)


@only_postgres
def test_who_leaves_while_the_roll_is_written_anew_does_not_vote_again(monkeypatch):
    """The roll has been read, and is about to be written with the keys that were read."""
    round, person = make_vote(), make_voter()
    email, read, left = person.email, threading.Event(), threading.Event()
    vote(round, 1, person=person)
    write = Voter.objects.bulk_create

    def write_later(rows, **how):
        rows = list(rows)
        read.set()
        left.wait(0.5)
        return write(rows, **how)

    def mix_or_leave(number):
        if number:
            assert read.wait(WITHIN)
            erase_me(actor=person)
            return left.set()
        return tasks.mix_rolls()

    monkeypatch.setattr(Voter.objects, "bulk_create", write_later)
    assert storm(mix_or_leave, 2) == [None, None]
    with pytest.raises(Refused, match="not among those who may"):
        vote(round, 2, person=make_person(email=email))
    assert (round.voters.count(), round.voters.filter(key=str(person.pk)).count()) == (1, 0)


@only_postgres
def test_without_its_uniqueness_a_voter_would_stand_on_the_roll_twice(monkeypatch):
    """The control: it is the database that keeps voters apart."""
    round, person = make_vote(), make_voter()
    seal_slowly(monkeypatch)
    once = [one for one in Voter._meta.constraints if one.name.endswith("once_per_round")]
    with connection.schema_editor() as editor:
        for constraint in once:
            editor.remove_constraint(Voter, constraint)
    try:
        vote_in_a_storm(round, person)
        assert Voter.objects.filter(key=str(person.pk)).count() > 1
    finally:
        Voter.objects.all().delete()
        with connection.schema_editor() as editor:
            for constraint in once:
                editor.add_constraint(Voter, constraint)


def close_in_a_storm(round, monkeypatch):
    """Ballots that were received in time and wait in line, and somebody who opens the box among them.

    All count as received in time: who waited the whole minute would be late before anybody else could come.
    """
    voters = [make_voter() for _ in range(CLIENTS)]
    marks = marks_of(round, 1)
    seal_slowly(monkeypatch)
    in_time = round.votes_until - timedelta(microseconds=1)

    def take_part(number):
        if number == CLIENTS // 2:
            return actions.close_voting(actor=None, round=round)
        return actions.cast_ballot(actor=voters[number], round=round, marks=marks)

    monkeypatch.setattr(house, "received", lambda: in_time)
    with after(round.votes_until):
        answers = storm(take_part, CLIENTS)
    return [one for number, one in enumerate(answers) if number != CLIENTS // 2]


def test_whoever_gets_a_receipt_around_closing_is_counted_and_others_are_told(monkeypatch):
    round = make_vote()
    answers = close_in_a_storm(round, monkeypatch)
    receipts = {one for one in answers if isinstance(one, str)}
    refused = [one for one in answers if isinstance(one, Refused)]
    assert len(receipts) + len(refused) == CLIENTS - 1
    assert set(Receipt.objects.values_list("code", flat=True)) == receipts
    assert (counted(), find_round(round.pk).state) == (len(receipts), "closed")


@only_postgres
def test_without_waiting_for_each_other_ballots_would_be_lost_at_closing(monkeypatch):
    """The control: with a receipt in hand, and not counted."""
    monkeypatch.setattr(queries, "share", lambda *where: None)
    round, person = make_vote(), make_voter()
    marks, seal, begun, closed = marks_of(round, 1), voting.seal_note, threading.Event(), threading.Event()

    def save_too_late(*given):
        sealed = seal(*given)
        begun.set()
        assert closed.wait(WITHIN)
        return sealed

    def take_part(number):
        if number == 0:
            return actions.cast_ballot(actor=person, round=round, marks=marks)
        assert begun.wait(WITHIN)
        actions.close_voting(actor=None, round=round)
        return closed.set()

    monkeypatch.setattr(voting, "seal_note", save_too_late)
    monkeypatch.setattr(house, "received", lambda: round.votes_until - timedelta(microseconds=1))
    with after(round.votes_until):
        receipt, _done = storm(take_part, 2)
    assert (counted(), isinstance(receipt, str)) == (0, True)


def test_the_box_is_opened_once_by_many_workers():
    round = make_vote()
    for place in (1, 2, 3):
        vote(round, place)
    with clock(round.votes_until + GRACE):
        answers = storm(lambda _number: actions.close_voting(actor=None, round=round), 16)
    assert sum(not isinstance(one, Exception) for one in answers) == 1
    assert counted() == 3


def test_two_people_who_certify_at_the_same_moment_have_the_votes_counted(monkeypatch):
    round = make_vote()
    for _ in range(6):
        vote(round, 1)
    people, closed = (coordinator_of(round.initiative), make_administrator()), close(round)
    tell, together = certifying.tell, threading.Barrier(2)

    def tell_and_wait(*given):
        """For the other, who must not get this far before the first is done."""
        tell(*given)
        with suppress(threading.BrokenBarrierError):
            together.wait(1)

    monkeypatch.setattr(certifying, "tell", tell_and_wait)
    with after(round.objections_until):
        storm(lambda number: actions.certify_round(actor=people[number % 2], round=closed), 2)
    assert (Certification.objects.count(), round.tallies.count()) == (2, 1)


def test_one_person_certifies_once_however_often_it_is_asked():
    round = make_vote()
    for _ in range(6):
        vote(round, 1)
    closed = close(round)
    with after(round.objections_until):
        storm(lambda _number: actions.certify_round(actor=coordinator_of(round.initiative), round=closed), 16)
        assert (Certification.objects.count(), round.tallies.count()) == (1, 0)
        actions.certify_round(actor=make_administrator(), round=find_round(round.pk))
    assert round.tallies.count() == 1


@only_postgres
@pytest.mark.parametrize("name", ["list_voters", "make_codes", "import_election"])
def test_of_two_files_that_a_person_sends_in_one_instant_one_waits_in_the_queue(monkeypatch, name):
    round = make_own_round(who="codes" if name == "make_codes" else "list")
    actor = coordinator_of(round.initiative)
    begin = queueing.start
    monkeypatch.setattr(
        queueing, "start", lambda *given, **words: (time.sleep(0.05), begin(*given, **words))[1]
    )
    said = storm(lambda number: LATER[name](Person.objects.get(pk=actor.pk), find_round(round.pk)))
    refused = [each for each in said if isinstance(each, Refused)]
    assert (Job.objects.count(), len(refused), len(said)) == (1, len(said) - 1, len(said))

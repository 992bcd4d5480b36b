"""What happens at the same moment, and when a worker is killed: one digest each, one follow each."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenspel.foundation.journal.models import Message
from samenspel.tools.notices import actions
from samenspel.tools.notices.models import Follow, Reader
from samenspel.tools.notices.queries import followers_of
from samenspel.tools.notices.tasks import send_digests
from samenspel.tools.notices.tickets import find_ticket, token_of
from tests.factories.initiatives import make_initiative
from tests.factories.notices import make_decision, make_follower, settle
from tests.factories.people import a_person
from tests.foundation.processes import kill, start_process
from tests.foundation.storms import CLIENTS, storm

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def due():
    """Five people whose digest is due, with something new."""
    initiative = make_initiative(title="The library")
    people = [make_follower(initiative, name=f"Fay {number}") for number in range(5)]
    make_decision(initiative)
    settle()
    Reader.objects.filter(person__in=people).update(next_at=timezone.now() - timedelta(minutes=1))
    return people


def digests():
    return sorted(one.to for one in Message.objects.all() if "List-Id" in one.headers)


@pytest.mark.power
def test_sixteen_workers_at_once_send_one_digest_to_each(due):
    sent = storm(lambda _number: send_digests())
    assert sum(sent) == 5
    assert digests() == sorted(person.email for person in due)
    assert send_digests() == 0


def test_sixteen_workers_with_the_same_reader_in_hand_send_one(due):
    reader = Reader.objects.select_related("person").get(person=due[0])
    sent = storm(lambda _number: actions.send_digest(actor=None, reader=reader))
    assert sorted(sent) == [False] * (CLIENTS - 1) + [True]
    assert digests() == [due[0].email]


STALL = """
import sys, time
from samenspel.tools.notices.actions import digests
from samenspel.tools.notices import tasks
real = digests.send_mail_later
def stall(**mail):
    {before}
    print("stalled", flush=True)
    time.sleep(60)
digests.send_mail_later = stall
tasks.send_digests()
"""


@pytest.mark.power
@pytest.mark.parametrize("before", ["pass", "real(**mail)"], ids=["before the mail", "after the mail"])
def test_a_worker_killed_between_composing_and_saving_loses_nothing_and_sends_nothing_twice(due, before):
    worker = start_process(STALL.format(before=before))
    assert worker.stdout.readline() == "stalled\n"
    kill(worker)
    assert digests() == []
    assert (send_digests(), send_digests()) == (5, 0)
    assert digests() == sorted(person.email for person in due)


def test_sixteen_presses_are_one_follow():
    initiative = make_initiative()
    fay = a_person("Fay")
    before = followers_of(initiative)
    storm(lambda _number: actions.follow(actor=fay, followed=initiative))
    assert Follow.objects.filter(person=fay).count() == 1
    assert Reader.objects.filter(person=fay).count() == 1
    assert followers_of(initiative) == before + 1


def test_sixteen_stops_are_one(due):
    ticket = find_ticket(token_of(Reader.objects.get(person=due[0])))
    stopped = storm(lambda _number: actions.unsubscribe(actor=None, ticket=ticket))
    assert sorted(stopped) == [False] * (CLIENTS - 1) + [True]

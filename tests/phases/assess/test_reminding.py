"""Who promised an answer is reminded: shortly before the day, and each week after it."""

from datetime import timedelta

import pytest

from samenspel.foundation import clock
from samenspel.foundation.journal.models import Message
from samenspel.phases.assess.letters.feedback import due_reminders
from samenspel.phases.assess.models.feedback import Impression
from samenspel.spine.initiatives.actions import leave
from samenspel.tools.notices.actions import remind, unsubscribe
from samenspel.tools.notices.actions.following import make_reader
from samenspel.tools.notices.tickets import Ticket
from tests.factories.feedback import answer, make_feedback, say
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def feedback():
    cora = make_person("Cora", email="cora@example.org")
    return make_feedback(make_initiative(cora), reply_days=10)


def wait_until(feedback, days):
    feedback.impressions.update(due_on=clock.today() + timedelta(days=days))


def send():
    """What the worker sends: the subjects of the letters."""
    before = set(Message.objects.values_list("pk", flat=True))
    for due in due_reminders():
        remind(actor=None, due=due)
    return [one.subject for one in Message.objects.exclude(pk__in=before)]


def test_two_days_before_those_who_answer_get_one_letter(feedback):
    make_member(feedback.initiative, make_person("Mo", email="mo@example.org"))
    say(feedback)
    assert send() == []
    wait_until(feedback, 2)
    assert send() == ["People wait for an answer: How is the library?"]
    assert send() == []
    assert Message.objects.get().to == coordinator_of(feedback.initiative).email


def test_after_the_promised_day_a_letter_says_that_it_is_late(feedback):
    say(feedback)
    wait_until(feedback, -1)
    assert send() == ["Late: people wait for an answer: How is the library?"]
    text = Message.objects.get().text
    assert "One of them has no answer yet" in text
    assert "say there until when and why" in text


def test_nobody_is_reminded_of_what_was_answered_or_taken_back(feedback):
    said = say(feedback)
    wait_until(feedback, -1)
    dues = [*due_reminders()]
    answer(said)
    assert ([remind(actor=None, due=due) for due in dues], send()) == ([False], [])
    say(feedback)
    wait_until(feedback, -1)
    Impression.objects.all().delete()
    assert send() == []


def test_who_left_or_wants_no_mail_is_left_alone(feedback):
    coordinator, other = (
        coordinator_of(feedback.initiative),
        make_member(feedback.initiative, make_person("Otto", email="otto@example.org"), role="coordinator"),
    )
    say(feedback)
    wait_until(feedback, -1)
    leave(actor=other, initiative=feedback.initiative)
    unsubscribe(actor=None, ticket=Ticket(make_reader(coordinator)))
    assert send() == []

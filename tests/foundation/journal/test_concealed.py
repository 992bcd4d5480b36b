"""What a message says is read by nobody while it waits, and is gone when it ends."""

import smtplib
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from samenspel.foundation.journal import send_mail_later
from samenspel.foundation.journal.models import Message
from samenspel.foundation.journal.outbox import deliver_messages, end
from tests.foundation.journal.test_outbox import TO, answer_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def message():
    return send_mail_later(
        to=TO, subject="Your proposal", text="It was chosen.", html="<p>It was chosen.</p>"
    )


SAID = ("to", "sender", "subject", "text", "html", "headers", "reason")


@pytest.mark.parametrize("state", Message.FINAL)
def test_when_a_message_ends_nothing_is_left_of_what_it_said_and_to_whom(state, message):
    end(Message.objects.all(), state)
    assert list(Message.objects.values_list(*SAID)) == [("", "", "", "", "", {}, "")]


def test_why_a_message_failed_does_not_name_the_address(message, monkeypatch):
    answer_with(monkeypatch, smtplib.SMTPRecipientsRefused({TO: (550, b"unknown " + TO.encode())}))
    deliver_messages()
    message.refresh_from_db()
    assert message.reason == "SMTPRecipientsRefused: {'…': (550, b'unknown …')}"


def test_the_database_holds_nothing_readable_of_a_message_that_waits(message):
    with connection.cursor() as cursor:
        cursor.execute("SELECT subject, text, html, headers FROM journal_message")
        (row,) = cursor.fetchall()
    assert [text for text in row if "proposal" in text or "chosen" in text] == []
    kept = Message.objects.get()
    assert (kept.subject, kept.text, kept.headers) == ("Your proposal", "It was chosen.", {})


def test_a_message_that_cannot_be_read_any_more_fails_and_keeps_no_other_waiting(message, settings):
    settings.SECRET_KEY = "another " * 8
    send_mail_later(to=TO, subject="New", text="New")
    deliver_messages()
    kept = Message.objects.values_list("state", "reason").order_by("state")
    told = "ValueError: What it said can't be read: SECRET_KEY was changed meanwhile."
    assert [*kept] == [("failed", told), ("sent", "")]


def test_a_message_is_emptied_unsent_when_it_is_of_no_use_any_more():
    soon, later = (timezone.now() + timedelta(minutes=minutes) for minutes in (-1, 5))
    for until in (soon, later, None):
        send_mail_later(to=TO, subject="A way in", text="ABCD-EFGH", expires_at=until)
    assert deliver_messages() == 2
    kept = Message.objects.values_list("state", "text", "reason")
    assert list(kept.order_by("state")) == [
        ("failed", "", "It could not be sent in time."),
        ("sent", "", ""),
        ("sent", "", ""),
    ]

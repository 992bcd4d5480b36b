"""A mail's own headers: those that are named, one plain line each."""

from email import message_from_bytes

import pytest
from django.core import mail

from samenspel.foundation.journal import send_mail_later
from samenspel.foundation.journal.models import Message
from samenspel.foundation.journal.outbox import deliver_messages, forget_address

pytestmark = pytest.mark.django_db
STOP = "<https://samenspel.example.org/notices/unsubscribe/a1-abcdefghijklmnopqrstuvwxyz/>, " + (
    "<mailto:updates+a1-abcdefghijklmnopqrstuvwxyz@example.org?subject=unsubscribe>"
)


def send(headers):
    return send_mail_later(to="ans@example.org", subject="New", text="Yes", headers=headers)


def test_headers_arrive_as_they_were_given():
    headers = {
        "Auto-Submitted": "auto-generated",
        "List-Id": "<notices.example.org>",
        "List-Unsubscribe": STOP,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    message = send(headers)
    deliver_messages()
    arrived = message_from_bytes(mail.outbox[0].message().as_bytes())
    assert {name: arrived[name].replace("\n", "").strip() for name in headers} == headers
    assert arrived["Message-ID"] == f"<{message.pk}@testserver>"


@pytest.mark.parametrize(
    "value", ["a\r\nBcc: all@example.org", "a\nb", "a\x00", "\r", "", "é", "x" * 901, "a\x7f"]
)
def test_no_line_is_smuggled_in(value):
    with pytest.raises(ValueError, match="one line of plain characters"):
        send({"List-Id": value})


@pytest.mark.parametrize(
    "name", ["Bcc", "To", "Subject", "Message-ID", "Content-Type", "Reply-To", "list-id", "List-Id\r\nBcc"]
)
def test_no_other_header_is_taken(name):
    with pytest.raises(ValueError, match="not among the headers"):
        send({name: "x@example.org"})


def test_headers_are_forgotten_with_the_mail():
    send({"List-Unsubscribe": STOP})
    forget_address("ans@example.org")
    assert Message.objects.get().headers == {}

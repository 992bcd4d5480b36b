"""Every message leaves at least once and ends in exactly one final state."""

import smtplib
from datetime import timedelta
from itertools import product

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMultiAlternatives, send_mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import IntegrityError, transaction
from django.utils import timezone

from samenspel.foundation.journal import outbox, send_mail_later
from samenspel.foundation.journal.actions import cancel_message
from samenspel.foundation.journal.mail import OutboxBackend
from samenspel.foundation.journal.models import Message
from samenspel.foundation.journal.outbox import deliver_messages, end, forget_address
from samenspel.foundation.journal.transport import transport
from tests.foundation.storms import storm

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=2)
TO = "ans@example.org"


@pytest.fixture
def message():
    return send_mail_later(
        to=TO, subject="Your proposal", text="It was chosen.", html="<p>It was chosen.</p>"
    )


def answer_with(monkeypatch, error):
    def refuse(self, messages):
        raise error

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)


def states():
    return list(Message.objects.values_list("state", "attempts"))


def pass_time():
    Message.objects.update(next_at=timezone.now() - LATER)


def test_a_message_leaves_once(message):
    assert [deliver_messages(), deliver_messages()] == [1, 0]
    (sent,) = mail.outbox
    assert (sent.to, sent.subject, sent.body, sent.alternatives[0][0]) == (
        [TO],
        "Your proposal",
        "It was chosen.",
        "<p>It was chosen.</p>",
    )
    assert states() == [("sent", 1)]


def test_every_copy_of_a_message_has_the_same_number(message):
    deliver_messages()
    assert mail.outbox[0].extra_headers == {"Message-ID": f"<{message.pk}@testserver>"}


def test_a_message_of_an_action_that_was_rolled_back_never_leaves():
    with pytest.raises(RuntimeError), transaction.atomic():
        raise RuntimeError(send_mail_later(to=TO, subject="Chosen", text="Yes"))
    assert (deliver_messages(), mail.outbox) == (0, [])


@pytest.mark.parametrize("line", ["a\nBcc: all@example.org", "a\rb", "a\r\n\r\nbody", "a\x00"])
@pytest.mark.parametrize("field", ["to", "subject", "sender"])
def test_nobody_smuggles_in_a_header(field, line):
    with pytest.raises(ValueError, match="one line"):
        send_mail_later(**{"to": TO, "subject": "Chosen", "text": "Yes", field: line})


@pytest.mark.parametrize(
    "address", ["", "ans", "ans@", "a@example.org, b@example.org", "Ans <a@example.org>"]
)
def test_a_message_goes_to_one_real_address(address):
    with pytest.raises(ValueError, match="is not an e-mail address"):
        send_mail_later(to=address, subject="Chosen", text="Yes")


def test_a_failing_mail_server_is_tried_again_with_longer_pauses(message, monkeypatch):
    answer_with(monkeypatch, ConnectionRefusedError("no"))
    pauses = []
    for _ in range(3):
        pass_time()
        deliver_messages()
        message.refresh_from_db()
        pauses.append(round((message.next_at - timezone.now()).total_seconds() / 60))
    assert (pauses, states()) == ([1, 2, 4], [("waiting", 3)])


def test_after_many_attempts_a_message_fails_with_the_reason(message, monkeypatch):
    answer_with(monkeypatch, ConnectionRefusedError("no"))
    for _ in range(10):
        pass_time()
        deliver_messages()
    message.refresh_from_db()
    assert (states(), message.reason) == ([("failed", 8)], "ConnectionRefusedError: no")


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (smtplib.SMTPRecipientsRefused({TO: (550, b"unknown")}), "failed"),
        (smtplib.SMTPRecipientsRefused({TO: (450, b"later")}), "waiting"),
        (smtplib.SMTPDataError(554, b"spam"), "failed"),
        (smtplib.SMTPDataError(451, b"later"), "waiting"),
        (smtplib.SMTPServerDisconnected("gone"), "waiting"),
        (UnicodeEncodeError("ascii", "é", 0, 1, "no"), "failed"),
    ],
)
def test_a_final_no_ends_a_message_at_once(error, state, message, monkeypatch):
    answer_with(monkeypatch, error)
    deliver_messages()
    assert states() == [(state, 1)]


def test_a_message_can_be_cancelled_until_it_leaves(message):
    assert [cancel_message(message), cancel_message(message), deliver_messages()] == [True, False, 0]
    assert (states(), mail.outbox) == ([("cancelled", 0)], [])


def test_a_message_that_left_can_not_be_cancelled(message):
    deliver_messages()
    assert (cancel_message(message), states()) == (False, [("sent", 1)])


@pytest.mark.parametrize(("first", "second"), product(Message.FINAL, repeat=2))
def test_a_final_state_is_never_left(first, second, message):
    assert [end(Message.objects.all(), first), end(Message.objects.all(), second)] == [True, False]
    assert states() == [(first, 0)]


@pytest.mark.parametrize("change", [{"state": "sent"}, {"state": "sending"}, {"ended_at": timezone.now()}])
def test_the_database_refuses_a_state_that_contradicts_itself(change, message):
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.update(**change)


def test_a_worker_that_lost_its_lease_can_not_end_the_message(message):
    lost = outbox._claim_next()
    pass_time()
    deliver_messages()
    Message.objects.update(state="waiting", ended_at=None)
    outbox._deliver(lost)
    assert states() == [("waiting", 2)]


def test_a_message_that_kills_every_worker_fails_in_the_end(message):
    for _ in range(9):
        pass_time()
        claimed = outbox._claim_next()
    outbox._deliver(claimed)
    message.refresh_from_db()
    assert (message.state, message.reason) == ("failed", "The worker stopped 8 times while sending.")


def test_mail_to_someone_who_leaves_is_cancelled_and_forgotten(message):
    deliver_messages()
    for to in (TO.upper(), "bea@example.org"):
        send_mail_later(to=to, subject="New", text="New")
    assert forget_address(TO) == 1
    kept = Message.objects.values_list("state", "to", "subject").order_by("state")
    assert list(kept) == [("cancelled", "", ""), ("sent", "", ""), ("waiting", "bea@example.org", "New")]


def test_mail_of_other_apps_waits_in_the_outbox_too():
    mailing = EmailMultiAlternatives("Sign in", "Here", "desk@example.org", [TO], bcc=["bea@example.org"])
    mailing.attach_alternative("<p>Here</p>", "text/html")
    assert OutboxBackend().send_messages([mailing]) == 1
    assert list(Message.objects.values_list("to", "sender", "subject", "text", "html").order_by("to")) == [
        (to, "desk@example.org", "Sign in", "Here", "<p>Here</p>") for to in (TO, "bea@example.org")
    ]


def test_djangos_own_mail_function_uses_the_outbox(settings):
    settings.EMAIL_BACKEND = "samenspel.foundation.journal.mail.OutboxBackend"
    send_mail("Hello", "There", None, [TO])
    assert (len(mail.outbox), states()) == (0, [("waiting", 0)])


def test_the_outbox_carries_no_attachments():
    with pytest.raises(ValueError, match="no attachments"):
        OutboxBackend().send_messages(
            [EmailMultiAlternatives("S", "T", None, [TO], attachments=[("a", "b", "")])]
        )


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("smtp://mail.example.org", ("mail.example.org", 25, "", "", False, False)),
        (
            "smtp://a%40b:p%2Fw@mail.example.org:587?tls=1",
            ("mail.example.org", 587, "a@b", "p/w", True, False),
        ),
        ("smtps://mail.example.org", ("mail.example.org", 465, "", "", False, True)),
    ],
)
def test_the_mail_address_names_a_server(address, expected, settings):
    settings.MAIL_URL = address
    backend = transport()
    found = (backend.host, backend.port, backend.username, backend.password, backend.use_tls, backend.use_ssl)
    assert (found, backend.timeout) == (expected, 30)


def test_mail_can_go_to_a_folder(settings, tmp_path, message):
    settings.MAIL_URL = f"file://{tmp_path}/mail out"
    deliver_messages()
    (file,) = (tmp_path / "mail out").iterdir()
    assert (states(), "Subject: Your proposal" in file.read_text()) == ([("sent", 1)], True)


@pytest.mark.parametrize("address", ["", "mail.example.org", "http://mail.example.org", "smtp://", "file:"])
def test_a_mail_address_nobody_understands_is_an_error(address, settings):
    settings.MAIL_URL = address
    with pytest.raises(ImproperlyConfigured, match="Write it like smtp://"):
        transport()


def deliver_in_a_storm():
    for number in range(30):
        send_mail_later(to=f"person{number}@example.org", subject="Chosen", text="Yes")
    mail.outbox.clear()
    tried = storm(lambda number: deliver_messages())
    return [result for result in tried if isinstance(result, Exception)]


@pytest.mark.power
@pytest.mark.django_db(transaction=True)
def test_many_workers_send_each_message_once():
    errors = deliver_in_a_storm()
    assert (errors, len(mail.outbox), len({mail.to[0] for mail in mail.outbox})) == ([], 30, 30)
    assert states() == [("sent", 1)] * 30


@pytest.mark.power
@pytest.mark.django_db(transaction=True)
def test_without_the_conditional_update_the_same_workers_send_copies(monkeypatch):
    def claim_by_looking():
        message = outbox._due().first()
        if message:
            message.state, message.lease, message.next_at = "sending", message.pk, timezone.now() + LATER
            message.save()
        return message

    monkeypatch.setattr(outbox, "_claim_next", claim_by_looking)
    deliver_in_a_storm()
    assert len(mail.outbox) > 30

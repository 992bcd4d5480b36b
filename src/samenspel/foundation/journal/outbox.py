"""Delivering the outbox: at least once, one final state, at most one more copy for each killed worker."""

import logging
import smtplib
import uuid
from datetime import timedelta
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from samenspel.foundation.journal.models import Message
from samenspel.foundation.journal.transport import transport

LEASE = timedelta(minutes=3)  # longer than the transport's own time limit
ATTEMPTS = 8
State = Message.State
logger = logging.getLogger(__name__)


def deliver_messages() -> int:
    """Hand over every message that is due; returns how many were tried."""
    end(Message.objects.filter(expires_at__lte=timezone.now()), State.FAILED, "It could not be sent in time.")
    tried = 0
    while message := _claim_next():
        _deliver(message)
        tried += 1
    return tried


def _due() -> QuerySet[Message]:
    """Waiting ones, and those whose worker did not come back in time."""
    return Message.objects.filter(state__in=(State.WAITING, State.SENDING), next_at__lte=timezone.now())


def _claim_next() -> Message | None:
    """Take a message by conditional update: of two workers one gets it, on either database."""
    for found in _due().order_by("next_at").values_list("pk", flat=True)[:20]:
        lease = uuid.uuid4()
        claimed = _due().filter(pk=found).update(
            state=State.SENDING, lease=lease, next_at=timezone.now() + LEASE, attempts=F("attempts") + 1
        )  # fmt: skip
        if claimed:
            return Message.objects.get(pk=found)
    return None


def _deliver(message: Message) -> None:
    mine = Message.objects.filter(pk=message.pk, lease=message.lease)
    if message.attempts > ATTEMPTS:
        end(mine, State.FAILED, f"The worker stopped {ATTEMPTS} times while sending.")
        return
    try:
        with transport() as connection:
            _hand_over(message, connection)
    except Exception as error:  # whatever a mail server answers, the message must end in a final state
        logger.warning("Message %s was not delivered: %s", message.pk, type(error).__name__)
        _try_again_or_fail(mine, message, error)
    else:
        end(mine, State.SENT)


def _hand_over(message: Message, connection: BaseEmailBackend) -> None:
    if not message.text:
        raise ValueError("What it said can't be read: SECRET_KEY was changed meanwhile.")
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        from_email=message.sender,
        to=[message.to],
        # The same in every attempt, so that the receiving side can drop a second copy.
        headers={
            **message.headers,
            "Message-ID": f"<{message.pk}@{message.sender.rpartition('@')[2].rstrip('>')}>",
        },
        connection=connection,
    )
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    mail.send()


def _try_again_or_fail(mine: QuerySet[Message], message: Message, error: Exception) -> None:
    reason = f"{type(error).__name__}: {error}".replace(message.to, "…")[:500]
    if message.attempts >= ATTEMPTS or _is_hopeless(error):
        end(mine, State.FAILED, reason)
        return
    pause = timedelta(minutes=min(2 ** (message.attempts - 1), 60))
    mine.update(state=State.WAITING, lease=None, next_at=timezone.now() + pause, reason=reason)


def _is_hopeless(error: Exception) -> bool:
    """The other side said no for good, or the message can't be written as a mail."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    if isinstance(error, smtplib.SMTPDataError | smtplib.SMTPSenderRefused):
        return error.smtp_code >= 500
    return isinstance(error, ValueError)


def end(messages: QuerySet[Message], state: str, reason: str = "") -> int:
    """Move to a final state, once: a message that is final already is in no such set. Only that stays."""
    open_ones = messages.filter(~Q(state__in=Message.FINAL))
    return open_ones.update(state=state, lease=None, reason=reason, ended_at=timezone.now(), **EMPTIED)


EMPTIED: dict[str, Any] = {"to": "", "sender": "", "subject": "", "text": "", "html": "", "headers": {}}


def forget_address(address: str) -> int:
    """For someone who leaves: nothing more is sent there. What is being sent ends by itself."""
    return end(Message.objects.filter(to__iexact=address, state=State.WAITING), State.CANCELLED)

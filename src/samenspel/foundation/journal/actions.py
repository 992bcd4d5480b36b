"""Writing in the journal, sealing it, and putting mail in the outbox."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import connection, transaction

from samenspel.foundation.journal.models import Entry, Message
from samenspel.foundation.journal.outbox import end
from samenspel.foundation.journal.sealing import seal_entries

__all__ = ["cancel_message", "record", "seal_entries", "send_mail_later"]

PLAIN = (str, int, bool, type(None))


def record(
    *,
    actor: Any,
    verb: str,
    thing: Any = None,
    initiative: Any = None,
    phase: str = "",
    data: dict[str, Any] | None = None,
) -> Entry:
    """Write down that `actor` (a person, or None for the house itself) did `verb` to `thing`.

    `data` holds text, whole numbers, yes/no, lists and dictionaries, and nothing about a person.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("Record inside writing(), together with the effect.")
    _refuse_unclear(data or {})
    return Entry.objects.create(
        actor=_id(actor),
        verb=verb,
        object_type="" if thing is None else thing._meta.label_lower,
        object_id=_id(thing),
        initiative_id=_id(initiative),
        phase=phase,
        data=data or {},
    )


def _id(thing: Any) -> str:
    """An anonymous visitor has no id either."""
    return "" if thing is None or thing.pk is None else str(thing.pk)


def _refuse_unclear(value: Any) -> None:
    """Fractions and odd characters do not come back from every database as they went in."""
    if isinstance(value, dict):
        for name, part in value.items():
            _refuse_unclear(name)
            _refuse_unclear(part)
    elif isinstance(value, list | tuple):
        for part in value:
            _refuse_unclear(part)
    elif not isinstance(value, PLAIN) or (isinstance(value, str) and "\x00" in value):
        raise ValueError(f"The journal keeps text, whole numbers, yes/no and lists of them, not {value!r}.")


def send_mail_later(
    *, to: str, subject: str, text: str, html: str | None = None, sender: str | None = None
) -> Message:
    """Put a mail to one address in the outbox: it leaves if, and only if, this transaction is saved."""
    sender = sender or settings.DEFAULT_FROM_EMAIL
    _refuse_headers(to, subject, sender)
    return Message.objects.create(to=to, sender=sender, subject=subject, text=text, html=html or "")


def _refuse_headers(to: str, subject: str, sender: str) -> None:
    if any(mark in line for line in (to, subject, sender) for mark in "\r\n\x00"):
        raise ValueError("An address or subject of a mail is one line, without line breaks.")
    try:
        validate_email(to)
    except ValidationError as error:
        raise ValueError(f"'{to}' is not an e-mail address.") from error


def cancel_message(message: Message) -> bool:
    """Keep a mail from leaving; False when it is on its way or gone already."""
    return end(Message.objects.filter(pk=message.pk, state=Message.State.WAITING), Message.State.CANCELLED)

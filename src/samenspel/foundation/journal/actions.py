"""Writing in the journal, sealing it, and putting mail in the outbox."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import connection, transaction

from samenspel.foundation.journal.models import About, Entry, Message
from samenspel.foundation.journal.outbox import end
from samenspel.foundation.journal.queries import address_of
from samenspel.foundation.journal.sealing import seal_entries
from samenspel.foundation.journal.sentences import refuse_speechless

__all__ = ["cancel_message", "record", "seal_entries", "send_mail_later", "send_mails_later"]

PLAIN = (str, int, bool, type(None))
HEADERS = ("Auto-Submitted", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post")
AT_ONCE = 500
ONE_LINE = re.compile(r"[\x20-\x7e]{1,900}")


def record(
    *,
    actor: Any,
    verb: str,
    thing: Any = None,
    initiative: Any = None,
    phase: str = "",
    data: dict[str, Any] | None = None,
    about: Iterable[Any] | None = None,
) -> Entry:
    """Write down that `actor` (a person, or None for the house itself) did `verb` to `thing`.

    `data` holds text, whole numbers, yes/no, lists and dictionaries, and nothing about a person.
    `verb`: one that `sentences` knows. `about`: what this is news of, the nearest first; the thing and its
    initiative, when that is not said.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("Record inside writing(), together with the effect.")
    refuse_speechless(verb)
    _refuse_unclear(data or {})
    entry = Entry.objects.create(
        actor=_id(actor),
        verb=verb,
        object_type="" if thing is None else thing._meta.label_lower,
        object_id=_id(thing),
        initiative_id=_id(initiative),
        phase=phase,
        data=data or {},
    )
    _index(entry, about if about is not None else (thing, initiative) if initiative is not None else ())
    return entry


def _index(entry: Entry, about: Iterable[Any]) -> None:
    addresses = dict.fromkeys(address_of(thing) for thing in about if thing is not None)
    About.objects.bulk_create(About(entry=entry, thing=address) for address in addresses)


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
    *,
    to: str,
    subject: str,
    text: str,
    html: str | None = None,
    sender: str | None = None,
    headers: Mapping[str, str] | None = None,
    expires_at: datetime | None = None,
) -> Message:
    """Put a mail to one address in the outbox: it leaves if, and only if, this transaction is saved.

    `headers`: any of HEADERS. `expires_at`: when it is of no use any more, and is emptied unsent.
    """
    mail = _mail(to, subject, text, html or "", sender or settings.DEFAULT_FROM_EMAIL, headers or {})
    mail.expires_at = expires_at
    mail.save(force_insert=True)
    return mail


def send_mails_later(mails: Iterable[tuple[str, str, str, Mapping[str, str]]]) -> int:
    """Many at once: to, subject, text and headers of each, as `send_mail_later` takes them."""
    sender = settings.DEFAULT_FROM_EMAIL
    rows = [_mail(to, subject, text, "", sender, headers) for to, subject, text, headers in mails]
    Message.objects.bulk_create(rows, batch_size=AT_ONCE)
    return len(rows)


def _mail(to: str, subject: str, text: str, html: str, sender: str, headers: Mapping[str, str]) -> Message:
    _refuse_lines(to, subject, sender)
    _refuse_headers(headers)
    return Message(to=to, sender=sender, subject=subject, text=text, html=html, headers=dict(headers))


def _refuse_headers(headers: Mapping[str, str]) -> None:
    """Nobody adds a recipient, a body or a line of their own by way of a header."""
    for name, value in headers.items():
        if name not in HEADERS:
            raise ValueError(f"{name!r} is not among the headers of a mail: {', '.join(HEADERS)}.")
        if not ONE_LINE.fullmatch(value):
            raise ValueError(f"The header {name} is one line of plain characters, not {value!r}.")


def _refuse_lines(to: str, subject: str, sender: str) -> None:
    if any(mark in line for line in (to, subject, sender) for mark in "\r\n\x00"):
        raise ValueError("An address or subject of a mail is one line, without line breaks.")
    try:
        validate_email(to)
    except ValidationError as error:
        raise ValueError(f"'{to}' is not an e-mail address.") from error


def cancel_message(message: Message) -> bool:
    """Keep a mail from leaving; False when it is on its way or gone already."""
    waiting = Message.objects.filter(pk=message.pk, state=Message.State.WAITING)
    return bool(end(waiting, Message.State.CANCELLED))

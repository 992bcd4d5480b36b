"""Reading mail that people sent as an answer, and that machines sent, and that means harm."""

import re
import unicodedata
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.utils.html import strip_tags

from samenspel.tools.notices.tickets import Ticket, find_ticket

LONGEST_MAIL, LONGEST_TEXT, MOST_PARTS = 256 * 1024, 20_000, 20
WORDS = {
    "afmelden", "desabonner", "desinscrire", "stop", "stoppen", "uitschrijven", "unsubscribe",
    "se desabonner", "me desabonner", "schrijf me uit", "unsubscribe me",
}  # fmt: skip
ANSWERING = re.compile(r"^\s*((re|aw|antw|antwoord|betr|rép|rep|sv)\s*:\s*)+", re.IGNORECASE)
ADDRESS = re.compile(r"[^\s<>@,;:\"()]{1,80}@[^\s<>@,;:\"()]{1,255}")
TO = ("Delivered-To", "X-Original-To", "To", "Cc")
BULK = {"bulk", "junk", "list", "auto_reply"}
MACHINES = {"mailer-daemon", "postmaster", "noreply", "no-reply", "donotreply"}


@dataclass(frozen=True)
class Answer:
    """What matters of a mail. `lines`: its subject and the first line that was written."""

    recipients: list[str]
    lines: list[str]
    is_automatic: bool

    @property
    def asks_to_stop(self) -> bool:
        return any(_plain(line) in WORDS for line in self.lines)


def read_answer(raw: bytes, recipient: str = "") -> Answer:
    """Whatever the bytes are. `recipient`: as the mail server knows it, when it says so."""
    mail = _parsed(raw[:LONGEST_MAIL])
    return Answer(
        recipients=[recipient, *_addresses(mail, *TO)],
        lines=[ANSWERING.sub("", _header(mail, "Subject")), _first_line(mail)],
        is_automatic=_is_automatic(mail),
    )


def _parsed(raw: bytes) -> Message:
    """Of parts in parts in parts, deeper than the parser can go, the head alone."""
    parser = BytesParser(policy=policy.compat32)
    try:
        return parser.parsebytes(raw)
    except RecursionError:
        return parser.parsebytes(raw, headersonly=True)


def ticket_in(answer: Answer) -> Ticket | None:
    """By the first address that bears one of our tokens."""
    name, _at, host = settings.NOTICES_ADDRESS.lower().partition("@")
    if not host:
        return None
    ours = re.compile(rf"{re.escape(name)}\+([a-z0-9-]+)@{re.escape(host)}")
    for address in answer.recipients:
        found = ours.fullmatch(address.strip().lower())
        try:
            if found:
                return find_ticket(found[1])
        except ObjectDoesNotExist:
            continue
    return None


def _addresses(mail: Message, *names: str) -> list[str]:
    """Found as letters: the library's parser recurses as deep as the sender likes."""
    return [
        found for name in names for value in mail.get_all(name, []) for found in ADDRESS.findall(str(value))
    ]


def _header(mail: Message, name: str) -> str:
    """In letters, however it was encoded."""
    raw = str(mail.get(name, ""))
    try:
        return str(make_header(decode_header(raw)))
    except (ValueError, LookupError, MessageError):
        return raw


def _is_automatic(mail: Message) -> bool:
    """Absence notes, bounces and lists; whatever a machine sent (RFC 3834), nothing comes of it."""
    senders = [address.partition("@")[0].lower() for address in _addresses(mail, "From", "Sender")]
    return (
        _value(mail, "Auto-Submitted") not in ("", "no")
        or _value(mail, "Precedence") in BULK
        or _value(mail, "Return-Path") == "<>"
        or any(name in mail for name in ("X-Auto-Response-Suppress", "X-Autoreply", "X-Autorespond"))
        or any(name in mail for name in ("List-Id", "List-Unsubscribe", "X-Loop"))
        or mail.get_content_type() in ("multipart/report", "message/delivery-status")
        or any(sender in MACHINES for sender in senders)
    )


def _value(mail: Message, name: str) -> str:
    """Without its parameters."""
    return _header(mail, name).partition(";")[0].strip().lower()


def _first_line(mail: Message) -> str:
    """The first line of the text that is not quoted."""
    parts = [part for _number, part in zip(range(MOST_PARTS), mail.walk(), strict=False)]
    plain = next((part for part in parts if part.get_content_type() == "text/plain"), None)
    html = next((part for part in parts if part.get_content_type() == "text/html"), None)
    text = _text(plain) if plain is not None else strip_tags(_text(html)) if html is not None else ""
    lines = (line.strip() for line in text.splitlines())
    return next((line for line in lines if line and not line.startswith(">")), "")


def _text(part: Message) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    try:
        return content[:LONGEST_TEXT].decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:
        return content[:LONGEST_TEXT].decode("utf-8", "replace")


def _plain(line: str) -> str:
    """As letters and single spaces, without accents."""
    letters = unicodedata.normalize("NFKD", line.casefold())
    kept = "".join(mark for mark in letters if mark.isalpha() or mark.isspace())
    return " ".join(kept.split())

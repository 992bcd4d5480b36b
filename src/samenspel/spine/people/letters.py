"""Letters: what is mailed to one person, in their own language.

Each is a text of its own for every language, `<app>/letters/<name>.<language>.txt`, so that whoever
translates it reads it whole. Its first line is the subject.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.template import Context, Template
from django.template.loader import get_template
from django.utils.translation import override

from samenspel.foundation.journal import send_mail_later
from samenspel.foundation.journal.models import Message
from samenspel.spine.people.models import Person

LONGEST_SUBJECT = 120
FROM_A_MACHINE = {"Auto-Submitted": "auto-generated"}  # RFC 3834: machines don't answer


def write_to(
    person: Person, name: str, thing: Any = None, *, headers: Mapping[str, str] | None = None, **shown: Any
) -> Message | None:
    """The letter `name` (“plan/checked”), which leads to the page of `thing` unless `url` says another.
    Nothing for a person without an address."""
    if not person.email:
        return None
    return write_to_address(person.email, person.language, name, thing, headers=headers, **shown)


def write_to_address(
    to: str,
    language: str | None,
    name: str,
    thing: Any = None,
    *,
    headers: Mapping[str, str] | None = None,
    expires_at: datetime | None = None,
    **shown: Any,
) -> Message:
    """As `write_to`, where nobody is known at the address."""
    if thing is not None:
        shown = {"thing": thing, "url": absolute(thing.get_absolute_url()), **shown}
    headers = {**FROM_A_MACHINE, **(headers or {})}
    words = letter(name, language, **shown)
    return send_mail_later(to=to, **words, headers=headers, expires_at=expires_at)


def letter(name: str, language: str | None, **shown: Any) -> dict[str, str]:
    """Its subject and its text. What people wrote stays as they wrote it; in a subject it is one line."""
    known = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    subject, text = _parts(name, str(known))
    with override(known):
        context = {"site": settings.SITE_NAME, **shown}
        first, rest = (part.render(Context(context, autoescape=False)) for part in (subject, text))
    return {"subject": shortened(one_line(first), LONGEST_SUBJECT), "text": f"{rest.strip()}\n"}


@cache
def _parts(name: str, language: str) -> tuple[Template, Template]:
    """The subject apart from the text: a line break in somebody's words ends no subject."""
    whole = get_template(path_of(name, language)).template.source  # type: ignore[attr-defined] # Django's
    subject, _break, text = whole.partition("\n")
    return Template(subject), Template(text)


def path_of(name: str, language: str) -> str:
    app, _slash, rest = name.partition("/")
    return f"{app}/letters/{rest}.{language}.txt"


def absolute(path: str) -> str:
    """A whole address: a mail stands nowhere."""
    return f"{settings.SITE_URL}{path}"


def one_line(text: str) -> str:
    """Without line breaks and other marks that no one sees."""
    return "".join(mark for mark in " ".join(text.split()) if mark.isprintable())


def shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"

"""Mail through the outbox: the backend Django's mail functions get, and the transport the worker uses."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

TIMEOUT_SECONDS = 30
EXAMPLE = "Write it like smtp://name:password@mail.example.org:587?tls=1, file:///var/mail-out or console:"


class OutboxBackend(BaseEmailBackend):
    """Mail of sign-in and other apps waits in the outbox with everything else, one message per address."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for mail in email_messages:
            _put_in_outbox(mail)
        return len(email_messages)


def _put_in_outbox(mail: EmailMessage) -> None:
    from samenspel.foundation.journal.actions import send_mail_later

    if mail.attachments:
        raise ValueError("The outbox carries no attachments; link to the file instead.")
    for address in mail.recipients():
        send_mail_later(
            to=address,
            subject=str(mail.subject),
            text=str(mail.body),
            html=_html(mail),
            sender=mail.from_email,
        )


def _html(mail: EmailMessage) -> str | None:
    alternatives = getattr(mail, "alternatives", [])
    return next((str(content) for content, kind in alternatives if kind == "text/html"), None)


def transport() -> BaseEmailBackend:
    """What MAIL_URL names, ready to send."""
    url = urlsplit(settings.MAIL_URL)
    if url.scheme in ("smtp", "smtps") and url.hostname:
        return _backend("smtp", **_smtp_options(settings.MAIL_URL))
    if url.scheme == "file" and url.path:
        return _backend("filebased", file_path=unquote(url.path))
    if url.scheme == "console":
        return _backend("console")
    if url.scheme == "memory":  # for tests: django.core.mail.outbox
        return _backend("locmem")
    raise ImproperlyConfigured(f"MAIL_URL is '{url.scheme}:…', which names no way to send mail. {EXAMPLE}")


def _backend(name: str, **options: Any) -> BaseEmailBackend:
    return get_connection(f"django.core.mail.backends.{name}.EmailBackend", **options)


def _smtp_options(address: str) -> dict[str, Any]:
    url = urlsplit(address)
    secure = url.scheme == "smtps"
    return {
        "host": url.hostname,
        "port": url.port or (465 if secure else 25),
        "username": unquote(url.username or ""),
        "password": unquote(url.password or ""),
        "use_ssl": secure,
        "use_tls": not secure and parse_qs(url.query).get("tls") == ["1"],
        "timeout": TIMEOUT_SECONDS,
    }

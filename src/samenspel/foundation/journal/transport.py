"""The way by which the worker sends mail."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend

TIMEOUT_SECONDS = 30
EXAMPLE = "Write it like smtp://name:password@mail.example.org:587?tls=1, file:///var/mail-out or console:"


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

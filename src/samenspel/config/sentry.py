"""Errors to a Sentry, or what speaks like one, if sentry-sdk is there: what and where, nobody's data."""

from importlib import import_module
from typing import Any

from django.core.exceptions import ImproperlyConfigured

MISSING = "SENTRY_DSN is set, but sentry-sdk is not installed: pip install sentry-sdk"
KEPT = ("event_id", "timestamp", "level", "platform", "logger", "release", "environment", "exception")
KEPT_OF_FRAME = ("filename", "abs_path", "function", "module", "lineno", "in_app")


def report_to(dsn: str, release: str) -> None:
    try:
        sdk = import_module("sentry_sdk")
        of_logging = import_module("sentry_sdk.integrations.logging")
    except ImportError as error:
        raise ImproperlyConfigured(MISSING) from error
    sdk.init(
        dsn=dsn,
        release=release,
        before_send=without_people,
        send_default_pii=False,
        include_local_variables=False,
        max_breadcrumbs=0,
        default_integrations=False,
        integrations=[of_logging.LoggingIntegration(level=None, event_level="ERROR")],
    )


def without_people(event: dict[str, Any], hint: dict[str, Any]) -> dict[str, Any]:
    """No address, message or variable leaves; the number of the page goes with it."""
    kept = {name: event[name] for name in KEPT if name in event}
    for error in kept.get("exception", {}).get("values", []):
        error.pop("value", None)
        for frame in error.get("stacktrace", {}).get("frames", []):
            for name in set(frame) - set(KEPT_OF_FRAME):
                del frame[name]
    record = hint.get("log_record")
    request = getattr(record, "request", None)
    number = getattr(request, "mishap", "") or getattr(record, "mishap", "")
    return {**kept, "tags": {"number": number} if number else {}}

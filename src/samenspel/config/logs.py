"""What goes wrong, where an operator looks: one line on standard error, with what and where.

No address, no query, no message of an error and no variable: what somebody typed may be in them.
"""

import json
import logging
import secrets
import time
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HOUR, LARGEST_COUNT = 60 * 60, 64 * 1024
FRAMES = 4
HERE = "/samenspel/"


def facts_of(record: logging.LogRecord) -> dict[str, Any]:
    """The same facts for a line, for JSON and for Sentry; those that are not known are left out."""
    request = getattr(record, "request", None)
    facts = {
        "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "number": getattr(request, "mishap", "") or _number_of(record),
        "what": _what(record, is_of_request=request is not None),
        "where": _where(record),
        "asked": _asked(request),
    }
    return {name: value for name, value in facts.items() if value}


def _number_of(record: logging.LogRecord) -> str:
    """One for all who write it down."""
    return str(vars(record).setdefault("mishap", secrets.token_hex(4)))


def _what(record: logging.LogRecord, *, is_of_request: bool) -> str:
    """Of a request only the kind of error: the message that Django makes holds its path. What others fill in
    may be anything."""
    kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
    said = record.getMessage() if record.name.startswith("samenspel.") else f"{record.name}: {record.msg}"
    if is_of_request:
        said = f"{record.name} {getattr(record, 'status_code', '')}"
    return " ".join(f"{said.strip()} {kind}".split())


def _where(record: logging.LogRecord) -> str:
    """The last of our own lines, innermost first, and the line that failed when it is another's."""
    if not record.exc_info or record.exc_info[2] is None:
        return ""
    frames = traceback.extract_tb(record.exc_info[2])
    ours = [frame for frame in frames if HERE in frame.filename][-FRAMES:]
    others = [frame for frame in frames[-1:] if frame not in ours]
    return " < ".join(_place(frame) for frame in reversed(ours + others))


def _place(frame: traceback.FrameSummary) -> str:
    path = frame.filename.rpartition(HERE)[2] or frame.filename
    return f"{path.rpartition('/site-packages/')[2] or path}:{frame.lineno} {frame.name}"


def _asked(request: Any) -> str:
    """The pattern of the address, as urls.py has it."""
    if request is None:
        return ""
    found = getattr(request, "resolver_match", None)
    return f"{request.method} /{found.route} {found.view_name}" if found else f"{request.method} nowhere"


class Line(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        facts = facts_of(record)
        asked = f" [{facts['asked']}]" if "asked" in facts else ""
        where = f" at {facts['where']}" if "where" in facts else ""
        return f"{facts['at']} {facts['level']} {facts['number']} {facts['what']}{asked}{where}"


class Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(facts_of(record))


class Count(logging.Handler):
    """Errors of all processes, in a file that holds their moments."""

    def __init__(self, path: Path) -> None:
        super().__init__(logging.ERROR)
        self.path = path

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError):  # a full disk is told by the line
            if self.path.exists() and self.path.stat().st_size > LARGEST_COUNT:
                self.path.unlink()
            with self.path.open("a") as file:
                file.write(f"{record.created:.0f}\n")


def errors_in_the_last_hour(path: Path) -> int:
    with suppress(OSError):
        return sum(float(moment) > time.time() - HOUR for moment in path.read_text().split())
    return 0


def settings_for(kind: str, errors: Path) -> dict[str, Any]:
    """Django's LOGGING; `kind`: line or json. Refused requests (4xx) are the visitors' own affair."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": Line}, "json": {"()": Json}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": kind},
            "count": {"()": Count, "path": errors},
        },
        "root": {"handlers": ["stderr", "count"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": [], "level": "WARNING"},
            "django.request": {"handlers": [], "level": "ERROR"},
            "django.security": {"handlers": [], "level": "CRITICAL"},
            "uvicorn.error": {"handlers": [], "level": "ERROR"},
        },
    }

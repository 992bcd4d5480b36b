"""Compare the journal with its seals, and with a copy of the seals that was kept elsewhere."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from samenspel.foundation.journal.verifying import MalformedSeals, Verification, verify_journal


class Command(BaseCommand):
    help = "Checks that no line of the journal was changed, removed, added or cut off."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seals", type=Path, help="a file of seals downloaded from /journal/")

    def handle(self, *args: Any, **options: Any) -> None:
        path = options["seals"]
        try:
            report = verify_journal(_read_seals(path) if path else None)
        except MalformedSeals as error:
            raise CommandError(f"{path}: {error} Download it again from /journal/.") from error
        self.stdout.write(_sentence(report))
        if not report:
            raise CommandError("\n".join(fault.text for fault in report.faults))
        self.stdout.write("Nothing was changed, removed, added or cut off." if path else WITHOUT_COPY)


WITHOUT_COPY = (
    "The entries fit their seals. To find out whether the seals themselves are the old ones, "
    "give a copy that was kept elsewhere: --seals FILE"
)


def _sentence(report: Verification) -> str:
    return f"{report.sealed} entries under {report.seals} seals; {report.unsealed} not sealed yet."


def _read_seals(path: Path) -> list[dict[str, Any]]:
    try:
        seals = json.loads(path.read_text(encoding="utf-8"))["seals"]
    except OSError as error:
        raise CommandError(f"{path} can't be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise MalformedSeals("This is no file of seals.") from error
    if not isinstance(seals, list):
        raise MalformedSeals("This is no file of seals.")
    return seals

"""The journal into Parquet, from the command: samenspel scale export."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from samenspel.foundation.tasks import Failed
from samenspel.methods.scale.catalogue import read_catalogue
from samenspel.pages.scale.exporting import begin_anew, export, make_months, renew_sides, this_month


class Command(BaseCommand):
    help = "Writes what is new and sealed in the journal into Parquet, in JOURNAL_PARTS; can be repeated."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--anew", action="store_true", help="drop what was exported, and begin again")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["anew"]:
            begin_anew()
        try:
            added = export(self._tell)
            renew_sides()
            make_months(this_month(), self._tell)
        except Failed as error:
            raise CommandError(str(error)) from error
        catalogue = read_catalogue(settings.JOURNAL_PARTS)
        self.stdout.write(
            f"Entries added: {added}. In {settings.JOURNAL_PARTS} are now {catalogue.rows}, "
            f"up to seal {catalogue.seal}."
        )

    def _tell(self, done: int, total: int) -> None:
        self.stderr.write(f"{done} of {total}")

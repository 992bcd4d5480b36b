"""manage.py import_references FILE: references of a file, into the library."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from samenspel.foundation.access import Refused
from samenspel.methods.bibliography import References, read_references
from samenspel.methods.bibliography.decoding import CHARSETS
from samenspel.methods.malformed import MalformedFile
from samenspel.phases.learn.actions.imports import begin_import, keep_list, save_references, save_some
from samenspel.phases.learn.models.imports import ReferenceImport
from samenspel.phases.learn.queries.imports import counted, find_import, rows_of, unmade
from samenspel.spine.people.management.operators import administrator_named
from samenspel.spine.people.models import Person


class Command(BaseCommand):
    help = "List what is new in a file of references; with --save, put that into the library."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="BibTeX, RIS, JSON of CSL or an index, DataCite XML")
        parser.add_argument("--charset", default="", choices=CHARSETS, help="where it is not Unicode")
        parser.add_argument("--save", action="store_true", help="save what is new, not only list it")
        parser.add_argument("--as", dest="actor", metavar="E-MAIL", help="the administrator who imports it")

    def handle(self, *args: Any, **options: Any) -> None:
        actor, found = administrator_named(options["actor"]), self._read(options["file"], options["charset"])
        batch = begin_import(actor=actor, name=options["file"].name)
        batch = keep_list(actor=actor, batch=batch, found=found)
        self._tell(batch)
        if options["save"] and unmade(batch).exists():
            self._save(actor, batch)
        self.stdout.write(f"{settings.SITE_URL}{batch.get_absolute_url()}")

    def _read(self, path: Path, charset: str) -> References:
        try:
            return read_references(path, charset=charset)
        except OSError as error:
            raise CommandError(f"{path} cannot be opened: {error.strerror}.") from error
        except MalformedFile as error:
            raise CommandError(f"{path.name}: {error} Nothing was saved.") from error

    def _tell(self, batch: ReferenceImport) -> None:
        counts = counted(batch)
        told = {"new": "new", "perhaps": "perhaps the same", "same": "already here", "faulty": "faulty"}
        self.stdout.write(", ".join(f"{counts[sort]:,} {words}" for sort, words in told.items()) + ".")
        for row in rows_of(batch).exclude(sort="new"):
            reasons = " ".join(map(str, row.why))
            self.stdout.write(f"line {row.line}: {row.label or row.get_sort_display()}: {reasons}")

    def _save(self, actor: Person, batch: ReferenceImport) -> None:
        try:
            save_references(actor=actor, batch=batch)
        except Refused as refused:
            raise CommandError(str(refused.reason)) from refused
        while save_some(actor=actor, batch=batch):
            pass
        saved = find_import(batch.pk).rows.exclude(made=None).count()
        self.stdout.write(f"Saved {saved:,}. This can be undone on its page, for a day.")

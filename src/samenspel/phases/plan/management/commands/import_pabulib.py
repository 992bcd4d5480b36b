"""manage.py import_pabulib FILE: a real election, from a Pabulib file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from samenspel.methods.budgeting import MalformedFile
from samenspel.phases.plan.actions import AlreadyImported, import_election, tally_round
from samenspel.phases.plan.models import BudgetRound
from samenspel.phases.plan.sources import UnfitElection
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.people.management.operators import administrator_named


class Command(BaseCommand):
    help = "Import a real election from a Pabulib file, as a closed budget round."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a Pabulib file (.pb)")
        parser.add_argument("--initiative", metavar="SLUG", help="the initiative it belongs to")
        parser.add_argument("--title", default="", help="instead of the file's own description")
        parser.add_argument("--credit", default="", help="who held the election and who gave the file")
        parser.add_argument("--electorate", type=int, metavar="N", help="how many people could vote")
        parser.add_argument("--as", dest="actor", metavar="E-MAIL", help="the administrator who imports it")
        parser.add_argument("--tally", action="store_true", help="count the votes too, by the file's rule")

    def handle(self, *args: Any, **options: Any) -> None:
        actor = administrator_named(options["actor"])
        try:
            round = import_election(
                actor=actor,
                source=options["file"].read_bytes(),
                file_name=options["file"].name,
                initiative=_initiative(options["initiative"]),
                title=options["title"],
                credit=options["credit"],
                electorate=options["electorate"],
                progress=self._show if self.stderr.isatty() else None,
            )
        except OSError as error:
            raise CommandError(f"{options['file']} cannot be opened: {error.strerror}.") from error
        except (MalformedFile, UnfitElection, AlreadyImported) as error:
            raise CommandError(f"{options['file'].name}: {error} Nothing was saved.") from error
        self._tell(round)
        if options["tally"]:
            tally_round(actor=actor, round=round)
            self.stdout.write("The votes will be counted as soon as a worker is free.")

    def _show(self, done: int, total: int) -> None:
        self.stderr.write(f"\rReading ballots: {100 * done // total} %", ending="\r")

    def _tell(self, round: BudgetRound) -> None:
        ballots = sum(round.ballots.values_list("count", flat=True))
        self.stdout.write(
            f"Imported “{round}”: {ballots:,} ballots about {round.proposals.count()} projects."
        )
        self.stdout.write(f"{settings.SITE_URL}{round.get_absolute_url()}")


def _initiative(slug: str | None) -> Initiative | None:
    if slug is None:
        return None
    found = Initiative.objects.filter(slug=slug).first()
    if found is None:
        raise CommandError(
            f"There is no initiative “{slug}”. Its name is the last part of its page's address."
        )
    return found

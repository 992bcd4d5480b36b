"""Prove that the ledgers hold, or write one for beancount."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from samenspel.phases.fund.models import Ledger
from samenspel.phases.fund.queries.beancount import as_beancount
from samenspel.phases.fund.queries.checking import check_ledgers


class Command(BaseCommand):
    help = "Checks that every booking balances and that nothing counts which should not."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--beancount", metavar="INITIATIVE", help="write its ledger as beancount instead")
        parser.add_argument("--currency", default="EUR", help="of that ledger (default: EUR)")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["beancount"]:
            return self._write(options["beancount"], options["currency"])
        checked = check_ledgers()
        self.stdout.write(f"{checked.ledgers} ledgers, {checked.entries} entries, {checked.lines} lines.")
        if checked.faults:
            raise CommandError("\n".join(str(fault) for fault in checked.faults))
        self.stdout.write("Every entry balances.")

    def _write(self, slug: str, currency: str) -> None:
        ledger = Ledger.objects.filter(initiative__slug=slug, currency=currency).first()
        if ledger is None:
            raise CommandError(f"There is no ledger of {slug} in {currency}.")
        for line in as_beancount(ledger):
            self.stdout.write(line, ending="")

"""States of the ledger: sums over the lines of sealed entries."""

from collections.abc import Mapping

from django.db.models import QuerySet, Sum

from samenspel.foundation.locks.rows import fresh
from samenspel.phases.fund.models import Account, Entry, Ledger, Line


def locked_ledger(ledger: Ledger) -> Ledger:
    return fresh(Ledger.objects.select_related("initiative"), ledger.pk)


def locked_entry(entry: Entry) -> Entry:
    """Whoever reverses it too waits."""
    return fresh(Entry.objects.select_related("ledger__initiative"), entry.pk)


def sealed_lines(ledger: Ledger) -> QuerySet[Line]:
    return Line.objects.filter(entry__ledger=ledger, entry__sealed_at__isnull=False)


def balances(ledger: Ledger) -> Mapping[Account, int]:
    """Cents on each account, 0 where nothing was booked."""
    sums = dict(sealed_lines(ledger).order_by().values_list("account").annotate(Sum("cents")))
    return {account: sums.get(account.pk, 0) for account in ledger.accounts.all()}

"""A ledger as a file of beancount, where another program adds it up again."""

from collections.abc import Iterator
from datetime import date, timedelta

from samenspel.phases.fund.models import Account, Entry, Ledger
from samenspel.phases.fund.queries.ledger import balances

ROOTS = {
    Account.Kind.BANK: "Assets:Bank",
    Account.Kind.PROVIDER: "Assets:Provider",
    Account.Kind.UNMATCHED: "Liabilities:Unmatched",
    Account.Kind.GIFTS: "Income:Gifts",
    Account.Kind.FEES: "Expenses:Fees",
    Account.Kind.PAYOUTS: "Expenses:Payouts",
}
AT_ONCE = 2000


def as_beancount(ledger: Ledger) -> Iterator[str]:
    """Line by line. At its end it says each account's balance, so that beancount refuses another sum."""
    entries = ledger.entries.filter(sealed_at__isnull=False)
    days = entries.order_by("booked_on").values_list("booked_on", flat=True)
    first, last = days.first(), days.last()
    if first is None or last is None:
        return
    sums = balances(ledger)
    for account in sums:
        yield f"{first} open {_name(account)} {ledger.currency}\n"
        yield f"  title: {_quoted(str(account))}\n"
    for entry in entries.prefetch_related("lines__account").iterator(AT_ONCE):
        yield from _transaction(entry, ledger.currency)
    for account, cents in sums.items():
        yield f"{_after(last)} balance {_name(account)} {_amount(cents)} {ledger.currency}\n"


def _transaction(entry: Entry, currency: str) -> Iterator[str]:
    yield f"{entry.booked_on} * {_quoted(entry.text)}\n"
    yield f'  entry: "{entry.pk}"\n'
    if entry.reverses_id:
        yield f'  reverses: "{entry.reverses_id}"\n  reason: {_quoted(entry.reason)}\n'
    for line in entry.lines.all():
        yield f"  {_name(line.account)} {_amount(line.cents)} {currency}\n"


def _after(day: date) -> str:
    return str(day + timedelta(days=1))


def _name(account: Account) -> str:
    return f"{ROOTS[Account.Kind(account.kind)]}:A{account.pk}"


def _amount(cents: int) -> str:
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def _quoted(text: str) -> str:
    plain = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'

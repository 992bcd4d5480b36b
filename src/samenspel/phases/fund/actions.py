"""Writing the ledger: an entry with its lines, sealed in the same transaction, and its mirror."""

from collections.abc import Mapping
from datetime import date
from re import fullmatch

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.phases.fund.models import Account, Entry, Ledger, Line
from samenspel.phases.fund.queries.ledger import locked_entry, locked_ledger
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

describe("fund.open_ledger", _("{actor} opened the ledger in {currency}."), news=False)
describe("fund.reverse_entry", _("{actor} undid a booking in the ledger, with a reason."), news=False)
MOST_CENTS = 10**15
"""Sums of them fit into the database's integers, whatever an initiative raises."""


def open_ledger(*, actor: Person | None, initiative: Initiative, currency: str = "EUR") -> Ledger:
    """Once for each currency; with the accounts that every ledger has."""
    with acting(actor, "fund.open_ledger", initiative) as initiative:
        if not fullmatch("[A-Z]{3}", currency) or currency == "XXX":
            raise Refused("fund.open_ledger", _("A currency is three capitals, such as EUR."))
        ledger, is_new = Ledger.objects.get_or_create(initiative=initiative, currency=currency)
        if is_new:
            Account.objects.bulk_create(Account(ledger=ledger, kind=kind) for kind in Account.Kind)
            tell(actor, "fund.open_ledger", initiative, currency=currency)
    return ledger


def post_entry(
    *, actor: None, ledger: Ledger, booked_on: date, text: str, cents: Mapping[Account, int]
) -> Entry:
    """`cents`: what it puts on each account or, below 0, takes from it; together nothing. Who did what is in
    the journal under the action that books, not here."""
    with acting(actor, "fund.post_entry", ledger, locked_ledger) as ledger:
        _refuse_unbalanced(ledger, cents)
        entry = Entry.objects.create(ledger=ledger, booked_on=booked_on, text=text)
        return _sealed(entry, {account.pk: amount for account, amount in cents.items()})


def reverse_entry(*, actor: Person | None, entry: Entry, reason: str) -> Entry:
    """The only correction: what it moved is moved back, today."""
    with acting(actor, "fund.reverse_entry", entry, locked_entry) as entry:
        if not reason.strip():
            raise Refused("fund.reverse_entry", _("Say why this is undone."))
        mirror = Entry.objects.create(
            ledger=entry.ledger, booked_on=clock.today(), text=entry.text, reverses=entry, reason=reason
        )
        _sealed(mirror, {line.account_id: -line.cents for line in entry.lines.all()})
        tell(actor, "fund.reverse_entry", entry.initiative)
    return mirror


def _sealed(entry: Entry, cents: Mapping[int, int]) -> Entry:
    Line.objects.bulk_create(
        Line(entry=entry, account_id=account, cents=amount) for account, amount in cents.items()
    )
    set_values(entry, sealed_at=clock.now())
    return entry


def _refuse_unbalanced(ledger: Ledger, cents: Mapping[Account, int]) -> None:
    """Early and with a sentence; the database refuses too."""
    amounts = cents.values()
    if not all(map(_moves_money, amounts)):
        raise Refused("fund.post_entry", _("Every line moves whole cents, and some."))
    if len(cents) < 2 or sum(amounts) != 0:
        raise Refused("fund.post_entry", _("The lines of a booking must sum to nothing."))
    if any(account.ledger_id != ledger.pk for account in cents):
        raise Refused("fund.post_entry", _("All accounts of a booking are of one ledger."))


def _moves_money(cents: object) -> bool:
    return type(cents) is int and 0 < abs(cents) <= MOST_CENTS

"""Ledgers with a few bookings."""

from datetime import date

from samenspel.phases.fund.actions import open_ledger, post_entry
from samenspel.phases.fund.models import Account
from tests.factories.initiatives import coordinator_of, make_initiative

DAY = date(2026, 5, 4)


def make_ledger(initiative=None, currency="EUR"):
    initiative = initiative or make_initiative()
    return open_ledger(actor=coordinator_of(initiative), initiative=initiative, currency=currency)


def account(ledger, kind):
    return ledger.accounts.get(kind=kind, name="")


def post(ledger, booked_on=DAY, text="A gift", **cents):
    """`post(ledger, bank=500, gifts=-500)`"""
    moved = {account(ledger, Account.Kind(kind)): amount for kind, amount in cents.items()}
    return post_entry(actor=None, ledger=ledger, booked_on=booked_on, text=text, cents=moved)

"""The ledger: what is booked balances, stays, and is only undone by its mirror."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from samenspel.foundation.access import Refused
from samenspel.phases.fund.actions import open_ledger, post_entry, reverse_entry
from samenspel.phases.fund.box import OFF, SQLITE, TRIGGERS
from samenspel.phases.fund.models import Account, Entry, Ledger, Line
from samenspel.phases.fund.queries.beancount import as_beancount
from samenspel.phases.fund.queries.checking import check_ledgers
from samenspel.phases.fund.queries.ledger import balances
from tests.factories.fund import DAY, account, make_ledger, post
from tests.factories.initiatives import coordinator_of, make_initiative, make_member

pytestmark = pytest.mark.django_db


def sums(ledger):
    return {each.kind: cents for each, cents in balances(ledger).items() if cents}


def refused(do, words):
    with pytest.raises(DatabaseError, match=words), transaction.atomic():
        do()


def run(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_a_ledger_is_opened_once_for_each_currency():
    ledger = make_ledger()
    again = make_ledger(ledger.initiative)
    assert (again, Ledger.objects.count()) == (ledger, 1)
    assert set(ledger.accounts.values_list("kind", flat=True)) == set(Account.Kind)
    assert make_ledger(ledger.initiative, "SEK") != ledger


def test_a_member_does_not_open_one():
    initiative = make_initiative()
    with pytest.raises(Refused, match="coordinators"):
        open_ledger(actor=make_member(initiative), initiative=initiative)


@pytest.mark.parametrize("currency", ["", "eur", "XXX", "EURO", "ＥＵＲ", "EUR\n"])
def test_what_is_no_currency_opens_nothing(currency):
    with pytest.raises(Refused, match="three capitals"):
        make_ledger(currency=currency)


def test_states_are_sums_over_what_is_sealed():
    ledger = make_ledger()
    post(ledger, bank=1000, gifts=-1000)
    post(ledger, bank=-35, fees=35)
    Line.objects.create(
        entry=Entry.objects.create(ledger=ledger, booked_on=DAY, text="Not sealed"),
        account=account(ledger, "bank"),
        cents=7,
    )
    assert sums(ledger) == {"bank": 965, "fees": 35, "gifts": -1000}


@pytest.mark.parametrize(
    ("cents", "words"),
    [
        ({"bank": 100, "gifts": -99}, "sum to nothing"),
        ({"bank": 100}, "sum to nothing"),
        ({}, "sum to nothing"),
        ({"bank": 0, "gifts": 0}, "whole cents"),
        ({"bank": 0.5, "gifts": -0.5}, "whole cents"),
        ({"bank": True, "gifts": -1}, "whole cents"),
        ({"bank": 10**19, "gifts": -(10**19)}, "whole cents"),
    ],
)
def test_what_does_not_balance_is_refused_with_a_sentence(cents, words):
    ledger = make_ledger()
    with pytest.raises(Refused, match=words):
        post(ledger, **cents)
    assert not Entry.objects.exists()


def test_lines_of_two_ledgers_are_refused():
    ours, theirs = make_ledger(), make_ledger()
    cents = {account(ours, "bank"): 5, account(theirs, "gifts"): -5}
    with pytest.raises(Refused, match="one ledger"):
        post_entry(actor=None, ledger=ours, booked_on=DAY, text="Mixed", cents=cents)


def test_a_person_books_nothing_by_hand():
    ledger = make_ledger()
    with pytest.raises(Refused, match="command"):
        post_entry(actor=coordinator_of(ledger.initiative), ledger=ledger, booked_on=DAY, text="", cents={})


def test_undoing_moves_back_what_was_moved():
    ledger = make_ledger()
    entry = post(ledger, bank=965, fees=35, gifts=-1000)
    actor = coordinator_of(ledger.initiative)
    mirror = reverse_entry(actor=actor, entry=entry, reason="Booked twice by hand.")
    assert (mirror.reverses, mirror.reason, sums(ledger)) == (entry, "Booked twice by hand.", {})
    for again in (entry, mirror):
        with pytest.raises(Refused, match="undone already"):
            reverse_entry(actor=actor, entry=again, reason="Once more.")


def test_undoing_needs_a_reason():
    ledger = make_ledger()
    entry = post(ledger, bank=5, gifts=-5)
    with pytest.raises(Refused, match="Say why"):
        reverse_entry(actor=coordinator_of(ledger.initiative), entry=entry, reason="  ")


def test_the_database_keeps_what_is_sealed():
    ledger = make_ledger()
    entry = post(ledger, bank=5, gifts=-5)
    other = post(ledger, bank=9, gifts=-9)
    line = entry.lines.first()
    rows = {"entry": entry.pk, "line": line.pk}
    for statement, values in (
        ("UPDATE fund_entry SET text = 'Other' WHERE id = %s", (rows["entry"],)),
        ("UPDATE fund_entry SET sealed_at = NULL WHERE id = %s", (rows["entry"],)),
        ("DELETE FROM fund_entry WHERE id = %s", (rows["entry"],)),
        ("UPDATE fund_line SET cents = 6 WHERE id = %s", (rows["line"],)),
        ("UPDATE fund_line SET entry_id = %s WHERE id = %s", (other.pk, rows["line"])),
        ("DELETE FROM fund_line WHERE id = %s", (rows["line"],)),
        ("UPDATE fund_account SET kind = 'fees', name = 'x' WHERE id = %s", (line.account_id,)),
        ("UPDATE fund_ledger SET currency = 'SEK' WHERE id = %s", (ledger.pk,)),
    ):
        refused(lambda: run(statement, *values), "append-only")  # noqa: B023  # called at once
    assert sums(ledger) == {"bank": 14, "gifts": -14}


def test_the_database_takes_no_line_more_once_it_is_sealed():
    ledger = make_ledger()
    entry = post(ledger, bank=5, gifts=-5)
    balanced = [
        Line(entry=entry, account=account(ledger, kind), cents=cents)
        for kind, cents in (("bank", 3), ("gifts", -3))
    ]
    refused(lambda: Line.objects.bulk_create(balanced), "append-only")


@pytest.mark.parametrize("cents", [{}, {"bank": 5}, {"bank": 5, "gifts": -4}])
def test_the_database_seals_nothing_that_does_not_balance(cents):
    ledger = make_ledger()
    entry = Entry.objects.create(ledger=ledger, booked_on=DAY, text="By hand")
    for kind, amount in cents.items():
        Line.objects.create(entry=entry, account=account(ledger, kind), cents=amount)
    sealing = Entry.objects.filter(pk=entry.pk)
    refused(lambda: sealing.update(sealed_at=ledger.initiative.created_at), "sum to nothing")


def test_the_database_takes_no_entry_that_is_sealed_from_its_first_moment():
    ledger = make_ledger()
    born = Entry(ledger=ledger, booked_on=DAY, text="Born", sealed_at=ledger.initiative.created_at)
    refused(born.save, "sum to nothing")


def test_the_database_takes_no_line_on_another_ledgers_account():
    ours, theirs = make_ledger(), make_ledger()
    entry = Entry.objects.create(ledger=ours, booked_on=DAY, text="Mixed")
    strange = Line(entry=entry, account=account(theirs, "bank"), cents=5)
    refused(strange.save, "one ledger")


def test_the_database_wants_a_reversal_to_be_the_mirror():
    ledger = make_ledger()
    entry = post(ledger, bank=5, gifts=-5)
    half = Entry.objects.create(
        ledger=ledger, booked_on=DAY, text="Half", reverses=entry, reason="Half of it."
    )
    for kind, amount in (("bank", -4), ("gifts", 4)):
        Line.objects.create(entry=half, account=account(ledger, kind), cents=amount)
    sealing = Entry.objects.filter(pk=half.pk)
    refused(lambda: sealing.update(sealed_at=entry.sealed_at), "mirror")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite keeps triggers with their tables")
def test_after_all_migrations_every_trigger_is_there():
    """A table that a migration makes anew loses them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'fund_%%'", [])
        there = {row[0] for row in cursor.fetchall()}
    assert there == set(SQLITE)
    assert len(there) == len(OFF["sqlite"]) == 15


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite takes any type into any column")
def test_half_a_cent_and_a_replaced_row_are_refused():
    ledger = make_ledger()
    entry = post(ledger, bank=5, gifts=-5)
    line = entry.lines.first()
    still_open = Entry.objects.create(ledger=ledger, booked_on=DAY, text="Open")
    half = "INSERT INTO fund_line (entry_id, account_id, cents) VALUES (%s, %s, 0.5)"
    refused(lambda: run(half, still_open.pk, line.account_id), "whole cents")
    replaced = "INSERT OR REPLACE INTO fund_line (id, entry_id, account_id, cents) VALUES (%s, %s, %s, 99)"
    refused(lambda: run(replaced, line.pk, still_open.pk, line.account_id), "append-only")


def checked():
    said = StringIO()
    call_command("check_ledger", stdout=said)
    return said.getvalue()


def test_the_command_says_that_all_is_well():
    ledger = make_ledger()
    entry = post(ledger, bank=5, gifts=-5)
    reverse_entry(actor=coordinator_of(ledger.initiative), entry=entry, reason="Wrong.")
    assert checked() == "1 ledgers, 2 entries, 4 lines.\nEvery entry balances.\n"


def test_the_command_finds_what_was_done_behind_the_triggers():
    ours, theirs = make_ledger(), make_ledger()
    first, second, third = (post(ours, bank=5, gifts=-5) for _one in range(3))
    mirror = reverse_entry(actor=coordinator_of(ours.initiative), entry=first, reason="Wrong.")
    with TRIGGERS.lifted():
        second.lines.filter(cents=5).update(cents=6)
        third.lines.filter(cents=5).update(account=account(theirs, "bank"))
        mirror.lines.filter(cents=5).update(account=account(ours, "fees"))
        lonely = Entry.objects.create(ledger=ours, booked_on=DAY, text="Alone")
    assert [(fault.entry, fault.text) for fault in check_ledgers().faults] == [
        (second.pk, "its lines do not sum to nothing"),
        (third.pk, "a line of it is on an account of another ledger"),
        (mirror.pk, "it is not the mirror of the entry that it undoes"),
        (lonely.pk, "it has fewer than two lines"),
        (lonely.pk, "it was never sealed"),
    ]
    with pytest.raises(CommandError, match=f"Entry {second.pk}: its lines do not sum to nothing."):
        checked()


def test_a_ledger_is_written_for_beancount():
    ledger = make_ledger()
    assert "".join(as_beancount(ledger)) == ""
    entry = post(ledger, text='A "roof"\n2026-01-01 * "smuggled"', bank=123456, gifts=-123456)
    post(ledger, DAY + timedelta(days=1), text="Costs", bank=-5, fees=5)
    reverse_entry(actor=coordinator_of(ledger.initiative), entry=entry, reason="Wrong \\ twice")
    said = StringIO()
    call_command("check_ledger", beancount=ledger.initiative.slug, stdout=said)
    text, bank = said.getvalue(), account(ledger, "bank").pk
    assert f'{DAY} * "A \\"roof\\" 2026-01-01 * \\"smuggled\\""\n' in text
    assert f"  Assets:Bank:A{bank} 1234.56 EUR\n" in text
    assert f"balance Assets:Bank:A{bank} -0.05 EUR\n" in text
    assert '  reason: "Wrong \\\\ twice"\n' in text


def test_no_ledger_is_a_sentence():
    with pytest.raises(CommandError, match="There is no ledger of nowhere in EUR"):
        call_command("check_ledger", beancount="nowhere", stdout=StringIO())

"""Statements add up, and where they do not, the reason is said."""

from samenspel.methods.banking import Status, breaks_between, read_statement
from tests.methods.banking.files import DATA, balance, camt, entry, mt940


def one(data):
    (found,) = read_statement(data).statements
    return found


def odd(found):
    return " ".join(str(said) for said in found.odd)


REVERSED = "<RvslInd>true</RvslInd>"


def reversed_statement(closing, direction="CRDT"):
    return one(camt(balance("OPBD", "100.00"), entry("30.00", direction, REVERSED), balance("CLBD", closing)))


def test_a_reversal_is_read_by_its_own_direction():
    found = reversed_statement("130.00")
    assert ([entry.cents for entry in found.entries], found.odd) == ([3000], ())


def test_reversals_are_turned_where_that_alone_makes_it_add_up():
    found = reversed_statement("70.00")
    assert [entry.cents for entry in found.entries] == [-3000]
    assert odd(found) == "its reversals have the sign of what they undo; they were turned."


def test_where_neither_adds_up_nothing_is_turned():
    found = reversed_statement("90.00")
    assert [entry.cents for entry in found.entries] == [3000]
    assert "does not add up: what is booked is 4000 off." in odd(found)


def test_what_is_pending_is_no_money():
    found = one(
        camt(balance("OPBD", "100.00"), entry(more="<Sts><Cd>PDNG</Cd></Sts>"), balance("CLBD", "100.00"))
    )
    assert (found.entries[0].status, found.off_by) == (Status.PDNG, 0)


def test_a_reversed_credit_of_mt940_goes_out_and_a_reversed_debit_comes_in():
    found = one(mt940(":61:260504RC5,NMSC", ":61:260504RD15,NMSC"))
    assert ([entry.cents for entry in found.entries], found.off_by, found.odd) == ([-500, 1500], 0, ())


def test_a_copy_an_announcement_and_unknown_currencies_are_said():
    copy = one(camt("<CpyDplctInd>DUPL</CpyDplctInd>", entry()))
    today = one(camt(entry(), root="BkToCstmrAcctRpt", one="Rpt"))
    strange = one(camt(entry().replace("EUR", "XXX"), entry()))
    assert odd(copy) == "the bank says that this is a copy."
    assert odd(today) == "not final: the same money comes again in a statement."
    assert odd(strange) == "several currencies: EUR, XXX. the currency XXX means that nobody knows which."


def test_a_batch_is_split_only_where_its_payments_are_the_whole_of_it():
    tx = "<TxDtls><Amt Ccy='{}'>{}</Amt></TxDtls>".format
    whole, short, other, untold = (
        one(camt(entry("10.00", more=f"<NtryDtls>{details}</NtryDtls>"))).entries[0]
        for details in (
            tx("EUR", "4.00") + tx("EUR", "6.00"),
            tx("EUR", "4.00") + tx("EUR", "4.00"),
            tx("EUR", "4.00") + tx("CHF", "6.00"),
            "<Btch><NbOfTxs>3</NbOfTxs></Btch>",
        )
    )
    assert (whole.is_split, whole.odd) == (True, ())
    assert odd(short) == "cannot be split: its payments add up to 800, not to 1000."
    assert odd(other) == "its payments are told in another currency."
    assert odd(untold) == "cannot be split: not each of its 3 payments is told with its amount."
    assert [one.is_split for one in (short, other, untold)] == [False] * 3


def test_what_is_missing_between_two_statements_is_told_by_day_and_amount():
    days = [
        read_statement(mt940(opening=f"C26050{day}EUR{start},", closing=f"C26050{day}EUR{end},")).statements[
            0
        ]
        for day, start, end in ((4, 10, 20), (6, 35, 40), (5, 20, 30))
    ]
    (gap,) = breaks_between(days)
    assert (gap.cents, gap.after.day, gap.before.day, gap.currency) == (500, 5, 6, "EUR")
    assert breaks_between(read_statement(DATA / "mt940-nl-asn.sta").statements) == ()


def test_an_entry_around_new_year_has_the_year_that_is_near():
    data = mt940(":61:2601011231C5,NMSC", ":61:2512310101C5,NMSC")
    assert [entry.booked_on.isoformat() for entry in one(data).entries] == ["2025-12-31", "2026-01-01"]


def test_a_day_that_does_not_exist_is_said():
    found = one(mt940(":61:2602300230C5,NMSC"))
    assert odd(found.entries[0]) == "there is no such day as 260230. there is no such day as 0230."

"""What Dutch banks save as CSV, and any other file whose columns somebody named."""

import pytest

from samenspel.methods.banking import Columns, read_statement
from samenspel.methods.malformed import MalformedFile

ING = (
    '"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";"Mutatiesoort";'
    '"Mededelingen";"Saldo na mutatie";"Tag"\n'
    '"20260504";"N Bakker";"NL02INGB0000000001";"NL02INGB0000000002";"OV";"Bij";"1.000,50";"Overschrijving";'
    '"Dak";"1.090,50";""\n'
    '"20260503";"Bank";"NL02INGB0000000001";"";"DV";"Af";"10,00";"Diversen";"Kosten";"90,00";""\n'
)
RABOBANK = (
    '"IBAN/BBAN","Munt","BIC","Volgnr","Datum","Rentedatum","Bedrag","Saldo na trn","Tegenrekening IBAN/BBAN"'
    ',"Naam tegenpartij","Code","Transactiereferentie","Machtigingskenmerk","Betalingskenmerk"'
    ',"Omschrijving-1","Omschrijving-2","Omschrijving-3","Reden retour"\n'
    '"NL02RABO0000000001","EUR","RABONL2U","000000000000000007","2026-05-04","2026-05-05","+25,00","+125,00",'
    '"NL02RABO0000000002","N Bakker","cb","E1","","","Voor het","dak","",""\n'
)
ANY = "When,How much,Who,What for\n4-5-2026,12.50,Noor,roof\n5-5-2026,-1,Sam,back\n"
COLUMNS = Columns(day="When", amount="How much", name="Who", text="What for")


def one(text, **values):
    (found,) = read_statement(text.encode(), **values).statements
    return found


def test_ing_newest_first_with_its_direction_in_a_column():
    found = one(ING)
    assert (found.account, found.opening.cents, found.closing.cents, found.off_by) == (
        "NL02INGB0000000001",
        10000,
        109050,
        0,
    )
    assert [(entry.cents, entry.booked_on.day, entry.counterpart) for entry in found.entries] == [
        (-1000, 3, "Bank"),
        (100050, 4, "N Bakker"),
    ]
    assert found.entries[1].parts[0].remittance == "Dak"


def test_ing_in_english_without_balances():
    names = {
        "Datum": "Date",
        "Naam / Omschrijving": "Name / Description",
        "Rekening": "Account",
        "Tegenrekening": "Counterparty",
        "Af Bij": "Debit/credit",
        "Bedrag (EUR)": "Amount (EUR)",
        "Mededelingen": "Notifications",
        "Saldo na mutatie": "x",
        "Bij": "Credit",
        "Af": "Debit",
    }
    text = ING
    for dutch, english in names.items():
        text = text.replace(f'"{dutch}"', f'"{english}"')
    found = one(text)
    assert ([entry.cents for entry in found.entries], found.opening) == ([-1000, 100050], None)


def test_rabobank_signed_with_a_number_for_each_line():
    found = read_statement(RABOBANK.encode())
    (entry,) = found.entries
    assert found.format == "rabobank"
    assert (entry.cents, entry.bank_reference, entry.valued_on.day) == (2500, "000000000000000007", 5)
    assert entry.parts[0].remittance == "Voor het dak"
    assert found.statements[0].off_by == 0


def test_columns_named_by_hand():
    found = one(ANY, columns=COLUMNS, account="NL1", currency="CHF")
    assert (found.account, found.currency) == ("NL1", "CHF")
    assert [(entry.cents, entry.counterpart) for entry in found.entries] == [(1250, "Noor"), (-100, "Sam")]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("12.50", "12.505", "12505 or 12.5050"),
        ("12.50", "12.5050", "has parts of a cent"),
        ("12.50", "much", "the amount is “much”, which is not a number"),
        ("12.50", "", "which is not a number"),
        ("4-5-2026", "30-2-2026", "there is no such day"),
        ("4-5-2026", "soon", "“soon” is no day"),
        ("How much", "Amount", "there is no column “How much”"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(old, new, sentence):
    with pytest.raises(MalformedFile, match=sentence):
        read_statement(ANY.replace(old, new).encode(), columns=COLUMNS)


def test_a_direction_that_is_none_is_refused():
    with pytest.raises(MalformedFile, match="“Over” does not say whether money came in"):
        read_statement(ING.replace('"Bij"', '"Over"').encode())

"""Real files give what stands in them, also with any part of them missing, and damaged ones a sentence."""

import json
import os
import random
from datetime import date

import pytest
from lxml import etree

from samenspel.methods.banking import Statements, read_statement
from samenspel.methods.malformed import MalformedFile
from tests.methods.banking.files import DATA

EXPECTED = json.loads((DATA / "expected.json").read_text(encoding="utf-8"))
GOOD = sorted(name for name, wanted in EXPECTED.items() if not wanted["refuse"])
DAMAGED = int(os.environ.get("DAMAGED", "800"))
OPTIONAL = (
    *("BookgDt", "ValDt", "AcctSvcrRef", "NtryRef", "NtryDtls", "TxDtls", "Refs", "RltdPties", "RmtInf"),
    *("Nm", "CdtDbtInd", "Sts", "BkTxCd", "Btch", "Id", "IBAN", "Tp", "Dt", "Bal", "Acct", "EndToEndId"),
    *("AmtDtls", "Ustrd"),
)


def iso(day):
    return day.isoformat() if isinstance(day, date) else None


def told(value):
    """What is left out of the expected values: what is empty, or false."""
    return {name: found for name, found in value.items() if found not in ("", None, False, ())}


def as_expected(found: Statements):
    return [_statement(one, found.format) for one in found.statements]


def _statement(one, format_):
    return told(
        {
            "id": one.id,
            "sequence": one.sequence,
            "account": one.account,
            "copy": one.copy,
            "intermediate": one.is_page,
            "does_not_add_up_by_cents": one.off_by or None,
        }
    ) | {"entries": [_entry(entry, format_) for entry in one.entries]}


def _entry(entry, format_):
    found = told(
        {
            "booking_date": iso(entry.booked_on),
            "value_date": iso(entry.valued_on),
            "currency": entry.currency,
            "status": str(entry.status),
            "reversal": entry.is_reversal,
            "bank_reference": entry.bank_reference,
            "entry_reference": entry.entry_reference,
            "customer_reference": entry.customer_reference,
            "type": entry.kind,
            "supplement": entry.supplement,
            "counterpart_bank": entry.counterpart_bank,
            "booking_text": entry.booking_text,
            "details" if format_ == "mt940" else "additional": entry.details,
        }
    )
    found["cents"] = entry.cents
    if format_ == "mt940":
        return found | _part(entry.parts[0])
    batch = told({"count": entry.batch[0], "id": entry.batch[1]}) if entry.batch else None
    parts = {"transactions": [_part(part) for part in entry.parts]}
    return found | parts | ({"batch": batch} if batch else {})


def _part(part):
    names = "currency amount_from counterpart counterpart_account remittance structured end_to_end mandate"
    found = told({name: getattr(part, name) for name in (*names.split(), "return_reason", "tx_reference")})
    return found if part.cents is None else found | {"cents": part.cents}


def without(wanted):
    """What is compared by itself."""
    beside = ("balances", "opening", "closing", "encoding", "account_currency")
    entries = [{"transactions": [], **one} if "type" not in one else one for one in wanted["entries"]]
    return {name: value for name, value in wanted.items() if name not in beside} | {"entries": entries}


@pytest.mark.parametrize("name", GOOD)
def test_a_file_of_a_bank_gives_what_stands_in_it(name):
    wanted, found = EXPECTED[name], read_statement(DATA / name)
    assert as_expected(found) == [without(one) for one in wanted["statements"]]
    assert sum(entry.cents for entry in found.entries) == wanted["sum_cents"]


def opening_and_closing(wanted):
    if "opening" in wanted:
        return wanted["opening"], wanted["closing"]
    balances = wanted.get("balances", {})
    opening = balances.get("OPBD") or balances.get("PRCD") or [None]
    return opening[0], balances.get("CLBD", [None])[0]


@pytest.mark.parametrize("name", GOOD)
def test_its_balances_are_read(name):
    for one, wanted in zip(read_statement(DATA / name).statements, EXPECTED[name]["statements"], strict=True):
        for balance, said in zip((one.opening, one.closing), opening_and_closing(wanted), strict=True):
            if said is None:
                assert balance is None
                continue
            day = None if "INVALID" in said["date"] else said["date"]
            assert (balance.cents, balance.currency, iso(balance.day)) == (
                said["cents"],
                said["currency"],
                day,
            )


def test_what_is_no_statement_is_refused():
    with pytest.raises(MalformedFile, match="no statement in this file"):
        read_statement(DATA / "camt053-not-a-statement.xml")


@pytest.mark.parametrize("element", OPTIONAL)
@pytest.mark.parametrize("name", [name for name in GOOD if name.endswith(".xml")])
def test_each_element_may_be_missing(name, element):
    tree = etree.parse(DATA / name)
    etree.strip_elements(tree, f"{{*}}{element}", with_tail=False)
    found = read_statement(etree.tostring(tree))
    amounts = [entry.cents for entry in read_statement(DATA / name).entries]
    assert [abs(entry.cents) for entry in found.entries] == [abs(cents) for cents in amounts]


def damaged(data, chance):
    data = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        place = chance.randrange(len(data))
        what = chance.randrange(4)
        if what == 0:
            data[place] = chance.randrange(256)
        elif what == 1:
            del data[place : place + chance.randrange(1, 40)]
        elif what == 2:
            data[place:place] = data[place : place + chance.randrange(1, 200)]
        else:
            data[place:place] = chance.choice(
                (b"<", b":61:", b"\0", b"9" * 20, b"&x;", "ß".encode(), b"\n:86:")
            )
        if not data:
            break
    return bytes(data)


def read(data):
    """Whether it gives whole cents, or a sentence with a line."""
    try:
        found = read_statement(data)
    except MalformedFile as error:
        return error.line >= 1 and bool(str(error.problem))
    return all(isinstance(entry.cents, int) for entry in found.entries)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_damaged_file_gives_a_result_or_a_sentence(name):
    data, chance = (DATA / name).read_bytes(), random.Random(name)
    for _ in range(DAMAGED // len(EXPECTED)):
        assert read(damaged(data, chance))

"""Only what is certain may be booked without a person; everything else has its story."""

import random

import pytest

from samenspel.methods.banking import match, new_reference, payments_of, read_statement
from samenspel.methods.banking.references import shown
from tests.methods.banking.files import camt, entry, payment, pledge

CHANCE = random.Random(5)
ONE, OTHER, THIRD = (new_reference(CHANCE.randrange) for _ in range(3))
WRONG = f"{ONE[:3]}{'B' if ONE[3] == 'A' else 'A'}{ONE[4:]}"


def proposed(payment, *pledges):
    (found,) = match([payment], pledges)
    return str(found.certainty), found.shares, str(found.reason)


@pytest.mark.parametrize(
    ("payment", "pledges"),
    [
        (payment(f"roof {shown(ONE)}"), [pledge(ONE)]),
        (payment(ONE.lower(), cents=700), [pledge(ONE)]),
        (payment(ONE, name="BAKKER NOOR", cents=5), [pledge(ONE)]),
        (payment(ONE, name="J. Bakker"), [pledge(ONE)]),
        (payment(ONE, name=""), [pledge(ONE)]),
        (payment(WRONG), [pledge(ONE)]),
    ],
)
def test_it_is_certain(payment, pledges):
    certainty, shares, _reason = proposed(payment, *pledges)
    assert (certainty, shares) == ("certain", ((ONE, payment.cents),))


@pytest.mark.parametrize(
    ("payment", "pledges", "sentence"),
    [
        (payment(ONE, name="Sam de Boer", cents=700), [pledge(ONE)], "its name or its amount says otherwise"),
        (payment(ONE, name="Sam de Boer"), [pledge(ONE)], "its name or its amount says otherwise"),
        (payment(ONE, name="J. Bakker", cents=700), [pledge(ONE)], "its name or its amount says otherwise"),
        (payment(WRONG, cents=999), [pledge(ONE)], "nearly the reference of a pledge"),
        (payment("for the roof"), [pledge(ONE)], "the name and the amount of a pledge"),
        (payment(f"{ONE} {OTHER}"), [pledge(ONE), pledge(OTHER)], "several references"),
    ],
)
def test_it_is_likely_and_a_person_looks(payment, pledges, sentence):
    certainty, shares, reason = proposed(payment, *pledges)
    assert certainty == "likely"
    assert sentence in reason
    assert sum(cents for _reference, cents in shares) == payment.cents


@pytest.mark.parametrize(
    ("payment", "pledges", "sentence"),
    [
        (payment("for the roof", name="Sam"), [pledge(ONE)], "no reference of a pledge"),
        (payment(THIRD), [pledge(ONE, name="Sam")], "no reference of a pledge"),
        (payment(ONE), [pledge(ONE, is_open=False)], "of a pledge that is closed"),
        (payment(ONE, currency="CHF"), [pledge(ONE)], "of a pledge in EUR, and it came in CHF"),
        (payment(ONE, cents=-1000), [pledge(ONE)], "no money came in"),
        (payment(ONE, cents=0), [pledge(ONE)], "no money came in"),
        (payment(ONE, is_final=False), [pledge(ONE)], "not booked yet"),
        (payment(), [pledge(ONE), pledge(OTHER)], "no reference of a pledge"),
    ],
)
def test_whose_it_is_is_unknown(payment, pledges, sentence):
    certainty, shares, reason = proposed(payment, *pledges)
    assert (certainty, shares) == ("unknown", ())
    assert sentence in reason


def test_a_neighbours_reference_under_ones_own_name_is_not_booked():
    found = proposed(payment(OTHER, name="Noor Bakker"), pledge(ONE), pledge(OTHER, name="A. Bakker"))
    assert found[0] == "likely"


def test_two_pledges_in_one_payment_are_split_where_they_come_to_it():
    text = f"{shown(ONE)} and {shown(OTHER)}"
    exact = proposed(payment(text, cents=2500), pledge(ONE), pledge(OTHER, cents=1500))
    short = proposed(payment(text, cents=1700), pledge(ONE), pledge(OTHER, cents=1500))
    assert exact[:2] == ("certain", ((ONE, 1000), (OTHER, 1500)))
    assert short[:2] == ("likely", ((ONE, 1000), (OTHER, 700)))


def test_a_batch_is_matched_payment_by_payment():
    tx = "<TxDtls><Amt Ccy='EUR'>{}</Amt><RmtInf><Ustrd>{}</Ustrd></RmtInf></TxDtls>".format
    details = f"<NtryDtls>{tx('4.00', ONE)}{tx('6.00', OTHER)}</NtryDtls>"
    statements = read_statement(camt(entry("10.00", more=details))).statements
    found = list(match(payments_of(statements), [pledge(ONE, 400, ""), pledge(OTHER, 600, "")]))
    assert [one.shares for one in found] == [((ONE, 400),), ((OTHER, 600),)]
    assert found[0].key[:-2] == found[1].key[:-2] != found[0].key


def test_what_is_of_today_or_announced_is_never_money():
    for root, one in (("BkToCstmrAcctRpt", "Rpt"), ("BkToCstmrDbtCdtNtfctn", "Ntfctn")):
        statements = read_statement(camt(entry(), root=root, one=one)).statements
        assert not any(found.is_final for found in payments_of(statements))


def mistyped(reference, chance):
    place, sign = chance.randrange(7), chance.choice("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return chance.choice(
        (
            reference.lower(),
            " ".join(reference),
            reference[:place] + sign + reference[place + 1 :],
            reference[:place] + reference[place + 1 :],
            reference[:place] + reference[place + 1] + reference[place] + reference[place + 2 :],
        )
    )


def test_in_a_year_of_mistyped_references_none_is_booked_wrongly():
    chance = random.Random(11)
    pledges = [
        pledge(new_reference(chance.randrange), chance.choice((500, 1000, 2500)), f"P{n} Family{n}")
        for n in range(2_000)
    ]
    meant = [chance.choice(pledges) for _ in range(4_000)]
    payments = [
        payment(f"roof {mistyped(one.reference, chance)} greetings", one.cents, one.name) for one in meant
    ]
    for place in range(0, 4_000, 20):
        other = chance.choice(pledges).reference
        payments[place] = payment(shown(other), meant[place].cents, meant[place].name)
    found = list(match(payments, pledges))
    certain = [(one, right) for one, right in zip(found, meant, strict=True) if one.certainty == "certain"]
    assert [one for one, right in certain if one.shares[0][0] != right.reference] == []
    assert len(certain) > 0.9 * len(payments)

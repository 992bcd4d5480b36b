"""One job in a process of its own: python -m benchmarks.banking_one JOB COUNT prints JSON."""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from samenspel.methods.banking import Payment, Pledge, match, new_reference, read_statement
from samenspel.methods.banking.references import SIGNS, shown

SEED, PLEDGES = 1, 50_000
Told = dict[str, Any]
_CAMT = (
    '<Ntry><NtryRef>{n}</NtryRef><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>'
    "<BookgDt><Dt>2026-{month:02}-{day:02}</Dt></BookgDt><ValDt><Dt>2026-{month:02}-{day:02}</Dt></ValDt>"
    "<AcctSvcrRef>REF{n:012}</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd></Domn></BkTxCd><NtryDtls><TxDtls>"
    "<Refs><EndToEndId>NOTPROVIDED{n}</EndToEndId></Refs><RltdPties><Dbtr><Nm>Somebody Number {n}</Nm></Dbtr>"
    "<DbtrAcct><Id><IBAN>NL02BANK{n:010}</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>For the roof over "
    "the skate park {n}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n"
)
_CAMT_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>'
    "<GrpHdr><MsgId>1</MsgId><CreDtTm>2026-12-31T00:00:00</CreDtTm></GrpHdr><Stmt><Id>1</Id>"
    "<CreDtTm>2026-12-31T00:00:00</CreDtTm><Acct><Id><IBAN>NL02BANK0000000001</IBAN></Id></Acct>\n"
)
_MT940 = (
    ":61:26{month:02}{day:02}{month:02}{day:02}C{comma}NTRFNONREF//REF{n:012}\n"
    ":86:/TRTP/SEPA/IBAN/NL02BANK{n:010}\n/NAME/Somebody Number {n}/REMI/For the roof {n}/EREF/E{n}\n"
)


def _lines(form: str, count: int) -> Iterator[str]:
    chance = random.Random(SEED)
    for n in range(count):
        cents = chance.randrange(100, 50_000)
        amount = f"{cents // 100}.{cents % 100:02}"
        yield form.format(
            n=n, amount=amount, comma=amount.replace(".", ","), month=1 + n % 12, day=1 + n % 28
        )


def _camt_file(path: Path, count: int) -> None:
    with path.open("w") as file:
        file.write(_CAMT_HEAD)
        file.writelines(_lines(_CAMT, count))
        file.write("</Stmt></BkToCstmrStmt></Document>")


def _mt940_file(path: Path, count: int) -> None:
    with path.open("w") as file:
        file.write(":20:X\n:25:NL02BANK0000000001\n:28C:1\n:60F:C260101EUR0,00\n")
        file.writelines(_lines(_MT940, count))
        file.write(":62F:C261231EUR0,00\n-\n")


def _ours(path: Path) -> int:
    return sum(1 for _entry in read_statement(path).entries)


def _mt_940(path: Path) -> int:
    import mt940

    return len(mt940.parse(str(path), encoding="utf-8").transactions)


def _pycamt(path: Path) -> int:
    from pycamt.parser import Camt053Parser

    return len(Camt053Parser(path.read_bytes()).get_transactions())


READERS: dict[str, tuple[Callable[[Path, int], None], Callable[[Path], int]]] = {
    "camt": (_camt_file, _ours),
    "pycamt": (_camt_file, _pycamt),
    "mt940": (_mt940_file, _ours),
    "mt-940": (_mt940_file, _mt_940),
}


def _read(job: str, count: int) -> Told:
    write, read = READERS[job]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "statement"
        write(path, count)
        if job != "camt":
            read_statement(b":20:X\n:25:1\n:60F:C260101EUR0,\n:62F:C260101EUR0,\n")
        start = time.process_time()
        entries = read(path)
        return {"seconds": time.process_time() - start, "entries": entries}


def _names(chance: random.Random) -> Callable[[], str]:
    parts = [first + second for first in "bdgklmnrstv" for second in "aeo"]
    families = [
        "".join(chance.choices(parts, k=3)).title() + chance.choice(("", "n", "sma")) for _ in range(3_000)
    ]
    firsts = ("Noor", "Sam", "Anna", "Ben", "Lotte", "Jan", "Piet", "Maria", "Fatima", "Ahmed", "Sofie")
    return lambda: f"{chance.choice(firsts)} {chr(65 + chance.randrange(26))}. {chance.choice(families)}"


def _payer(name: str, chance: random.Random, someone: Callable[[], str]) -> str:
    """Mostly the name as pledged; else with an initial, another of the family, or a stranger."""
    first, *rest = name.split()
    how = chance.random()
    if how < 0.04:
        return f"{first[0]}. {' '.join(rest)}"
    if how < 0.08:
        return f"{someone().split()[0]} {' '.join(rest)}"
    return someone() if how < 0.1 else name


Typed = tuple[float, Callable[[str, random.Random], str]]


def _put(reference: str, chance: random.Random, sign: str, drop: int) -> str:
    place = chance.randrange(8)
    return reference[:place] + sign + reference[place + drop :]


def _exchange(reference: str, chance: random.Random) -> str:
    place = chance.randrange(7)
    return reference[:place] + reference[place + 1] + reference[place] + reference[place + 2 :]


_ANY = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
TYPED: tuple[Typed, ...] = (
    (0.62, lambda one, _chance: shown(one)),
    (0.07, lambda one, _chance: one.lower()),
    (0.06, lambda one, _chance: " ".join(one)),
    (0.05, lambda one, chance: _put(one, chance, chance.choice(_ANY), 1)),
    (0.04, _exchange),
    (0.03, lambda one, chance: _put(one, chance, "", 1)),
    (0.02, lambda one, chance: _put(one, chance, chance.choice(SIGNS), 0)),
)
ANOTHERS, TWO, NONE = 0.02, 0.04, 0.05


def _payment(
    n: int, pledges: list[Pledge], chance: random.Random, someone: Callable[[], str]
) -> tuple[Payment, set[str], bool]:
    """With the references it is for, and whether that can be known from it."""
    meant, other = chance.choice(pledges), chance.choice(pledges)
    how = chance.random()
    name, cents, right, known = _payer(meant.name, chance, someone), meant.cents, {meant.reference}, True
    if how < ANOTHERS:
        text, known = shown(other.reference), other is meant
    elif how < ANOTHERS + TWO:
        text = f"{shown(meant.reference)} and {shown(other.reference)}"
        cents, right = cents + other.cents, {meant.reference, other.reference}
    elif how < ANOTHERS + TWO + NONE:
        text, known = f"NL02 BANK {chance.randrange(10**10):010}", False
    else:
        kinds = [write for _weight, write in TYPED]
        write = chance.choices(kinds, [weight for weight, _write in TYPED])[0]
        text = write(meant.reference, chance)
        cents = chance.choice((700, 1200)) if chance.random() < 0.04 else cents
    return Payment(str(n), cents, "EUR", name, "", (f"for the roof {text} good luck",)), right, known


def _match(_job: str, count: int) -> Told:
    chance = random.Random(SEED)
    someone = _names(chance)
    amounts = (500, 1_000, 1_000, 2_500, 2_500, 5_000, 10_000)
    pledges = [
        Pledge(new_reference(chance.randrange), chance.choice(amounts), name=someone())
        for _ in range(PLEDGES)
    ]
    drawn = [_payment(n, pledges, chance, someone) for n in range(count)]
    start = time.process_time()
    found = list(match((payment for payment, _right, _known in drawn), pledges))
    seconds = time.process_time() - start
    sure = [
        ({reference for reference, _cents in one.shares} == right, known)
        for one, (_payment, right, known) in zip(found, drawn, strict=True)
        if one.certainty == "certain"
    ]
    known = sum(known for _payment, _right, known in drawn)
    return {
        "seconds": seconds,
        "entries": len(found),
        "right": sum(is_right and can for is_right, can in sure) / known,
        "wrong": sum(not is_right for is_right, _can in sure),
    }


def main() -> int:
    job, count = sys.argv[1], int(sys.argv[2])
    told = _match(job, count) if job == "match" else _read(job, count)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**told, "memory": memory}))
    return 0


if __name__ == "__main__":
    sys.exit(main())

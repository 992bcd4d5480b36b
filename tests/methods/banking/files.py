"""The files of banks, and small ones of our own."""

from pathlib import Path

from samenspel.methods.banking import Payment, Pledge

DATA = Path(__file__).parent / "data"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
ACCOUNT = "NL02BANK0000000001"


def balance(kind, amount, day="2026-05-04"):
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy='EUR'>{amount}</Amt>"
        f"<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>"
    )


def entry(amount="10.00", direction="CRDT", more="", day="2026-05-04"):
    return (
        f"<Ntry><Amt Ccy='EUR'>{amount}</Amt><CdtDbtInd>{direction}</CdtDbtInd>{more}"
        f"<BookgDt><Dt>{day}</Dt></BookgDt></Ntry>"
    )


def camt(*parts, head=HEAD, root="BkToCstmrStmt", one="Stmt"):
    inside = "".join(parts)
    return (
        f"{head}<Document><{root}><{one}><Id>1</Id><Acct><Id><IBAN>{ACCOUNT}</IBAN></Id></Acct>"
        f"{inside}</{one}></{root}></Document>"
    ).encode()


def mt940(*lines, opening="C260504EUR10,", closing="C260504EUR20,"):
    inside = "\n".join(lines)
    return f":20:X\n:25:{ACCOUNT}\n:28C:1\n:60F:{opening}\n{inside}\n:62F:{closing}\n-\n".encode()


def payment(text="", cents=1000, name="Noor Bakker", **values):
    return Payment("1:0", cents, values.pop("currency", "EUR"), name, "", (text,), **values)


def pledge(reference, cents=1000, name="Noor Bakker", **values):
    return Pledge(reference, cents, values.pop("currency", "EUR"), name, **values)

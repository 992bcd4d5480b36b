"""ISO 20022: CAMT.053 is the statement; 052 is of today, 054 announces what comes in a statement later.

All versions: names are compared without their name space, and nearly every element may be missing.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words
from samenspel.methods.xml_files import SAFELY

from .amounts import NoAmount, cents_of, day_of
from .splitting import split
from .statements import Balance, Entry, Kind, Part, Statement, Status

Node = dict[str, Any]
"""Children by their local name: a text, a Node, an amount as (text, currency), or a list where many occur."""
_KINDS = {
    "BkToCstmrStmt": Kind.BOOKED,
    "BkToCstmrAcctRpt": Kind.OF_TODAY,
    "BkToCstmrDbtCdtNtfctn": Kind.ANNOUNCED,
}
_STATEMENTS = ("Stmt", "Rpt", "Ntfctn")
_MANY = {"NtryDtls", "TxDtls", "Ustrd", "Strd"}
_UNREAD = {"PstlAdr", "BkTxCd", "RltdAgts", "Chrgs", "TxsSummry", "CcyXchg", "Ntry", "Bal"}


def read_camt(source: bytes | Path) -> tuple[Statement, ...]:
    """Raises MalformedFile, for any DOCTYPE too."""
    from lxml import etree

    stream = io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")
    try:
        with stream:
            return tuple(_Reader(stream).statements())
    except etree.XMLSyntaxError as error:
        line = error.position[0] or 1
        raise MalformedFile(line, Words("this is no XML: {problem}.", problem=error.msg)) from None


class _Reader:
    """One pass; what has been read is let go of."""

    def __init__(self, stream: Any) -> None:
        from lxml import etree

        self._ends = etree.iterparse(
            stream,
            events=("end",),
            tag=[f"{{*}}{name}" for name in ("Ntry", "Bal", *_STATEMENTS)],
            **SAFELY,
        )
        self._names = _Names()

    def statements(self) -> Iterator[Statement]:
        entries, balances = list[Entry](), list[Balance]()
        for _event, element in self._ends:
            name = element.tag.rpartition("}")[2]
            if name == "Ntry":
                entries.append(_entry(self._node(element), element.sourceline or 0))
            elif name == "Bal":
                balances.append(_balance(self._node(element), element.sourceline or 0))
            elif kind := _KINDS.get(element.getparent().tag.rpartition("}")[2]):
                _refuse_doctype(element)
                yield _statement(self._node(element), kind, entries, balances)
                entries, balances = [], []
            _let_go(element)

    def _node(self, element: Any) -> Node:
        found: Node = {}
        for child in element:
            if not (name := self._names[child.tag]):
                continue
            value: Any = self._node(child) if len(child) else (child.text or "").strip()
            if name == "Amt":
                value = (value, child.get("Ccy", ""))
            if name in _MANY:
                found.setdefault(name, []).append(value)
            elif name not in found:
                found[name] = value
        return found


class _Names(dict[str, str]):
    """Local names by tags; empty for what nobody reads."""

    def __missing__(self, tag: str) -> str:
        name = tag.rpartition("}")[2]
        self[tag] = "" if name in _UNREAD else name
        return self[tag]


def _refuse_doctype(element: Any) -> None:
    if element.getroottree().docinfo.doctype:
        raise MalformedFile(1, Words("this file has a DOCTYPE; statements of banks have none."))


def _let_go(element: Any) -> None:
    """And of those of its kind before it: the heads of the statement are still to be read."""
    element.clear()
    while (before := element.getprevious()) is not None and before.tag == element.tag:
        element.getparent().remove(before)


def at(node: Any, *path: str) -> str:
    """The text at the end of a path; empty where any of it is missing."""
    for name in path:
        node = node.get(name, "") if isinstance(node, dict) else ""
    return node if isinstance(node, str) else ""


def _below(node: Any, name: str) -> Node:
    found = node.get(name) if isinstance(node, dict) else None
    return found if isinstance(found, dict) else {}


def _statement(node: Node, kind: Kind, entries: list[Entry], balances: list[Balance]) -> Statement:
    account = _below(node, "Acct")
    return Statement(
        id=at(node, "Id"),
        sequence=at(node, "ElctrncSeqNb") or at(node, "LglSeqNb"),
        account=_account(account),
        currency=at(account, "Ccy"),
        balances=tuple(balances),
        entries=tuple(entries),
        kind=kind,
        copy=at(node, "CpyDplctInd"),
    )


def _balance(node: Node, line: int) -> Balance:
    cents, currency = _amount(node, line)
    kind = at(node, "Tp", "CdOrPrtry", "Cd")
    return Balance(kind, cents * _sign(node), currency, _day(node, "Dt"))


def _entry(node: Node, line: int) -> Entry:
    cents, currency = _amount(node, line)
    cents *= _sign(node)
    details = [one for one in node.get("NtryDtls", ()) if isinstance(one, dict)]
    found = [tx for one in details for tx in one.get("TxDtls", ()) if isinstance(tx, dict)]
    parts, odd = tuple(_part(tx, node, line) for tx in found), list[Words]()
    batch = next((_batch(one["Btch"]) for one in details if isinstance(one.get("Btch"), dict)), None)
    booked_on, valued_on = _day(node, "BookgDt"), _day(node, "ValDt")
    if booked_on is None and (node.get("BookgDt") or not valued_on):
        odd.append(Words("the day on which it was booked is missing, or does not exist."))
    is_split, why = split(cents, currency, parts, batch)
    return Entry(
        line=line,
        cents=cents,
        currency=currency,
        booked_on=booked_on,
        valued_on=valued_on,
        status=_status(node, line),
        is_reversal=at(node, "RvslInd") in ("true", "1"),
        bank_reference=at(node, "AcctSvcrRef"),
        entry_reference=at(node, "NtryRef"),
        details=at(node, "AddtlNtryInf"),
        batch=batch,
        parts=parts,
        is_split=is_split,
        odd=(*odd, *why),
    )


def _part(tx: Node, entry: Node, line: int) -> Part:
    cents, currency, amount_from = _part_amount(tx, line)
    if cents is not None:
        cents *= _sign(tx if "CdtDbtInd" in tx else entry)
    refs = _below(tx, "Refs")
    counterpart, account = _counterpart(_below(tx, "RltdPties"), entry)
    return Part(
        cents=cents,
        currency=currency,
        amount_from=amount_from,
        counterpart=counterpart,
        counterpart_account=account,
        remittance=_joined(_below(tx, "RmtInf").get("Ustrd", ())),
        structured=_joined(
            at(one, "CdtrRefInf", "Ref") or at(one, "CdtrRefInf", "CdtrRef")
            for one in _below(tx, "RmtInf").get("Strd", ())
        ),
        end_to_end=at(refs, "EndToEndId"),
        mandate=at(refs, "MndtId"),
        return_reason=at(tx, "RtrInf", "Rsn", "Cd"),
        tx_reference=at(refs, "AcctSvcrRef"),
    )


def _counterpart(parties: Node, entry: Node) -> tuple[str, str]:
    """Money that went out went to the creditor. Of a booking that is undone some banks name the parties as
    they were, others as they are now: so, where that side is not told, the other."""
    sides = ("Cdtr", "Dbtr") if at(entry, "CdtDbtInd") == "DBIT" else ("Dbtr", "Cdtr")
    is_reversal = at(entry, "RvslInd") in ("true", "1")
    for who in sides if is_reversal else sides[:1]:
        name = at(parties, who, "Nm") or at(parties, who, "Pty", "Nm")
        account = _account(_below(parties, f"{who}Acct"))
        if name or account:
            return name, account
    return "", ""


def _part_amount(tx: Node, line: int) -> tuple[int | None, str, str]:
    if isinstance(tx.get("Amt"), tuple):
        return *_amount(tx, line), "Amt"
    inner = _below(_below(tx, "AmtDtls"), "TxAmt")
    if isinstance(inner.get("Amt"), tuple):
        return *_amount(inner, line), "AmtDtls/TxAmt"
    return None, "", ""


def _amount(node: Node, line: int) -> tuple[int, str]:
    text, currency = node["Amt"] if isinstance(node.get("Amt"), tuple) else ("", "")
    try:
        return cents_of(text), sys.intern(currency)
    except NoAmount as error:
        raise MalformedFile(line, unreadable(error)) from None


def unreadable(error: NoAmount) -> Words:
    if error.is_fraction:
        return Words("the amount “{text}” has parts of a cent.", text=error.text)
    return Words("“{text}” is no amount.", text=error.text[:40])


def _sign(node: Node) -> int:
    return -1 if at(node, "CdtDbtInd") == "DBIT" else 1


def _status(node: Node, line: int) -> Status:
    said = at(node, "Sts") or at(node, "Sts", "Cd") or "BOOK"
    try:
        return Status(said)
    except ValueError:
        raise MalformedFile(
            line, Words("the state “{said}” of an entry is not known.", said=said[:40])
        ) from None


def _day(node: Node, name: str) -> Any:
    return day_of(at(node, name, "Dt") or at(node, name, "DtTm"))


def _account(node: Node) -> str:
    return at(node, "Id", "IBAN") or at(node, "Id", "Othr", "Id")


def _batch(node: Node) -> tuple[str, str]:
    return at(node, "NbOfTxs"), at(node, "PmtInfId") or at(node, "MsgId")


def _joined(texts: Any) -> str:
    return " ".join(text for text in texts if isinstance(text, str) and text)

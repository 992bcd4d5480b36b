"""samenspel bank read|match: what a file of a bank says, and which pledges it pays, without a database."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from samenspel.methods.shown import Shown, as_json, as_text
from samenspel.methods.terminal import run, say, using
from samenspel.methods.words import Words, in_english

from .adding import breaks_between
from .csv_files import Columns
from .matching import Proposal, match
from .payments import Payment, payments_of
from .pledges import read_pledges
from .reading import read_statement
from .references import shown
from .statements import Entry, Statement, Statements

COLUMNS = tuple(Columns.__dataclass_fields__)


def main(argv: Sequence[str]) -> int:
    """`argv` comes without the word bank. Answers 1 for a file that cannot be read, 2 for wrong options."""
    return run(_parser(), argv, lambda options: options.do(options))


def _read(options: argparse.Namespace) -> int:
    found = _statements(options)
    if options.format == "json":
        return say(as_json(found))
    return say(as_text(_counted(found), _tables(found), _sayings(found)))


def _match(options: argparse.Namespace) -> int:
    found = _statements(options)
    with using(options.pledges):
        pledges = read_pledges(options.pledges)
    payments = list(payments_of(found.statements))
    proposals = list(match(payments, pledges))
    if options.format == "json":
        return say(as_json([_proposed(one) for one in proposals]))
    return say(as_text(_matched(proposals), [_proposals(payments, proposals)], ()))


def _statements(options: argparse.Namespace) -> Statements:
    with using(options.file):
        return read_statement(
            options.file,
            columns=options.columns,
            account=options.account,
            currency=options.currency,
            charset=options.charset,
        )


def _columns(text: str) -> Columns:
    """day=Date,amount=Amount,…"""
    named = dict(pair.partition("=")[::2] for pair in text.split(","))
    if strange := [name for name in named if name not in COLUMNS]:
        raise argparse.ArgumentTypeError(f"“{strange[0]}” is none of {', '.join(COLUMNS)}")
    if not named.get("day") or not named.get("amount"):
        raise argparse.ArgumentTypeError("name at least day and amount")
    return Columns(**named)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="samenspel bank",
        description="Read statements of a bank (CAMT, MT940, CSV), and match them with pledges.",
        epilog="docs/reference/bank.md explains all names.",
    )
    words = parser.add_subparsers(required=True, metavar="read|match")
    _options(words.add_parser("read", help="what stands in it, and what is odd"), _read)
    matching = words.add_parser("match", help="which pledges its payments are for, and why")
    _options(matching, _match)
    matching.add_argument(
        "pledges", metavar="PLEDGES", type=Path, help="CSV: reference, amount, currency, name, open"
    )
    return parser


def _options(parser: argparse.ArgumentParser, do: Callable[[argparse.Namespace], int]) -> None:
    parser.set_defaults(do=do)
    parser.add_argument("file", metavar="FILE", type=Path, help="CAMT.052 to 054, a ZIP of it, MT940, or CSV")
    parser.add_argument("--columns", type=_columns, help="of another CSV: day=Date,amount=Amount,name=Name,…")
    parser.add_argument("--account", default="", help="of a CSV that does not say it")
    parser.add_argument("--currency", default="EUR", help="of a CSV that does not say it (default: EUR)")
    parser.add_argument("--charset", default="", choices=("cp1252", "cp852"), help="where it is not UTF-8")
    parser.add_argument("--format", choices=("table", "json"), default="table")


def _counted(found: Statements) -> str:
    entries = sum(len(one.entries) for one in found.statements)
    return f"{found.format}: {len(found.statements)} statements, {entries:,} entries."


def _tables(found: Statements) -> Iterator[Shown]:
    for one in found.statements:
        heads = ("line", "day", "amount", "counterpart", "text")
        yield _heading(one), heads, [_row(entry) for entry in one.entries]


def _heading(one: Statement) -> str:
    opening, closing = one.opening, one.closing
    said = f"{amount(opening.cents)} to {amount(closing.cents)}" if opening and closing else "no balances"
    return f"{one.account or 'an account without a number'} {one.sequence}: {said} {one.currency}".rstrip()


def _row(entry: Entry) -> list[str | int]:
    text = next((part.remittance for part in entry.parts if part.remittance), entry.details)
    state = "" if entry.status == "BOOK" else f" ({entry.status})"
    return [
        entry.line,
        f"{entry.booked_on or entry.valued_on or '?'}{state}",
        amount(entry.cents),
        entry.counterpart,
        text[:60],
    ]


def _sayings(found: Statements) -> list[tuple[str, str]]:
    said = [("the file", _said(one)) for one in found.odd]
    for one in found.statements:
        said += [(one.account or one.id, _said(words)) for words in one.odd]
        said += [(f"line {entry.line}", _said(words)) for entry in one.entries for words in entry.odd]
    return said + [
        (gap.account, f"{amount(gap.cents)} between {gap.after} and {gap.before} are in no statement.")
        for gap in breaks_between(found.statements)
    ]


def _matched(proposals: Sequence[Proposal]) -> str:
    counts = Counter(one.certainty for one in proposals)
    return f"{', '.join(f'{count:,} {certainty}' for certainty, count in sorted(counts.items()))}."


def _proposals(payments: Sequence[Payment], proposals: Sequence[Proposal]) -> Shown:
    rows = [
        [
            str(found.certainty),
            amount(payment.cents),
            payment.name,
            ", ".join(shown(reference) for reference, _cents in found.shares),
            _said(found.reason),
        ]
        for payment, found in zip(payments, proposals, strict=True)
    ]
    return "", ("", "amount", "name", "pledge", "why"), rows


def _proposed(one: Proposal) -> dict[str, Any]:
    shares = [{"reference": reference, "cents": cents} for reference, cents in one.shares]
    return {"key": one.key, "certainty": one.certainty, "shares": shares, "reason": _said(one.reason)}


def _said(words: Words) -> str:
    return words.said(str, in_english(amount))


def amount(cents: int) -> str:
    """12.50, with its sign."""
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100:,}.{abs(cents) % 100:02d}"

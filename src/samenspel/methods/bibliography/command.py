"""samenspel bibliography read|convert|cite|compare: what a list of references says, without a database."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from samenspel.methods.shown import Shown, as_json, as_text
from samenspel.methods.terminal import fail, run, say, using

from .citing import arranged, as_plain, cite
from .csl import as_csl
from .decoding import CHARSETS
from .doubles import Kind, Likeness, compare
from .reading import read_references
from .records import Record, References
from .styles import LANGUAGES, STYLES
from .writing import FORMATS, write_references

Do = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str]) -> int:
    """`argv` comes without the word bibliography. Answers 1 for a file that cannot be read, 2 for wrong
    options."""
    return run(_parser(), argv, lambda options: options.do(options))


def _read(options: argparse.Namespace) -> int:
    found = _references(options.file, options)
    if options.format == "json":
        records = [{"line": one.line, "odd": one.odd, "record": as_csl(one)} for one in found.records]
        told = {"format": found.format, "charset": found.charset, "records": records}
        return say(as_json({**told, "faults": found.faults, "odd": found.odd}))
    return say(as_text(_counted(found), [_table(found)], _sayings(found)))


def _convert(options: argparse.Namespace) -> int:
    """What could not be kept is told beside the answer, so that it is not in the file it is written to."""
    found = _references(options.file, options)
    for about, reason in _sayings(found):
        fail(0, f"{options.file}: {about}: {reason}")
    return say(write_references(found.records, options.to).rstrip("\n"))


def _cite(options: argparse.Namespace) -> int:
    found = _references(options.file, options)
    for fault in found.faults:
        fail(0, f"{options.file}: line {fault.line}: {fault.reason}")
    citations = cite(arranged(found.records, options.style), options.style, options.language)
    if options.html:
        return say("\n".join(f"<p>{one}</p>" for one in citations))
    return say("\n\n".join(map(as_plain, citations)))


def _compare(options: argparse.Namespace) -> int:
    found = _references(options.file, options)
    known = _references(options.known, options).records if options.known else ()
    likenesses = list(compare(found.records, known))
    if options.format == "json":
        return say(as_json([_as_lines(one, found.records, known) for one in likenesses]))
    counts = Counter(one.kind for one in likenesses)
    counted = [f"{counts[kind]:,} {word}" for kind, word in _KINDS.items() if counts[kind]]
    faulty = f"; {len(found.faults):,} faulty" if found.faults else ""
    rows = _rows(likenesses, found.records, known)
    tables = [("", ("line", "title", "", "why", "as"), rows)] if rows else []
    faults = [(f"line {one.line}", str(one.reason)) for one in found.faults]
    return say(as_text(f"{', '.join(counted) or 'nothing'}{faulty}.", tables, faults))


_KINDS = {Kind.NEW: "new", Kind.SAME: "already here or twice", Kind.PERHAPS: "perhaps the same"}


def _as_lines(one: Likeness, records: Sequence[Record], known: Sequence[Record]) -> dict[str, object]:
    return {
        "line": records[one.place].line,
        "kind": str(one.kind),
        "lines_known": [known[place].line for place in one.known],
        "lines_before": [records[place].line for place in one.before],
        "reason": one.reason,
    }


def _rows(
    likenesses: Sequence[Likeness], records: Sequence[Record], known: Sequence[Record]
) -> list[tuple[int, str, str, str, str]]:
    rows = list[tuple[int, str, str, str, str]]()
    for one in likenesses:
        if one.kind is Kind.NEW:
            continue
        others = [*(known[place] for place in one.known[:1]), *(records[place] for place in one.before[:1])]
        record, other = records[one.place], others[0]
        where = f"line {other.line}: {_short(other.label)}"
        rows.append((record.line, _short(record.label), str(one.kind), str(one.reason), where))
    return rows


def _references(path: Path, options: argparse.Namespace) -> References:
    with using(path):
        return read_references(path, charset=options.charset)


def _counted(found: References) -> str:
    faults = f", {len(found.faults):,} that could not be kept" if found.faults else ""
    return f"{found.format}, {found.charset}: {len(found.records):,} references{faults}."


def _table(found: References) -> Shown:
    rows = [
        (one.line, one.type, _people(one), one.year or "", _short(one.label), one.doi)
        for one in found.records
    ]
    return "", ("line", "kind", "people", "year", "title", "DOI"), rows


def _people(record: Record) -> str:
    names = record.author or record.editor
    if not names:
        return ""
    first = names[0].literal or " ".join(part for part in (names[0].particle, names[0].family) if part)
    return _short(f"{first} et al." if len(names) > 1 or record.others else first, 30)


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _sayings(found: References) -> Iterator[tuple[str, str]]:
    yield from (("file", str(one)) for one in found.odd)
    faults = ((one.line, one.reason) for one in found.faults)
    odd = ((one.line, reason) for one in found.records for reason in one.odd)
    for line, reason in sorted(chain(faults, odd), key=lambda one: one[0]):
        yield f"line {line}", str(reason)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="samenspel bibliography",
        description="Read lists of references, convert them, cite them, and find works that come twice.",
        epilog="docs/reference/bibliography.md explains all names.",
    )
    words = parser.add_subparsers(required=True, metavar="read|convert|cite|compare")
    reading = _options(words.add_parser("read", help="what stands in it, and what is odd"), _read)
    reading.add_argument("--format", choices=("table", "json"), default="table")
    converting = _options(words.add_parser("convert", help="the same in another format"), _convert)
    converting.add_argument("--to", choices=FORMATS, required=True)
    citing = _options(words.add_parser("cite", help="as a list of references has them"), _cite)
    citing.add_argument("--style", choices=sorted(STYLES), default="apa")
    citing.add_argument("--language", choices=tuple(LANGUAGES), default="en")
    citing.add_argument("--html", action="store_true", help="with italics, as paragraphs")
    comparing = _options(words.add_parser("compare", help="what comes twice, or is known already"), _compare)
    comparing.add_argument("known", metavar="KNOWN", type=Path, nargs="?", help="references that are known")
    comparing.add_argument("--format", choices=("table", "json"), default="table")
    return parser


def _options(parser: argparse.ArgumentParser, do: Do) -> argparse.ArgumentParser:
    parser.set_defaults(do=do)
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="BibTeX, RIS, JSON of CSL or an index, DataCite XML"
    )
    parser.add_argument("--charset", default="", choices=CHARSETS, help="where it is not Unicode")
    return parser

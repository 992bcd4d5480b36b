"""samenspel scale report|check: what a journal says together, from its parts, without a database."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from samenspel.methods.disclosure import DEFAULT_K, LEAST_K
from samenspel.methods.terminal import BadFile, run, say, using

from .answers import EVER, answers
from .catalogue import UnfitParts, faults, read_catalogue
from .engines import DUCKDB, ENGINES, THREADS, Power
from .report import Protected, Report, report_of

HIDDEN = "–"


def main(argv: Sequence[str]) -> int:
    """`argv` comes without the word scale. Answers 1 when the parts cannot be used, 2 for wrong options."""
    return run(_parser(), argv, _do)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="samenspel scale",
        description="What a journal says as a whole, from its parts in Parquet.",
        epilog="`samenspel scale export` writes the parts; docs/how-to/a-countrys-worth.md tells all.",
    )
    commands = parser.add_subparsers(required=True, metavar="report|check")
    report = commands.add_parser("report", help="who took part in what, when, and how evenly")
    report.set_defaults(do=_report)
    report.add_argument("--engine", choices=ENGINES, default=DUCKDB, help="(default: %(default)s)")
    report.add_argument(
        "--master", default=f"local[{THREADS}]", help="where Spark runs (default: %(default)s)"
    )
    report.add_argument("--memory", type=int, default=0, metavar="MB", help="before it takes the disk")
    report.add_argument(
        "--until", type=_month, default=EVER, metavar="YYYY-MM", help="months before this one"
    )
    report.add_argument(
        "--k", type=_least, default=DEFAULT_K, help="the least number that is told (%(default)s)"
    )
    report.add_argument("--format", choices=("table", "json"), default="table")
    check = commands.add_parser("check", help="whether every file is as it was written")
    check.set_defaults(do=_check)
    for command in (report, check):
        command.add_argument("folder", metavar="FOLDER", type=Path, help="where the parts are")
    return parser


def _month(text: str) -> int:
    year, dash, month = text.partition("-")
    if not (dash and year.isdecimal() and month.isdecimal() and len(year) == 4 and 1 <= int(month) <= 12):
        raise argparse.ArgumentTypeError("must be a month such as 2026-11")
    return int(year) * 100 + int(month)


def _least(text: str) -> int:
    if not text.isdecimal() or int(text) < LEAST_K:
        raise argparse.ArgumentTypeError(f"must be {LEAST_K} or more")
    return int(text)


def _do(options: argparse.Namespace) -> int:
    with using(options.folder):
        if not options.folder.is_dir():
            raise BadFile(f"{options.folder} is no folder.")
        try:
            return say(options.do(options))
        except UnfitParts as error:
            raise BadFile(f"{options.folder}: {error}") from None


def _check(options: argparse.Namespace) -> str:
    if found := faults(options.folder):
        raise BadFile("\n".join(f"{options.folder}: {words}" for words in found))
    catalogue = read_catalogue(options.folder)
    return (
        f"{catalogue.rows} entries up to number {catalogue.last}, under seals 1 to {catalogue.seal}, "
        f"in {len(catalogue.parts)} parts; every file is as it was written."
    )


def _report(options: argparse.Namespace) -> str:
    power = Power(options.engine, options.memory, options.master)
    report = report_of(answers(options.folder, power, until=options.until), options.k)
    if options.format == "json":
        return json.dumps(report.as_json(), indent=1)
    return "\n\n".join(_told(report))


def _told(report: Report) -> list[str]:
    even = report.concentration
    return [
        f"Months {report.months[0]} to {report.months[1]}; nothing is told of fewer than {report.k} people.",
        f"People by initiative and side\n{_table(report.sides)}",
        f"People by month and phase\n{_table(report.months_by_phase)}",
        f"{even.people} people, {even.entries} entries; Gini {even.gini}; busiest tenth: {even.top_tenth}."
        if even
        else "How evenly it is shared: too few people to say.",
        "\n".join(f"{name}: checksum {found}" for name, found in report.checksums.items()),
    ]


def _table(table: Protected) -> str:
    if table.why:
        return table.why
    lines = [["", *table.columns]]
    for name, counts in zip(table.rows, table.counts, strict=True):
        lines.append([name, *(HIDDEN if count is None else str(count) for count in counts)])
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)) for line in lines
    )

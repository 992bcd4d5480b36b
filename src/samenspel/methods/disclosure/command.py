"""samenspel disclosure protect|audit: small numbers in tables, without a database."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from samenspel.methods.few import DEFAULT_K
from samenspel.methods.terminal import BAD_FILE, BAD_USE, BadFile, fail, run, say, using

from .files import read_release, read_tables, write_published, write_release
from .merging import Merge, merged_release
from .outcome import Protected
from .protect import audit, protect, ranges
from .release import Change, Release, Rule
from .unfit import UnfitTable

WIDTH = 80


def main(argv: Sequence[str]) -> int:
    """`argv` comes without the word disclosure. Answers 1 when a file cannot be used, or what was
    found is not safe, 2 for wrong options."""
    return run(_parser(), argv, lambda options: int(options.do(options)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="samenspel disclosure",
        description="What of a table of counts must be hidden so that nobody can be found, and the proof.",
        epilog="docs/reference/disclosure.md explains files and options.",
    )
    commands = parser.add_subparsers(required=True, metavar="protect|audit")
    _add_protect(commands.add_parser("protect", help="say what may be published"))
    audits = commands.add_parser("audit", help="say what can be computed from releases together")
    audits.add_argument(
        "files",
        metavar="RELEASE",
        type=Path,
        nargs="+",
        help="as protect --format json writes them, in order",
    )
    audits.add_argument("--ranges", action="store_true", help="how far each hidden count can be computed")
    audits.add_argument("--format", choices=("table", "json"), default="table")
    audits.set_defaults(do=_audit)
    return parser


def _add_protect(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(do=_protect)
    parser.add_argument("file", metavar="FILE", type=Path, help="people, or kinds with their count (CSV)")
    parser.add_argument(
        "--table", action="append", default=[], metavar="A,B", help="columns to count by; repeat it for more"
    )
    parser.add_argument("--k", type=int, default=DEFAULT_K, help="least count told (default: %(default)s)")
    parser.add_argument(
        "--sensitive",
        action="append",
        default=[],
        metavar="A[=X,Y]",
        help="of nobody may it be known that their whole group is in one of these categories",
    )
    parser.add_argument("--merge", action="store_true", help="merge rare categories first")
    parser.add_argument("--ordered", default="", metavar="A,B", help="merge these with their neighbours only")
    parser.add_argument(
        "--earlier", action="append", default=[], type=Path, metavar="RELEASE", help="published before"
    )
    parser.add_argument("--joined", type=int, metavar="N", help="who is counted and was not before")
    parser.add_argument("--left", type=int, metavar="N", help="who was counted before and is not now")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")


def _protect(options: argparse.Namespace) -> int:
    try:
        rule = Rule(options.k, _sensitive(options.sensitive))
    except UnfitTable as error:
        return fail(BAD_USE, str(error))
    earlier = [_read(path) for path in options.earlier]
    try:
        with using(options.file):
            tables = read_tables(options.file, [one.split(",") for one in options.table])
        release, merges = Release(tables, _change(options)), tuple[Merge, ...]()
        if options.merge:
            release, merges = merged_release(release, rule, options.ordered.split(","))
        found = protect(release, rule, earlier)
    except UnfitTable as error:
        raise BadFile(str(error)) from None
    shown = {"table": lambda: _told(found, merges), "csv": lambda: write_published(found).rstrip()}
    return say(shown.get(options.format, lambda: write_release(found))())


def _sensitive(words: Sequence[str]) -> dict[str, list[str]]:
    parts = [word.partition("=") for word in words]
    return {
        name.strip(): [one.strip() for one in named.split(",") if one.strip()] for name, _, named in parts
    }


def _change(options: argparse.Namespace) -> Change | None:
    if options.joined is None and options.left is None:
        return None
    return Change(options.joined or 0, options.left or 0)


def _told(found: Protected, merges: Sequence[Merge]) -> str:
    return "\n".join([*(f"merged: {one.variable}: {one.name}" for one in merges), found.table()])


def _read(path: Path) -> Protected:
    try:
        with using(path):
            return read_release(path)
    except UnfitTable as error:
        raise BadFile(f"{path}: {error}") from None


def _audit(options: argparse.Namespace) -> int:
    releases = [_read(path) for path in options.files]
    try:
        found = audit(releases)
        limits = ranges(releases) if options.ranges else ()
    except UnfitTable as error:
        raise BadFile(str(error)) from None
    if options.format == "json":
        told: dict[str, Any] = {"safe": found.safe, **asdict(found)}
        told |= {"ranges": [[asdict(one) for one in table] for table in limits]} if options.ranges else {}
        text = json.dumps(told, ensure_ascii=False, indent=2)
    else:
        text = "\n".join([str(found.words), *(str(leak.words) for leak in found.leaks)])
        for one in (one for table in limits for one in table):
            most = "or more" if one.greatest is None else f"to {one.greatest}"
            text += f"\n{', '.join(one.cell)}: {one.least} {most}"
    return say(text) or (0 if found.safe else BAD_FILE)

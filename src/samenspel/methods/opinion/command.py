"""samenspel opinion FILE: an opinion map of a file with votes, without a database."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from samenspel.methods.terminal import run, say, using

from .mapping import opinion_map
from .outcome import METHODS
from .reading import read_groups, read_statements, read_votes
from .report import as_json, as_text


def main(argv: Sequence[str]) -> int:
    """`argv` comes without the word opinion. Answers 1 when a file cannot be read, 2 for wrong options."""
    return run(_parser(), argv, _map)


def _map(options: argparse.Namespace) -> int:
    statements = before = None
    if options.statements:
        with using(options.statements):
            statements = read_statements(options.statements, strict=options.strict)
    with using(options.file):
        votes = read_votes(options.file, statements)
    if options.before:
        with using(options.before):
            before = read_groups(options.before)
    found = opinion_map(votes, options.method, before=before)
    text = (
        json.dumps(as_json(found), ensure_ascii=False, indent=2)
        if options.format == "json"
        else as_text(found)
    )
    return say(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="samenspel opinion",
        description="Find groups of people who vote alike, what they stand for, and what unites them.",
        epilog="docs/reference/opinion.md explains all names.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="votes (CSV, as Polis exports them)")
    parser.add_argument(
        "--statements", metavar="FILE", type=Path, help="their texts, and which moderators took out (CSV)"
    )
    parser.add_argument(
        "--strict", action="store_true", help="hide statements that no moderator has approved, too"
    )
    parser.add_argument("--method", choices=METHODS, default="tested", help="default: %(default)s")
    parser.add_argument(
        "--before",
        metavar="FILE",
        type=Path,
        help="a CSV file with participant and group-id: keep these names",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    return parser

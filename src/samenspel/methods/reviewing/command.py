"""samenspel reviewing assign: who reviews what, without a database."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from samenspel.methods.terminal import BAD_FILE, run, say, seconds, using, verb

from .assign import assign
from .plan import Plan
from .reading import read_panel
from .report import as_csv, as_json, as_table


def main(argv: Sequence[str]) -> int:
    """`argv` comes without the word reviewing. Answers 1 when a file cannot be used or no plan is possible, 2
    for wrong options."""
    return run(_parser(), argv, lambda options: int(options.do(options)))


def _assign(options: argparse.Namespace) -> int:
    with using(options.file):
        plan = assign(read_panel(options.file), options.seconds)
    return say(_shown(plan, options.format)) or (0 if plan.possible else BAD_FILE)


def _shown(plan: Plan, form: str) -> str:
    if form == "json":
        return json.dumps(as_json(plan), ensure_ascii=False, indent=2)
    return as_csv(plan) if form == "csv" and plan.possible else as_table(plan)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="samenspel reviewing",
        description="Who reviews what, fairly, and why.",
        epilog="docs/reference/reviewing.md explains files and options.",
    )
    verbs = parser.add_subparsers(required=True, metavar="assign")
    assigning = verb(verbs, "assign", _assign, "share contributions among reviewers")
    assigning.add_argument("file", metavar="FILE", type=Path, help="contributions, reviewers and rules (CSV)")
    assigning.add_argument("--format", choices=("text", "json", "csv"), default="text")
    assigning.add_argument("--seconds", type=seconds, default=60, help="stop then (default: %(default)s)")
    return parser

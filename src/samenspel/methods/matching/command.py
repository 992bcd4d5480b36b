"""samenspel match FILE: share matching funds among projects, without a database."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from samenspel.methods.terminal import BAD_USE, cents, fail, part, run, say, using

from .match import match
from .money import money_text
from .outcome import Outcome
from .reading import read_gifts, read_projects
from .report import as_json, as_table
from .rule import FORMULAS, SCALINGS, Rule, UnfitRule

AMOUNTS = {
    "--pot": "what there is to share, such as 10000",
    "--per-head": "per-head: for each giver (default: 10)",
    "--bound": "pairwise: M, half of what two people may bring together (default: 25)",
    "--giver-cap": "of what one person gives to one project, so much counts",
    "--total-cap": "of what one person gives to all projects together, so much counts",
    "--project-cap": "no project gets more",
}


def main(argv: Sequence[str]) -> int:
    """`argv` comes without the word match. Answers 1 when the file cannot be used, 2 for wrong options."""
    return run(_parser(), argv, _match)


def _match(options: argparse.Namespace) -> int:
    try:
        rule = _rule(options)
        with using(options.projects):
            projects = read_projects(options.projects) if options.projects else ()
        with using(options.file):
            outcome = match(read_gifts(options.file, projects), rule)
    except UnfitRule as error:
        return fail(BAD_USE, str(error))
    return say(_shown(outcome, options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="samenspel match",
        description="Share a pot of matching funds among the projects that people gave to, and say why.",
        epilog="docs/reference/match.md explains all names.",
    )
    defaults = Rule()
    parser.add_argument("file", metavar="FILE", type=Path, help="a CSV file: giver, project, amount")
    parser.add_argument("--formula", choices=FORMULAS, default=defaults.formula)
    parser.add_argument(
        "--rate", type=part, default=defaults.rate, help="proportional: so much for each 1 given"
    )
    for option, help_ in AMOUNTS.items():
        default = getattr(defaults, option.strip("-").replace("-", "_"))
        parser.add_argument(
            option, type=cents, metavar="AMOUNT", default=default, required=option == "--pot", help=help_
        )
    parser.add_argument("--projects", type=Path, metavar="FILE", help="a CSV file: project, name, cap")
    parser.add_argument("--scaling", choices=SCALINGS, default=defaults.scaling, help="fit: pay the pot out")
    parser.add_argument("--keep", action="store_true", help="what caps leave stays in the pot")
    parser.add_argument("--currency", default="EUR")
    parser.add_argument("--format", choices=("table", "json"), default="table")
    return parser


def _rule(options: argparse.Namespace) -> Rule:
    names = (
        "formula",
        "pot",
        "rate",
        "per_head",
        "bound",
        "giver_cap",
        "total_cap",
        "project_cap",
        "scaling",
    )
    return Rule(**{name: getattr(options, name) for name in names}, redistribute=not options.keep)


def _shown(outcome: Outcome, options: argparse.Namespace) -> str:
    money = money_text(options.currency)
    if options.format == "json":
        return json.dumps(as_json(outcome, money), ensure_ascii=False, indent=2)
    return as_table(outcome, money)

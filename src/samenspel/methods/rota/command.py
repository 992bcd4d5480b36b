"""samenspel rota make|repair|explain: rotas without a database."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.terminal import BAD_USE, fail, run, say, seconds, using

from .asked import FAIRNESS, UnfitProblem
from .cells import Cell
from .explain import explain_rota
from .make import make_rota
from .problem import Problem
from .reading import read_problem
from .repair import repair_rota
from .report import as_json, repair_as_json
from .rota import Rota
from .serving import read_serving, write_serving
from .solver import Effort
from .table import as_table, repair_as_table


def main(argv: Sequence[str]) -> int:
    """`argv` comes without the word rota. Answers 1 when a file cannot be used, 2 for wrong options."""
    return run(_parser(), argv, _do)


def _do(options: argparse.Namespace) -> int:
    try:
        return say(options.do(options))
    except UnfitProblem as error:
        return fail(BAD_USE, str(error))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="samenspel rota",
        description="Who serves when, fairly, and why.",
        epilog="docs/reference/rota.md explains files and options.",
    )
    commands = parser.add_subparsers(required=True, metavar="make|repair|explain")
    make = commands.add_parser("make", help="make a rota")
    repair = commands.add_parser("repair", help="mend a rota after people dropped out, with few changes")
    explain = commands.add_parser("explain", help="say of a rota which rules it breaks, and what it gives")
    for command, do in ((make, _make), (repair, _repair), (explain, _explain)):
        command.set_defaults(do=do)
        command.add_argument("file", metavar="FILE", type=Path, help="people, shifts and rules (CSV)")
        command.add_argument("--format", choices=("text", "json", "csv"), default="text")
        command.add_argument("--fairness", choices=FAIRNESS, help="instead of what the file says")
    for command in (make, repair):
        command.add_argument("--seconds", type=seconds, default=60, help="stop then (default: %(default)s)")
        command.add_argument("--seed", type=int, default=0, help="draws the lots (default: %(default)s)")
    for command in (repair, explain):
        command.add_argument(
            "rota", metavar="ROTA", type=Path, help="the rota (CSV, as --format csv writes it)"
        )
    repair.add_argument(
        "--without",
        metavar="PERSON[@SHIFT]",
        action="append",
        default=[],
        help="who dropped out; repeat it for more",
    )
    repair.add_argument("--since", metavar="MOMENT", help="what began before stays as it was")
    return parser


def _make(options: argparse.Namespace) -> str:
    rota = make_rota(_problem(options), _effort(options))
    return _shown(options, rota)


def _repair(options: argparse.Namespace) -> str:
    problem = _problem(options)
    with using(options.rota):
        before = read_serving(options.rota, problem)
    since = _moment(options.since, problem) if options.since else None
    dropped = [_dropped(word) for word in options.without]
    repair = repair_rota(problem, before, dropped, since=since, effort=_effort(options))
    if options.format == "json":
        return json.dumps(repair_as_json(repair), ensure_ascii=False, indent=2)
    return repair_as_table(repair) if options.format == "text" else _shown(options, repair.rota)


def _explain(options: argparse.Namespace) -> str:
    problem = _problem(options)
    with using(options.rota):
        before = read_serving(options.rota, problem)
    return _shown(options, explain_rota(problem, before))


def _shown(options: argparse.Namespace, rota: Rota) -> str:
    if options.format == "json":
        return json.dumps(as_json(rota), ensure_ascii=False, indent=2)
    if options.format == "csv":
        return write_serving(rota.problem, rota.serving).rstrip()
    return as_table(rota)


def _problem(options: argparse.Namespace) -> Problem:
    with using(options.file):
        problem = read_problem(options.file)
    return replace(problem, fairness=options.fairness) if options.fairness else problem


def _effort(options: argparse.Namespace) -> Effort:
    return Effort(seconds=options.seconds, seed=options.seed)


def _dropped(word: str) -> tuple[str, str | None]:
    person, at, shift = word.partition("@")
    return person.strip(), shift.strip() if at else None


def _moment(text: str, problem: Problem) -> datetime:
    zone = next((shift.start.tzinfo for shift in problem.shifts), None)
    try:
        return Cell(text, 1, "--since").moment(zone if isinstance(zone, ZoneInfo) else ZoneInfo("UTC"))
    except MalformedFile as error:
        raise UnfitProblem(error.problem) from None

"""samenspel tally FILE: count a Pabulib file without a database."""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, suppress
from dataclasses import replace
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import Any

from samenspel.methods.terminal import BAD_USE, fail, part, run, say, using

from . import besides
from .comparison import compare_rules
from .election import Election
from .groups import by_group
from .outcome import Outcome
from .pabulib import read_groups, read_pabulib
from .plain import as_json
from .rule import (
    COMPLETIONS,
    MISFITS,
    RULES,
    UTILITIES,
    Rule,
    UnfitRule,
    default_utility,
    town_rule,
)
from .sensitivity import at_budgets, least_change
from .table import as_table
from .tally import tally
from .ties import CRITERIA, DEFAULT_TIES
from .worth import STUDIED

DECIDED, EXCLUSIVE = "samenspel_tally", "greedy-exclusive"
WHICH = "The file does not say which projects exclude each other; name them by --exclusive."


def main(argv: Sequence[str]) -> int:
    """`argv` comes without the word tally. Answers 1 when the file cannot be counted, 2 for wrong options."""
    return run(_parser(), argv, _tally)


def _tally(options: argparse.Namespace) -> int:
    try:
        with using(options.file):
            election = read_pabulib(options.file)
            rule = _rule(options, election)
            outcome = tally(election, rule)
            _warn(rule, election)
            shown = _shown(election, outcome, options)
    except UnfitRule as error:
        return fail(BAD_USE, str(error))
    return say(shown)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        parents=[_rule_parser()],
        prog="samenspel tally",
        description="Count a participatory budget (a Pabulib file) and say for every project why.",
        epilog="docs/reference/tally.md explains all names.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="a Pabulib file (.pb)")
    parser.add_argument("--town", action="store_true", help="count by the rule that the file itself names")
    asked = parser.add_argument_group("besides the result")
    asked.add_argument("--compare", action="store_true", help="what other rules choose")
    asked.add_argument("--budgets", action="store_true", help="what 20 %% less to 20 %% more money changes")
    asked.add_argument(
        "--changes",
        metavar="ID,…|all",
        help="what would have made these projects win (add-one: some seconds for each)",
    )
    asked.add_argument("--groups", metavar="COLUMN", help="how voters fared by age, sex, neighborhood, …")
    parser.add_argument("--format", choices=("table", "json"), default="table")
    return parser


def _rule_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--rule", choices=RULES, default="equal-shares")
    parser.add_argument("--utility", choices=(*UTILITIES, *STUDIED), help="default: what suits the ballots")
    parser.add_argument("--completion", choices=COMPLETIONS, default="none")
    parser.add_argument(
        "--ties",
        default=",".join(DEFAULT_TIES),
        metavar="CRITERION,…",
        help=f"in order; from {', '.join(CRITERIA)}, lot:SEED (default: %(default)s)",
    )
    parser.add_argument("--threshold", type=int, default=0, metavar="N", help="least votes or points")
    parser.add_argument(
        "--share-threshold",
        type=part,
        default=Fraction(0),
        metavar="PART",
        help="least share of the voters, as a part of the share of the budget that a project costs: 1/3",
    )
    parser.add_argument(
        "--exclusive",
        action="append",
        default=[],
        metavar="ID,…",
        help="greedy: of these projects only one can be done; repeat it for more",
    )
    parser.add_argument("--misfit", choices=MISFITS, default="skip", help="greedy: what no longer fits")
    return parser


def _rule(options: argparse.Namespace, election: Election) -> Rule:
    if not options.town:
        return _named(options, election)
    if others := _chosen(options):
        raise UnfitRule(f"--town counts by the file's own rule; leave out {', '.join(others)}.")
    rule = _decided_here(election) or town_rule(election)
    named = election.meta.get("rule", "").strip().lower()
    if named == EXCLUSIVE and not rule:
        rule = town_rule(replace(election, meta={**election.meta, "rule": "greedy"}))
        if not options.exclusive:
            raise UnfitRule(WHICH)
    if rule is None:
        raise UnfitRule(f"The file's own rule is “{named}”, which is not offered; name one with --rule.")
    return replace(rule, exclusive=_groups(options)) if options.exclusive else rule


def _chosen(options: argparse.Namespace) -> list[str]:
    """The options of a rule that are not as usual."""
    usual = vars(_rule_parser().parse_args([]))
    changed = (name for name in usual if getattr(options, name) != usual[name] and name != "exclusive")
    return [f"--{name.replace('_', '-')}" for name in changed]


def _decided_here(election: Election) -> Rule | None:
    """What the recount file of a round says decided it, as options of this command; None for other files."""
    said = election.meta.get(DECIDED, "")
    if not said:
        return None
    try:
        with redirect_stderr(StringIO()):
            options = _rule_parser().parse_args(shlex.split(said))
    except (SystemExit, ValueError):
        raise UnfitRule(f"The rule in the file, “{said}”, is not known here.") from None
    return _named(options, election)


def _named(options: argparse.Namespace, election: Election) -> Rule:
    ties = tuple(tie.strip() for tie in options.ties.split(",") if tie.strip())
    if not ties:
        raise UnfitRule(f"--ties names no criterion; choose from: {', '.join(CRITERIA)}, lot:SEED.")
    return Rule(
        name=options.rule,
        utility=options.utility or default_utility(options.rule, election.ballot_format),
        completion=options.completion,
        ties=ties,
        threshold=options.threshold,
        misfit=options.misfit,
        share_threshold=options.share_threshold,
        exclusive=_groups(options),
    )


def _groups(options: argparse.Namespace) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(id.strip() for id in group.split(",") if id.strip()) for group in options.exclusive)


def _warn(rule: Rule, election: Election) -> None:
    """Whoever forgets the options must not take another result for a fraud."""
    with suppress(UnfitRule):
        if rule != (_decided_here(election) or rule):
            print("The file names another rule. Add --town to count by that one.", file=sys.stderr)


def _shown(election: Election, outcome: Outcome, options: argparse.Namespace) -> str:
    answers = list(_answers(election, outcome, options))
    if options.format == "json":
        told = as_json(outcome) | {name: plain for name, _, plain in answers}
        return json.dumps(told, ensure_ascii=False, indent=2)
    return "\n".join([as_table(election, outcome), *(text for _, text, _ in answers)])


def _answers(
    election: Election, outcome: Outcome, options: argparse.Namespace
) -> Iterator[tuple[str, str, Any]]:
    """What was asked besides: its name in JSON, as text, and as plain values."""
    if options.compare:
        compared = compare_rules(election, outcome)
        yield "comparison", besides.comparison_text(compared), besides.comparison_json(compared)
    if options.budgets:
        budgets = at_budgets(election, outcome.rule)
        yield "budgets", besides.budgets_text(election, budgets), besides.budgets_json(election, budgets)
    if options.changes is not None:
        losers = _losers(outcome, options.changes)
        changes = [least_change(election, outcome.rule, id) for id in losers]
        yield "changes", besides.changes_text(election, changes), besides.changes_json(election, changes)
    if options.groups is not None:
        column = options.groups
        groups = by_group(outcome, read_groups(options.file, column))
        yield (
            "groups",
            besides.groups_text(election, column, groups),
            besides.groups_json(election, column, groups),
        )


def _losers(outcome: Outcome, wanted: str) -> list[str]:
    losers = [one.id for one in outcome.projects if not one.selected]
    if wanted == "all":
        return losers
    ids = [id.strip() for id in wanted.split(",") if id.strip()]
    for id in ids:
        if id not in losers:
            fate = "won" if id in outcome.winners else "is not in the file"
            raise UnfitRule(f"Project “{id}” {fate}; --changes takes projects that lost, or “all”.")
    return ids

"""samenspel tally FILE: count a Pabulib file without a database."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from samenspel.methods.malformed import MalformedFile

from .election import Election
from .outcome import Outcome
from .pabulib import read_pabulib
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
from .table import as_table
from .tally import tally
from .ties import CRITERIA, DEFAULT_TIES

DONE, BAD_FILE, BAD_USE = 0, 1, 2


def main(argv: Sequence[str]) -> int:
    """`argv` comes without the word tally. Answers 1 when the file cannot be counted, 2 for wrong options."""
    try:
        options = _parser().parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        election = read_pabulib(options.file)
        outcome = tally(election, _rule(options, election))
    except MalformedFile as error:
        return _fail(BAD_FILE, f"{options.file}: {error}")
    except OSError as error:
        return _fail(BAD_FILE, f"{options.file} cannot be opened: {error.strerror or error}.")
    except UnfitRule as error:
        return _fail(BAD_USE, str(error))
    return _print(_shown(outcome, options.format))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="samenspel tally",
        description="Count a participatory budget (a Pabulib file) and say for every project why.",
        epilog="docs/reference/tally.md explains all names.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="a Pabulib file (.pb)")
    parser.add_argument("--town", action="store_true", help="count by the rule that the file itself names")
    parser.add_argument("--rule", choices=RULES, default="equal-shares")
    parser.add_argument("--utility", choices=UTILITIES, help="default: what suits the ballots")
    parser.add_argument("--completion", choices=COMPLETIONS, default="none")
    parser.add_argument(
        "--ties",
        default=",".join(DEFAULT_TIES),
        metavar="CRITERION,…",
        help=f"in order; from {', '.join(CRITERIA)}, lot:SEED (default: %(default)s)",
    )
    parser.add_argument("--threshold", type=int, default=0, metavar="N", help="least votes or points")
    parser.add_argument("--misfit", choices=MISFITS, default="skip", help="greedy: what no longer fits")
    parser.add_argument("--format", choices=("table", "json"), default="table")
    return parser


def _rule(options: argparse.Namespace, election: Election) -> Rule:
    if options.town:
        rule = town_rule(election)
        if rule is None:
            named = election.meta.get("rule", "")
            raise UnfitRule(f"The file's own rule is “{named}”, which is not offered; name one with --rule.")
        return rule
    return Rule(
        name=options.rule,
        utility=options.utility or default_utility(options.rule, election.ballot_format),
        completion=options.completion,
        ties=tuple(tie.strip() for tie in options.ties.split(",") if tie.strip()),
        threshold=options.threshold,
        misfit=options.misfit,
    )


def _shown(outcome: Outcome, form: str) -> str:
    if form == "json":
        return json.dumps(outcome.as_json(), ensure_ascii=False, indent=2)
    return as_table(outcome)


def _print(text: str) -> int:
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stderr.close()  # the reader (such as head) has seen enough
    return DONE


def _fail(code: int, sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return code

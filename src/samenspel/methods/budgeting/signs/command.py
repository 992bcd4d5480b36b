"""samenspel signs FILE: what an election's ages let one look at, without a database."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from samenspel.methods.budgeting.pabulib import read_ages
from samenspel.methods.terminal import BAD_FILE, fail, run, say, using

from .noted import HARD, Note, Report, Sign, look
from .rates import RATES
from .texts import TEXTS, words_of

NOTHING = "Nothing unusual was seen."
NO_AGES = "the VOTES section tells no ages (a column “age”), so there is nothing to look at."


def main(argv: Sequence[str]) -> int:
    """`argv` comes without the word signs. Answers 1 when the file tells no ages, 2 for wrong options."""
    return run(_parser(), argv, _look)


def _look(options: argparse.Namespace) -> int:
    with using(options.file):
        ages = read_ages(options.file)
    if not ages:
        return fail(BAD_FILE, f"{options.file}: {NO_AGES}")
    report = look(Note(age=age) for age in ages.elements())
    return say(json.dumps(report.as_json(), indent=2) if options.format == "json" else as_text(report))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="samenspel signs",
        description="Say what is unusual about the ages of voters in a Pabulib file.",
        epilog="docs/reference/signs.md explains what is looked at, and how often honest elections show it.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="a Pabulib file (.pb) with ages")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    return parser


def as_text(report: Report) -> str:
    """In English."""
    parts = [_paragraph(sign) for sign in report.signs] or [NOTHING]
    return "\n\n".join([f"{report.looked['age'] or 'A few'} ages were looked at.", *parts])


def _paragraph(sign: Sign) -> str:
    text, rate = TEXTS[sign.code], RATES[sign.code]
    seen, expected = (words_of(one, sign) for one in (text.seen, text.expected))
    lines = [
        f"{'Look hard' if sign.level == HARD else 'Look'}: {seen} {expected}",
        f"Honest reasons: {text.honest}",
        f"Seen in {rate.alarms} of {rate.tried} real elections (95 %: at most {rate.most:.0%}).",
    ]
    if sign.p is not None:
        lines.append(f"Chance in an honest election, by the method's assumptions: {sign.p:.2g}.")
    return "\n".join(lines)

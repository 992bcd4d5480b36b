"""An outcome as JSON, and as a table for a terminal of 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from samenspel.methods.nouns import givers, projects

from .money import Money, money_text
from .outcome import Outcome, ProjectMatch
from .reasons import reasons
from .rule import Rule

WIDTH = 80
INDENT = " " * 5


def as_json(outcome: Outcome, money: Money | None = None) -> dict[str, Any]:
    """Everything in plain values; amounts in currency units. See docs/reference/match.md."""
    money = money or money_text()
    return {
        "rule": outcome.rule.as_dict(),
        "pot": _units(outcome.rule.pot),
        "paid": _units(outcome.paid),
        "left": _units(outcome.left),
        "givers": outcome.givers,
        "factor": float(outcome.factor),
        "error": float(outcome.error),
        "projects": [_project(outcome, one, money) for one in outcome.projects],
        "tie": None
        if outcome.tie is None
        else {"projects": list(outcome.tie.projects), "lucky": list(outcome.tie.lucky)},
    }


def _project(outcome: Outcome, one: ProjectMatch, money: Money) -> dict[str, Any]:
    amounts = ("own", "counted", "unbounded", "taken", "amount", "cap", "share", "payout")
    return {
        "id": one.id,
        "name": one.name,
        "givers": one.givers,
        **{name: _units(getattr(one, name)) for name in amounts},
        "pairs": [{**vars(pair), "taken": pair.taken / 100} for pair in one.pairs],
        "reasons": [str(reason) for reason in reasons(outcome, one, money)],
    }


def _units(cents: int | Fraction | None) -> int | float | None:
    if cents is None:
        return None
    amount = Fraction(cents) / 100
    return amount.numerator if amount.denominator == 1 else float(amount)


def as_table(outcome: Outcome, money: Money) -> str:
    """The totals, then every project with its reasons, those with the largest payout first."""
    ordered = sorted(outcome.projects, key=lambda one: (-one.payout, -one.own))
    lines = [line for one in ordered for line in _rows(outcome, one, money)]
    return "\n".join([*_head(outcome, money), *lines, *_foot(outcome, money)])


def _head(outcome: Outcome, money: Money) -> Iterator[str]:
    yield from textwrap.wrap(f"Rule: {describe(outcome.rule, money)}", WIDTH)
    yield from textwrap.wrap(
        f"{givers(outcome.givers)}, {projects(len(outcome.projects))}. Pot {money(outcome.rule.pot)}, "
        f"paid {money(outcome.paid)}, left {money(outcome.left)}.",
        WIDTH,
    )


def _rows(outcome: Outcome, one: ProjectMatch, money: Money) -> Iterator[str]:
    figures = f" {money(one.own):>16} + {money(one.payout):>16}"
    room = WIDTH - len(figures)
    label = f"{one.id} {one.name}".strip()
    label = label if len(label) <= room else label[: room - 1] + "…"
    yield ""
    yield f"{label:<{room}}{figures}"
    said = " ".join(str(reason) for reason in reasons(outcome, one, money))
    yield from textwrap.wrap(said, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)


def _foot(outcome: Outcome, money: Money) -> Iterator[str]:
    if outcome.uncertain:
        yield ""
        yield from textwrap.wrap(
            f"The amounts are so large that each may be off by up to {money(outcome.uncertain)}.", WIDTH
        )


def describe(rule: Rule, money: Money) -> str:
    """The rule with all its options, in one line."""
    first = {
        "proportional": f"{money(100 * rule.rate)} for every {money(100)} given",
        "per-head": f"{money(rule.per_head)} for every giver",
        "quadratic": "square of the sum of square roots",
        "pairwise": f"square of the sum of square roots, pairs bounded with M = {money(rule.bound)}",
    }[rule.formula]
    options = [f"{rule.formula}: {first}"]
    if rule.giver_cap is not None:
        options.append(f"of one gift {money(rule.giver_cap)} counts at most")
    if rule.total_cap is not None:
        options.append(f"of all gifts of one giver {money(rule.total_cap)} counts at most")
    if rule.project_cap is not None:
        options.append(f"a project gets {money(rule.project_cap)} at most")
    if not rule.redistribute:
        options.append("what caps leave stays in the pot")
    options.append("scaled down to the pot" if rule.scaling == "down" else "the pot is paid out")
    return "; ".join(options)

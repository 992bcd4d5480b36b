"""What `samenspel tally` tells besides the result, when asked: as text of 80 columns, and as plain values."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from .comparison import Compared
from .election import Election
from .groups import Group
from .money import amount_text, units
from .rule import Rule
from .sensitivity import FARTHEST, AtBudget, LeastChange

WIDTH = 80
Row = Sequence[str]


def budgets_text(election: Election, found: Sequence[AtBudget]) -> str:
    """What other budgets would change."""
    money = amount_text(election)
    lines = ["", "With another budget:"]
    for one in found:
        change = [f"+ {', '.join(one.gained)}"] if one.gained else []
        change += [f"− {', '.join(one.lost)}"] if one.lost else []
        told = "; ".join(change) or "the same projects"
        lines += _wrapped(f"{one.percent:+4d} % {money(one.budget):>16}  {told}", 25)
    return "\n".join(lines)


def budgets_json(election: Election, found: Sequence[AtBudget]) -> list[dict[str, Any]]:
    return [
        {
            "percent": one.percent,
            "budget": units(election, one.budget),
            "spent": units(election, one.spent),
            "gained": list(one.gained),
            "lost": list(one.lost),
        }
        for one in found
    ]


def changes_text(election: Election, found: Sequence[LeastChange]) -> str:
    """What would have made these projects win."""
    money = amount_text(election)
    lines = ["", "What would have made a project win, everything else being equal:"]
    for one in found:
        ways = [f"costing {money(one.cost)} less"] if one.cost is not None else []
        ways += [f"{money(one.budget)} more in the budget"] if one.budget is not None else []
        if one.votes is not None:
            who = "voter who wants" if one.votes == 1 else "voters who want"
            ways.append(f"{one.votes:,} more {who} it alone")
        told = ", or ".join(ways) or f"no such change, not even one {FARTHEST} times as large"
        lines += _wrapped(f"{one.project}: {told}.", 5)
    return "\n".join(lines)


def changes_json(election: Election, found: Sequence[LeastChange]) -> list[dict[str, Any]]:
    return [
        {
            "project": one.project,
            "cost": units(election, one.cost),
            "budget": units(election, one.budget),
            "votes": one.votes,
        }
        for one in found
    ]


def groups_text(election: Election, column: str, found: Sequence[Group]) -> str:
    """How groups of voters fared."""
    money = amount_text(election)
    rows = [
        (
            f"{one.voters:,}",
            f"{one.nothing / max(one.voters, 1):.1%}",
            f"{float(one.winners):.2f}",
            f"{float(one.funded):.1%}",
            money(round(one.money / max(one.voters, 1))),
        )
        for one in found
    ]
    figures = list(_columns([("voters", "nothing", "winners", "funded", "money each"), *rows], left=0))
    names = _columns([(_cut(name, WIDTH - len(figures[0]) - 2),) for name in (column, *map(_name, found))])
    return "\n".join(["", f"How the voters fared, by {column}:", *_beside(names, figures)])


def _name(group: Group) -> str:
    if len(group.names) > 1:
        return f"{len(group.names)} small groups"
    return group.names[0] or "not told"


def groups_json(election: Election, column: str, found: Sequence[Group]) -> dict[str, Any]:
    return {
        "column": column,
        "groups": [
            {
                "names": list(one.names),
                "voters": one.voters,
                "nothing": one.nothing,
                "mean_winners": float(one.winners),
                "funded": float(one.funded),
                "money": units(election, one.money),
            }
            for one in found
        ],
    }


def comparison_text(found: Sequence[Compared]) -> str:
    """The rules one under the other, and for each project by which of them it is chosen."""
    budget = found[0].outcome.budget
    rows = [
        (
            str(number),
            short(one.outcome.rule),
            str(len(one.outcome.winners)),
            f"{one.outcome.spent / max(budget, 1):.1%}",
            f"{1 - one.outcome.satisfaction.share:.1%}",
            f"{float(one.outcome.satisfaction.mean):.2f}",
            "–" if one.worth is None else f"{float(one.worth):.1%}",
        )
        for number, one in enumerate(found, start=1)
    ]
    header = ("", "rule", "won", "spent", "nothing", "winners", "worth")
    legend = "nothing: voters without a winner. worth: of the most that this budget can buy for all of them."
    return "\n".join(
        [
            "",
            "Compared with other rules:",
            *_columns([header, *rows], left=2),
            *textwrap.wrap(legend, WIDTH),
            "",
            *_chosen_by(found),
        ]
    )


def _chosen_by(found: Sequence[Compared]) -> Iterator[str]:
    """The projects that any rule chooses, each with the numbers of those rules."""
    room = WIDTH - 3 * len(found)
    for c, project in enumerate(found[0].outcome.projects):
        by = [number if one.outcome.mask[c] else None for number, one in enumerate(found, start=1)]
        if any(by):
            name = project.id if project.name == project.id else f"{project.id} {project.name}"
            yield f"{_cut(name, room):<{room}}" + "".join(f"{number or '·':>3}" for number in by)


def short(rule: Rule) -> str:
    """The name, and what is not a matter of course."""
    parts = [
        rule.utility if rule.name != "phragmen" else "",
        rule.completion if rule.completion != "none" else "",
    ]
    told = [part for part in parts if part]
    return f"{rule.name} ({', '.join(told)})" if told else rule.name


def comparison_json(found: Sequence[Compared]) -> list[dict[str, Any]]:
    return [
        {
            "rule": one.outcome.rule.as_dict(),
            "winners": list(one.outcome.winners),
            "spent": units(one.outcome, one.outcome.spent),
            "represented_share": one.outcome.satisfaction.share,
            "mean_winners": float(one.outcome.satisfaction.mean),
            "worth": None if one.worth is None else float(one.worth),
            "prefer_first": one.versus.prefer_a,
            "prefer_this": one.versus.prefer_b,
        }
        for one in found
    ]


def _columns(rows: Sequence[Row], left: int = 1) -> Iterator[str]:
    """The first `left` columns to the left, the others to the right, all as wide as they need to be."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        cells = [
            f"{cell:<{width}}" if i < left else f"{cell:>{width}}"
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def _beside(names: Iterable[str], figures: Sequence[str]) -> Iterator[str]:
    shown = list(names)
    width = max(len(name) for name in shown)
    return (f"{name:<{width}}  {row}" for name, row in zip(shown, figures, strict=True))


def _wrapped(text: str, indent: int) -> list[str]:
    return textwrap.wrap(text, WIDTH, subsequent_indent=" " * indent)


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[: room - 1]}…"

"""An outcome as a table for a terminal of 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from samenspel.methods.nouns import projects, voters, votes

from .election import Election
from .money import amount_text
from .outcome import Outcome, ProjectOutcome, in_order
from .rule import describe

WIDTH = 80
INDENT = " " * 5


def as_table(election: Election, outcome: Outcome) -> str:
    """The totals, then every project with its reason: the winners in order of selection, then the others."""
    return "\n".join([*_head(election, outcome), *_projects(outcome), "", *_foot(outcome)])


def _head(election: Election, outcome: Outcome) -> Iterator[str]:
    money = amount_text(election)
    yield from textwrap.wrap(title(election), WIDTH)
    yield from textwrap.wrap(f"Rule: {describe(outcome.rule)}", WIDTH)
    yield from textwrap.wrap(
        f"{voters(election.voters)}, {projects(len(election.projects))}. Budget {money(election.budget)}, "
        f"spent {money(outcome.spent)}, left {money(outcome.left)}.",
        WIDTH,
    )


def _projects(outcome: Outcome) -> Iterator[str]:
    ordered = in_order(outcome.projects)
    for heading, chosen in (("Chosen", True), ("Not chosen", False)):
        group = [one for one in ordered if one.selected == chosen]
        yield from ("", f"{heading}: {len(group)}")
        for one in group:
            yield from _project(outcome, one)


def _project(outcome: Outcome, one: ProjectOutcome) -> Iterator[str]:
    money = amount_text(outcome)
    label = one.id if one.name == one.id else f"{one.id} {one.name}"
    figures = f" {votes(one.votes)} {money(one.cost):>16}"
    room = WIDTH - len(INDENT) - len(figures)
    label = label if len(label) <= room else label[: room - 1] + "…"
    yield f"{one.order or '–':>3}  {label:<{room}}{figures}"
    yield from textwrap.wrap(
        one.reason.sentence(money), WIDTH, initial_indent=INDENT, subsequent_indent=INDENT
    )


def _foot(outcome: Outcome) -> Iterator[str]:
    if not outcome.winners and any(one.reason.code.startswith("stopped-dear") for one in outcome.projects):
        yield "Nothing was chosen: the first project costs more than the whole budget."
    yield from textwrap.wrap(outcome.satisfaction.sentence, WIDTH)
    for tie in outcome.ties:
        yield from textwrap.wrap(f"Tie: {tie.sentence}", WIDTH)


def title(election: Election) -> str:
    parts = [election.meta.get(key, "") for key in ("unit", "subunit", "instance")]
    return " ".join(part for part in parts if part) or "Election"

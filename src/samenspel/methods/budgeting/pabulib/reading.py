"""From a Pabulib file to an election, or a sentence that says which line is wrong and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from math import lcm

from samenspel.methods.budgeting.election import Election, Project
from samenspel.methods.budgeting.sense import BadElection, check_format, check_id
from samenspel.methods.files import Source
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

from .ballots import read_ballots
from .numbers import require_amount, require_count
from .sections import Table, read_tables

Progress = Callable[[int, int], None]
CENTS = 100


def read_pabulib(source: Source, progress: Progress | None = None) -> Election:
    """Read a file (a path, an open binary file or its bytes) in any ballot format of Pabulib.

    Raises MalformedFile. `progress` hears how many ballots are read, and how many there are.

    >>> file = b"META\\nkey;value\\nbudget;10\\nvote_type;approval\\n"
    >>> file += b"PROJECTS\\nproject_id;cost\\na;10\\nVOTES\\nvoter_id;vote\\n1;a\\n"
    >>> read_pabulib(file)
    <Election (approval): 1 projects, voters 1, budget 10>
    """
    tables = read_tables(source)
    meta, lines = _read_meta(tables["META"])
    projects, costs = _read_projects(tables["PROJECTS"])
    ballot_format = _require(meta, "vote_type", tables["META"])
    with _on(lines["vote_type"]):
        check_format(ballot_format)
    budget = require_amount(_require(meta, "budget", tables["META"]), lines["budget"], Words("the budget"))
    if budget == 0:
        raise MalformedFile(lines["budget"], Words("the budget is zero; there is nothing to divide."))
    _check_count(meta, lines, "num_projects", len(projects))
    _check_count(meta, lines, "num_votes", len(tables["VOTES"].rows))
    scale = lcm(CENTS, *(amount.denominator for amount in (budget, *costs)))
    ballots, points_scale = read_ballots(tables["VOTES"], projects, ballot_format, progress)
    return Election.from_ballots(
        projects=tuple(
            Project(project.id, int(cost * scale), project.name, project.extra)
            for project, cost in zip(projects, costs, strict=True)
        ),
        budget=int(budget * scale),
        ballots=ballots,
        ballot_format=ballot_format,
        meta=meta,
        scale=scale,
        points_scale=points_scale,
    )


@contextmanager
def _on(line: int) -> Iterator[None]:
    """What makes no sense stands on this line."""
    try:
        yield
    except BadElection as error:
        raise MalformedFile(line, error.problem) from None


def _read_meta(table: Table) -> tuple[dict[str, str], dict[str, int]]:
    """The keys with their values, and with their lines."""
    meta: dict[str, str] = {}
    lines: dict[str, int] = {}
    for row, line in enumerate(table.lines):
        key = table.cell(row, 0)
        if len(table.rows[row]) < 2:
            raise MalformedFile(line, Words("“{key}” has no value; write key;value.", key=key))
        if key in meta:
            raise MalformedFile(line, Words("“{key}” is given a second time; keep one.", key=key))
        meta[key], lines[key] = table.cell(row, 1), line
    return meta, lines


def _require(meta: dict[str, str], key: str, table: Table) -> str:
    if not meta.get(key):
        raise MalformedFile(
            table.start, Words("the META section does not say “{key}”; add a line {key};…", key=key)
        )
    return meta[key]


def _check_count(meta: dict[str, str], lines: dict[str, int], key: str, found: int) -> None:
    if key in meta and (said := require_count(meta[key], lines[key], key)) != found:
        raise MalformedFile(
            lines[key],
            Words(
                "{key} is {said}, but the file holds {found}; is the file complete?",
                key=key,
                said=said,
                found=found,
            ),
        )


def _read_projects(table: Table) -> tuple[list[Project], list[Fraction]]:
    """The projects, and their costs in currency units."""
    id_column, cost_column = table.required("project_id"), table.required("cost")
    others = [
        (name, column) for column, name in enumerate(table.header) if name not in ("project_id", "cost")
    ]
    projects: dict[str, Project] = {}
    costs = []
    for row, line in enumerate(table.lines):
        id = table.cell(row, id_column)
        with _on(line):
            check_id(id, projects)
        extra = {name: table.cell(row, column) for name, column in others}
        projects[id] = Project(id, 0, extra.pop("name", "") or id, extra)
        costs.append(
            require_amount(table.cell(row, cost_column), line, Words("the cost of project “{id}”", id=id))
        )
    if not projects:
        raise MalformedFile(table.start, Words("the PROJECTS section lists no projects."))
    return list(projects.values()), costs

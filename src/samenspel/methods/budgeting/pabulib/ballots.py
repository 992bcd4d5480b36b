"""The VOTES section: equal votes are merged before they are looked into, which is what makes it fast."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from math import lcm

from samenspel.methods.budgeting.election import POINT_FORMATS, Ballot, Project
from samenspel.methods.budgeting.sense import (
    FINEST,
    LARGEST,
    TOO_FINE,
    BadElection,
    bad_points,
    check_lengths,
    normal,
    not_listed,
)
from samenspel.methods.decimals import parse_measured
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

from .sections import Table

Progress = Callable[[int, int], None]
Cells = tuple[str, str]
Positions = dict[str, int]
REPORT_EVERY = 5000


def read_ballots(
    table: Table, projects: Sequence[Project], ballot_format: str, progress: Progress | None = None
) -> tuple[Counter[Ballot], int]:
    """How often each distinct ballot was cast, and the scale of its points."""
    _check_voters(table)
    with_points = ballot_format in POINT_FORMATS
    written = _merge(table, with_points=with_points)
    positions = {project.id: index for index, project in enumerate(projects)}
    points_scale = _points_scale(table, written) if with_points else 1
    ballots: Counter[Ballot] = Counter()
    for done, (cells, times) in enumerate(written.items()):
        try:
            ballots[_ballot(cells, positions, ballot_format, points_scale)] += times
        except BadElection as error:
            raise MalformedFile(_line_of(table, cells, with_points=with_points), error.problem) from None
        if progress and done % REPORT_EVERY == 0:
            progress(done, len(written))
    return ballots, points_scale


def _check_voters(table: Table) -> None:
    column = table.column("voter_id")
    if column is None:
        return
    ids = [row[column] for row in table.rows if len(row) > column and row[column]]
    if len(set(ids)) == len(ids):
        return
    seen: set[str] = set()
    for row, line in zip(table.rows, table.lines, strict=True):
        if row[column] in seen:
            raise MalformedFile(
                line,
                Words("voter “{voter}” votes a second time; keep one vote per voter.", voter=row[column]),
            )
        seen.add(row[column])


def _merge(table: Table, *, with_points: bool) -> Counter[Cells]:
    """How often each pair of cells (vote, points) occurs."""
    vote = table.required("vote")
    points = table.required("points") if with_points else vote
    try:
        if with_points:
            return Counter([(row[vote], row[points] if len(row) > points else "") for row in table.rows])
        return Counter([(row[vote], "") for row in table.rows])
    except IndexError:
        line = next(line for row, line in zip(table.rows, table.lines, strict=True) if len(row) <= vote)
        raise MalformedFile(line, Words("this line has no vote; is it complete?")) from None


def _line_of(table: Table, cells: Cells, *, with_points: bool) -> int:
    vote, points = table.required("vote"), table.column("points")
    for row, line in zip(table.rows, table.lines, strict=True):
        shown = row[points] if with_points and points is not None and len(row) > points else ""
        if (row[vote], shown) == cells:
            return line
    return table.start


def _ballot(cells: Cells, positions: Positions, ballot_format: str, points_scale: int) -> Ballot:
    listed = _listed(cells[0], positions)
    points: Sequence[int] = ()
    if ballot_format in POINT_FORMATS:
        points = _points(cells[1], points_scale)
        check_lengths(len(listed), len(points))
    return normal(listed, points, ballot_format)


def _listed(vote: str, positions: Positions) -> list[int]:
    try:
        return [positions[id] for id in vote.split(",")]
    except KeyError:
        ids = [id.strip() for id in vote.split(",")]
    if not any(ids):
        return []
    if not all(ids):
        raise BadElection(
            Words("the vote is “{cell}”; write ids with one comma between two of them.", cell=vote)
        )
    for id in ids:
        if id not in positions:
            raise not_listed(id)
    return [positions[id] for id in ids]


def _points(cell: str, points_scale: int) -> list[int]:
    points = [parse_measured(number) for number in cell.split(",")] if cell.strip() else []
    scaled = []
    for number in points:
        if number is None or abs(number) * 1000 > LARGEST:
            raise bad_points(cell)
        scaled.append(int(number * points_scale))
    return scaled


def _points_scale(table: Table, written: Counter[Cells]) -> int:
    """One unless there are decimals."""
    decimals = {number for _, points in written if "." in points for number in points.split(",")}
    scale = lcm(*((parse_measured(number) or Fraction(0)).denominator for number in decimals))
    if scale > FINEST:
        raise MalformedFile(table.start, TOO_FINE)
    return scale

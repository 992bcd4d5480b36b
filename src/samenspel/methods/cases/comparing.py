"""Which conditions go with an outcome, in all cases and in each sector, and what cannot be concluded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samenspel.methods.evidence import ols, qca, truth_table
from samenspel.methods.evidence.result import Result, Table
from samenspel.methods.evidence.unfit import UnfitData
from samenspel.methods.words import Words

from .template import Case

CASES_EACH = 10
"""So many cases at least for each predictor of a regression: ours, after what textbooks advise."""
MOST_NAMED = 8
Scored = Mapping[str, Sequence[object]]


@dataclass(frozen=True)
class Cell:
    """One combination that some case has: of each condition whether it is there; `outcome` is what the row
    counts as. `having` and `lacking` name the cases with and without the outcome."""

    values: tuple[str, ...]
    outcome: str
    consistency: float
    having: tuple[str, ...]
    lacking: tuple[str, ...]

    @property
    def is_contradictory(self) -> bool:
        return bool(self.having and self.lacking)


@dataclass(frozen=True)
class Part:
    """Of some of the cases. `n` have all scores that are asked for, `left_out` have not. `solution`: the
    shortest ways to the outcome, with consistency and coverage. `cannot`: what these cases do not tell.
    `association`: a name, a number, and its interval, of each condition."""

    n: int
    left_out: int
    cells: tuple[Cell, ...]
    solution: Words | None
    terms: tuple[tuple[str, float, float], ...]
    association: tuple[tuple[str, float, float, float], ...]
    cannot: tuple[Words, ...]
    r_code: tuple[str, ...] = ()


@dataclass(frozen=True)
class Compared:
    """All cases together, and each sector that some of them are in; a case may be in several."""

    pooled: Part
    sectors: Mapping[str, Part]


def compare(cases: Sequence[Case], outcome: str, conditions: Sequence[str], *, cut: float = 0.8) -> Compared:
    """Of cases with their scores; `cut` is the consistency from which a combination counts as enough."""
    names = sorted({sector for case in cases for sector in case.sectors})
    within = {name: [case for case in cases if name in case.sectors] for name in names}
    return Compared(
        _part(cases, outcome, conditions, cut),
        {name: _part(found, outcome, conditions, cut) for name, found in within.items()},
    )


def _part(cases: Sequence[Case], outcome: str, conditions: Sequence[str], cut: float) -> Part:
    asked = (outcome, *conditions)
    whole = [case for case in cases if all(name in case.scores for name in asked)]
    data: dict[str, Sequence[object]] = {name: [case.scores[name] for case in whole] for name in asked}
    data["case"] = [case.key for case in whole]
    cannot = [*_left_out(cases, whole, asked)]
    try:
        found = truth_table(data, outcome, conditions, case="case", consistency=cut)
    except UnfitData as error:
        return Part(len(whole), len(cases) - len(whole), (), None, (), (), (*cannot, error.problem))
    cells = tuple(_cells(found, whole, outcome, len(conditions)))
    cannot += [*found.notes, *_unseen(cells, len(conditions)), *_contradictions(cells, whole)]
    solution, terms, code = _solution(data, outcome, conditions, cut, cannot)
    return Part(
        len(whole),
        len(cases) - len(whole),
        cells,
        solution,
        terms,
        _association(data, outcome, conditions, cannot),
        tuple(cannot),
        code,
    )


def _left_out(cases: Sequence[Case], whole: Sequence[Case], asked: Sequence[str]) -> Iterator[Words]:
    if left := len(cases) - len(whole):
        yield Words("{n} cases are left out: not all that is asked was scored.", n=left)
    if differ := [case.title for case in cases if {*case.differing} & {*asked}]:
        yield Words(
            "Two coders score these differently, so that they count as not scored: {cases}.",
            cases=_named(differ),
        )


def _cells(found: Result, cases: Sequence[Case], outcome: str, k: int) -> Iterator[Cell]:
    table: Table = found.tables[0]
    has = {case.key: case.scores[outcome] > 0.5 for case in cases}
    for row in table.rows:
        who = [name for name in str(row[k + 4]).split(", ") if name]
        yield Cell(
            tuple(map(str, row[:k])),
            str(row[k]),
            float(row[k + 2] or 0),
            tuple(name for name in who if has[name]),
            tuple(name for name in who if not has[name]),
        )


def _unseen(cells: Sequence[Cell], k: int) -> Iterator[Words]:
    every = 2**k
    if len(cells) < every:
        yield Words(
            "{unseen} of {all} combinations were seen in no case: of them nothing can be concluded.",
            unseen=every - len(cells),
            all=every,
        )
    if not any(cell.lacking for cell in cells):
        yield Words("Every case has the outcome: nothing tells what it would take to be without it.")
    if not any(cell.having for cell in cells):
        yield Words("No case has the outcome: nothing tells what would be enough for it.")


def _contradictions(cells: Sequence[Cell], cases: Sequence[Case]) -> Iterator[Words]:
    titles = {case.key: case.title for case in cases}
    found = [cell for cell in cells if cell.is_contradictory]
    for cell in found[:MOST_NAMED]:
        yield Words(
            "The same conditions, another outcome: {having} have it, {lacking} have not. Something else "
            "matters, or the scores do not fit.",
            having=_named([titles[key] for key in cell.having]),
            lacking=_named([titles[key] for key in cell.lacking]),
        )
    if more := len(found) - MOST_NAMED if len(found) > MOST_NAMED else 0:
        yield Words("So it is in {more} more combinations: the table marks them.", more=more)


def _solution(
    data: Scored,
    outcome: str,
    conditions: Sequence[str],
    cut: float,
    cannot: list[Words],
) -> tuple[Words | None, tuple[tuple[str, float, float], ...], tuple[str, ...]]:
    try:
        found = qca(data, outcome, conditions, case="case", consistency=cut)
    except UnfitData as error:
        cannot.append(error.problem)
        return None, (), ()
    terms = next(one for one in found.tables if one.name == "terms")
    first = [row[1:5] for row in terms.rows if row[0] == "M1"]
    told = tuple((str(term), float(fits or 0), float(covers or 0)) for term, fits, _pri, covers in first)
    return found.sentence, told, found.r_code


def _association(
    data: Scored, outcome: str, conditions: Sequence[str], cannot: list[Words]
) -> tuple[tuple[str, float, float, float], ...]:
    n, least = len(data["case"]), CASES_EACH * len(conditions)
    if n < least:
        said = "A regression of {k} conditions asks for {least} cases; here are {n}, so that none is told."
        cannot.append(Words(said, k=len(conditions), least=least, n=n))
        return ()
    try:
        found = ols(data, outcome, conditions)
    except UnfitData as error:
        cannot.append(error.problem)
        return ()
    return tuple(
        (one.name, one.value, one.low, one.high)
        for one in found.estimates
        if one.name in conditions and one.low is not None and one.high is not None
    )


def _named(titles: Sequence[str]) -> str:
    shown = "; ".join(titles[:MOST_NAMED])
    return f"{shown} …" if len(titles) > MOST_NAMED else shown

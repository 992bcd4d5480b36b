"""Whether an election makes sense, asked of files and of programs with the same sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from numbers import Integral
from typing import Protocol

from samenspel.methods.words import Words

Ballot = tuple[tuple[int, ...], tuple[int, ...]]
"""The projects on a ballot (by position in the list) and the points for each of them."""

APPROVAL_FORMATS = ("approval", "choose-1")
POINT_FORMATS = ("cumulative", "scoring")
BALLOT_FORMATS = (*APPROVAL_FORMATS, *POINT_FORMATS, "ordinal")
MOST = 10**24
"""In 1/scale of the currency unit; what a file may say is less."""
LARGEST = 10**15
"""In 1/scale of the currency unit: far more than any budget, and safe in every database and browser."""
FINEST = 10**6
"""Amounts and points may have six decimals."""
MOST_POINTS = 2**62
TOO_FINE = Words("there are points with more than six decimals; round them.")
TWICE = Words("this vote names a project twice; name each project once.")


class BadElection(ValueError):
    """`problem` is the sentence that says what makes no sense."""

    def __init__(self, problem: Words) -> None:
        super().__init__(str(problem))
        self.problem = problem


class Costing(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def cost(self) -> int: ...


def check_id(id: str, known: Collection[str]) -> None:
    if not id or "," in id:
        raise BadElection(Words("the project_id is “{id}”; it cannot be empty or hold a comma.", id=id))
    if id in known:
        raise BadElection(
            Words("project “{id}” is listed a second time; give each project its own id.", id=id)
        )


def check_format(ballot_format: str) -> None:
    if ballot_format not in BALLOT_FORMATS:
        known = ", ".join(BALLOT_FORMATS)
        raise BadElection(
            Words(
                "vote_type is “{ballot_format}”; choose from: {known}.",
                ballot_format=ballot_format,
                known=known,
            )
        )


def check_amounts(projects: Sequence[Costing], budget: int) -> None:
    seen: set[str] = set()
    for project in projects:
        check_id(project.id, seen)
        seen.add(project.id)
        _check_amount(project.cost, Words("the cost of project “{id}”", id=project.id))
    if not seen:
        raise BadElection(Words("the PROJECTS section lists no projects."))
    _check_amount(budget, Words("the budget"))
    if budget == 0:
        raise BadElection(Words("the budget is zero; there is nothing to divide."))


def _check_amount(amount: int, what: Words) -> None:
    if not is_whole(amount):
        raise BadElection(Words("{what} is “{text}”, which is not a whole number.", what=what, text=amount))
    _check_size(amount, MOST, what, amount)


def check_money(amount: Fraction, what: Words, text: object) -> None:
    """In currency units; `text` is how it was written."""
    if FINEST % amount.denominator:
        raise BadElection(
            Words("{what} is {text}, with more than six decimals; round it.", what=what, text=text)
        )
    _check_size(amount * 100, LARGEST, what, text)


def _check_size(amount: Fraction | int, most: int, what: Words, text: object) -> None:
    if amount < 0:
        raise BadElection(
            Words("{what} is {text}, below zero; amounts cannot be negative.", what=what, text=text)
        )
    if amount > most:
        raise BadElection(
            Words("{what} is {text}, more than can be counted; check for extra digits.", what=what, text=text)
        )


def is_whole(number: object) -> bool:
    return isinstance(number, Integral) and not isinstance(number, bool)


def counted(ballots: Mapping[Ballot, int], projects: int, ballot_format: str) -> Counter[Ballot]:
    """The ballots as they count, equal ones merged; raises BadElection."""
    found: Counter[Ballot] = Counter()
    for (listed, points), times in ballots.items():
        if not is_whole(times) or times < 0:
            raise BadElection(Words("a vote is cast {times} times; write a whole number.", times=times))
        if not all(is_whole(c) and 0 <= c < projects for c in listed):
            strange = next(c for c in listed if not (is_whole(c) and 0 <= c < projects))
            raise not_listed(strange)
        check_lengths(len(listed), len(points))
        found[normal(listed, points, ballot_format)] += times
    return found


def check_sums(ballots: Mapping[Ballot, int]) -> None:
    """Raise BadElection where all points together are more than 64 bits hold."""
    total = sum(times * (1 + sum(map(abs, points))) for (_, points), times in ballots.items())
    if total > MOST_POINTS:
        raise BadElection(Words("the votes or points are more than can be counted; check for extra digits."))


def not_listed(id: object) -> BadElection:
    return BadElection(Words("this vote names project “{id}”, which is not in the PROJECTS section.", id=id))


def check_lengths(expected: int, given: int) -> None:
    if expected != given:
        raise BadElection(
            Words(
                "projects in this vote: {expected}; numbers of points: {given}. Write one for each.",
                expected=expected,
                given=given,
            )
        )


def bad_points(cell: object) -> BadElection:
    return BadElection(Words("the points are “{cell}”; write numbers with commas between them.", cell=cell))


def normal(listed: Sequence[int], points: Sequence[int], ballot_format: str) -> Ballot:
    """In order of the list, or of preference. Who names a project twice approves of it once; where points are
    divided among projects it gets these together."""
    distinct = len(set(listed)) == len(listed)
    if ballot_format == "ordinal":
        if not distinct:
            raise BadElection(TWICE)
        return tuple(listed), tuple(range(len(listed), 0, -1))
    if ballot_format in APPROVAL_FORMATS:
        once = sorted(set(listed))
        return tuple(once), (1,) * len(once)
    if not all(is_whole(number) for number in points):
        raise bad_points(points)
    sums = Counter[int]()
    for c, number in zip(listed, points, strict=True):
        sums[c] += number
    if not distinct and ballot_format != "cumulative":
        raise BadElection(TWICE)
    return tuple(sorted(sums)), tuple(sums[c] for c in sorted(sums))

"""Elections that a program holds, in names and currency units: made into positions and whole numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import isfinite, lcm
from typing import Any, TypedDict

from samenspel.methods.decimals import NoNumber, read_amount
from samenspel.methods.words import Words

from .sense import (
    FINEST,
    LARGEST,
    POINT_FORMATS,
    TOO_FINE,
    BadElection,
    Ballot,
    bad_points,
    check_format,
    check_money,
    is_whole,
    normal,
    not_listed,
)

Amount = int | Decimal | Fraction | float | str
"""In currency units; text as people write it: “€ 1,234.50”. A float is the decimal number it is shown as."""
Times = Mapping[str, int] | Sequence[int] | None
"""How often each ballot was cast, by the voter's name or in the order of the ballots; None: once."""
Ballots = Mapping[str, Any] | Iterable[Any]
"""By the names of the voters, or one after the other."""
CENTS = 100
MOST_TIMES = 10**12


class Options(TypedDict, total=False):
    """`names` are what projects are called, by id; `meta` what a file would say besides, such as currency."""

    times: Times
    names: Mapping[str, str]
    meta: dict[str, str]


@dataclass(frozen=True)
class Given:
    """What an election is made of. Amounts in 1/scale, points in 1/points_scale."""

    costs: Mapping[str, int]
    budget: int
    scale: int
    ballots: Mapping[Ballot, int]
    points_scale: int


def collect(
    costs: Mapping[str, Amount], ballots: Ballots, budget: Amount, times: Times, ballot_format: str
) -> Given:
    """Raises BadElection, which names the ballot where it is one that makes no sense."""
    check_format(ballot_format)
    amounts = {
        _id(id): _money(cost, Words("the cost of project “{id}”", id=id)) for id, cost in costs.items()
    }
    whole = _money(budget, Words("the budget"))
    scale = lcm(CENTS, *(amount.denominator for amount in (whole, *amounts.values())))
    merged, points_scale = _merged(ballots, times, list(amounts), ballot_format)
    return Given(
        costs={id: int(amount * scale) for id, amount in amounts.items()},
        budget=int(whole * scale),
        scale=scale,
        ballots=merged,
        points_scale=points_scale,
    )


def _merged(
    ballots: Ballots, times: Times, ids: Sequence[str], ballot_format: str
) -> tuple[Counter[Ballot], int]:
    """How often each distinct ballot was cast, and the scale of its points."""
    if isinstance(ballots, str):
        raise BadElection(Words("the ballots are a text; write a list of ballots."))
    votes = dict(ballots) if isinstance(ballots, Mapping) else dict(enumerate(ballots, start=1))
    often = _times(votes, times)
    if ballot_format in POINT_FORMATS:
        votes = {name: _in_points(name, vote) for name, vote in votes.items()}
    scale = lcm(
        *(one.denominator for vote in votes.values() if isinstance(vote, dict) for one in vote.values())
    )
    if scale > FINEST:
        raise BadElection(TOO_FINE)
    places = {id: place for place, id in enumerate(ids)}
    merged: Counter[Ballot] = Counter()
    for name, vote in votes.items():
        try:
            merged[_ballot(vote, places, ballot_format, scale)] += often[name]
        except BadElection as error:
            raise _on(name, error) from None
    return merged, scale


def _ballot(vote: Any, places: Mapping[str, int], ballot_format: str, points_scale: int) -> Ballot:
    if isinstance(vote, str):
        raise BadElection(Words("the vote is the text “{vote}”; write a list of ids.", vote=vote))
    if ballot_format == "ordinal" and isinstance(vote, Set):
        raise BadElection(Words("the vote is a set, which has no order; write a list, the best first."))
    for id in vote:
        if id not in places:
            raise not_listed(id)
    points = [int(one * points_scale) for one in vote.values()] if isinstance(vote, dict) else ()
    return normal([places[id] for id in vote], points, ballot_format)


def _in_points(name: str | int, vote: Any) -> dict[str, Fraction]:
    try:
        if not isinstance(vote, Mapping):
            raise BadElection(Words("the vote holds no points; write the points of each project by its id."))
        return {id: _points(one) for id, one in vote.items()}
    except BadElection as error:
        raise _on(name, error) from None


def _points(given: Amount) -> Fraction:
    try:
        found = _number(given)
    except NoNumber:
        raise bad_points(given) from None
    if abs(found) * 1000 > LARGEST:
        raise bad_points(given)
    return found


def _times(votes: Mapping[Any, Any], times: Times) -> Mapping[Any, int]:
    """For each vote how often it was cast."""
    if times is None:
        return dict.fromkeys(votes, 1)
    often = dict(times) if isinstance(times, Mapping) else dict(zip(votes, times, strict=False))
    for name in often.keys() - votes.keys():
        raise BadElection(Words("the times name “{name}”, who has no ballot.", name=name))
    if len(times) != len(votes):
        raise BadElection(
            Words(
                "ballots: {ballots}; numbers of times: {times}. Write one for each.",
                ballots=len(votes),
                times=len(times),
            )
        )
    for name, number in often.items():
        if not is_whole(number) or not 0 <= number <= MOST_TIMES:
            problem = Words("a vote is cast {times} times; write a whole number.", times=number)
            raise _on(name, BadElection(problem))
    return {name: int(number) for name, number in often.items()}


def _on(name: str | int, error: BadElection) -> BadElection:
    return BadElection(Words("ballot {name}: {problem}", name=name, problem=error.problem))


def _id(id: object) -> str:
    if not isinstance(id, str):
        raise BadElection(Words("the project_id is {id}, which is no text; write it as “{id}”.", id=id))
    return str(id)


def _money(given: Amount, what: Words) -> Fraction:
    try:
        amount = _number(given)
    except NoNumber as error:
        raise BadElection(error.about(what)) from None
    check_money(amount, what, given)
    return amount


def _number(given: Any) -> Fraction:
    """Raises NoNumber."""
    if isinstance(given, str):
        return read_amount(given)
    plain = given.item() if hasattr(given, "item") else given  # a number of NumPy
    is_number = isinstance(plain, int | Decimal | Fraction | float) and not isinstance(plain, bool)
    if not is_number or not isfinite(plain):
        raise NoNumber(str(given))
    return Fraction(repr(plain) if isinstance(plain, float) else plain)

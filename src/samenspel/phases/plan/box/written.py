"""A ballot as text, written and read: here alone it is known how `Ballot.choice` looks.

It lists places of proposals: "3 8 12", in order of preference on ranked ballots; "3:20 8:5" with points.
"""

from collections.abc import Iterable, Mapping, Sequence

from samenspel.methods.budgeting.election import POINT_FORMATS
from samenspel.phases.plan.box.limits import Limits

Written = tuple[tuple[int, ...], tuple[int, ...]]


def write_choice(places: Iterable[int], points: Iterable[int], ballot_format: str) -> str:
    """`points` runs parallel to `places` and is written where it says more than their order."""
    if ballot_format not in POINT_FORMATS:
        return " ".join(map(str, places))
    return " ".join(f"{place}:{given}" for place, given in zip(places, points, strict=True))


def read_choice(choice: str, ballot_format: str) -> Written:
    """Places and points; for a ranking these are the length of the ballot for the first, 1 for the last."""
    if ballot_format in POINT_FORMATS:
        pairs = [pair.split(":") for pair in choice.split()]
        return tuple(int(place) for place, _ in pairs), tuple(int(given) for _, given in pairs)
    places = tuple(map(int, choice.split()))
    if ballot_format == "ordinal":
        return places, tuple(range(len(places), 0, -1))
    return places, (1,) * len(places)


def choice_of(given: Mapping[int, int], limits: Limits) -> str:
    """Of what was marked: `given` maps places to 1 (an approval), points, or the rank."""
    places: Sequence[int] = sorted(given, key=given.__getitem__ if limits.marks == "ordinal" else None)
    return write_choice(places, [given[place] for place in places], limits.marks)


def longest_choice(limits: Limits, places: int) -> int:
    """No choice on this ballot is longer; every envelope is as long as this one would be."""
    most = max(limits.points or 0, limits.most_each or 0)
    extra = len(f":{most}") if limits.with_points else 0
    return sum(len(str(place)) + 1 + extra for place in range(1, places + 1))

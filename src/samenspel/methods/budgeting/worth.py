"""What a project is worth to who voted for it, beyond what towns count: measures of papers, and one's own.

Sources: Peters, Pierczyński and Skowron (2021), Proportional participatory budgeting with additive utilities,
for utilities of any kind; Brill, Forster, Lackner, Maly and Peters (2023), Proportionality in approval-based
participatory budgeting, https://doi.org/10.1609/aaai.v37i5.25687, for functions of the cost such as its root;
Chamberlin and Courant (1983), Representative deliberations and representative decisions,
https://doi.org/10.2307/1957270.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from math import isfinite, isqrt, lcm
from typing import Any

import numpy as np

from .election import Election, Integers, Project

SQRT, LOG, COVERING, OWN = "sqrt", "log", "chamberlin-courant", "own"
STUDIED = (SQRT, LOG, COVERING)
Worth = int | Fraction
LEAST, MOST = Fraction(1, 10**9), 10**15
ROOM = 2**62
DIGITS = 40
FINEST = 10**9
"""A utility by ballot that is no whole number of 1/FINEST may be rounded to one."""


class NoWorth(ValueError):
    """What a function says is no worth."""


@dataclass(frozen=True)
class Own:
    """A utility of one's own, by `name`. Either `of_cost`: of the cost in currency units, the same for
    everybody who voted for the project. Or `of_ballot`: of a ballot (the points by project id; for
    approvals each is 1, for rankings the place from behind) and a project on it, in any unit.

    >>> Own("square", of_cost=lambda cost: cost**2)
    Own('square')
    """

    name: str
    of_cost: Callable[[Any], Any] | None = None
    of_ballot: Callable[[Mapping[str, Any], Project], Any] | None = None

    def __repr__(self) -> str:
        return f"Own({self.name!r})"


def units(election: Election, utility: str, own: Own | None) -> list[Worth]:
    """For each project what one supporter's utility is of which prices are compared by; in any unit."""
    if utility == "cost":
        return list(election.costs)
    if utility == SQRT:
        return [isqrt(cost << 120) for cost in election.costs]  # whole where the root is, else to 18 digits
    if utility == LOG:
        return [_log(Fraction(cost, election.scale)) for cost in election.costs]
    if own and own.of_cost:
        return [_checked(own, own.of_cost(_plain(cost, election)), id) for id, cost in _priced(election)]
    return [1] * len(election.projects)


def by_ballot(election: Election, own: Own) -> Integers:
    """For each entry of `listed` what the project is worth to who cast this ballot, as whole numbers.

    Exact where these fit in 64 bits, else rounded to the finest decimals that do. Raises NoWorth.
    """
    assert own.of_ballot, "asked for by its ballot"
    found: list[Fraction] = []
    for start, end in zip(election.pointers, election.pointers[1:], strict=False):
        listed = [election.projects[c] for c in election.listed[start:end]]
        given = (
            _plain(int(points), election, election.points_scale) for points in election.points[start:end]
        )
        ballot = {project.id: points for project, points in zip(listed, given, strict=True)}
        found += [Fraction(_checked(own, own.of_ballot(ballot, one), one.id)) for one in listed]
    room = ROOM / (max(found, default=Fraction(0)) or 1) / max(election.voters, 1)
    exact = lcm(*(one.denominator for one in found))
    scale = exact if exact <= room else 10 ** (len(str(int(room))) - 1)
    if scale < exact and scale < FINEST:
        raise NoWorth(f"The utility “{own.name}” has too many digits; round it.")
    return np.array([round(one * scale) for one in found], dtype=np.int64)


def _log(cost: Fraction) -> Fraction:
    with localcontext(prec=DIGITS):
        return Fraction((1 + Decimal(cost.numerator) / cost.denominator).ln())


def _priced(election: Election) -> list[tuple[str, int]]:
    return [(project.id, project.cost) for project in election.projects]


def _plain(amount: int, election: Election, scale: int | None = None) -> Worth:
    """In currency units or points, whole where it is."""
    found = Fraction(amount, scale or election.scale)
    return found.numerator if found.denominator == 1 else found


def _checked(own: Own, given: Any, id: str) -> Fraction:
    """A float is the decimal number it is shown as."""
    plain = given.item() if hasattr(given, "item") else given
    if not isinstance(plain, int | float | Decimal | Fraction) or not isfinite(plain):
        raise NoWorth(f"The utility “{own.name}” of project “{id}” is {given!r}, which is not a number.")
    found = Fraction(repr(plain) if isinstance(plain, float) else plain)
    if found and not LEAST <= found <= MOST:
        raise NoWorth(
            f"The utility “{own.name}” of project “{id}” is {plain}; it may be 0, or from 10^-9 to 10^15."
        )
    return found

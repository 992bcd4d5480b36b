"""Why somebody has the chance they have."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from samenspel.methods import nouns
from samenspel.methods.words import Figure, Words

from .distribution import Distribution
from .pool import Quota
from .program import Program

TIGHT = 1e-6
EVEN = Fraction(1, 1000)


def person_reason(program: Program, best: Distribution, kind: int, id: str, chance: Fraction) -> Words:
    """Compares with the chance that everybody would have without quotas."""
    people = int(program.sizes.sum())
    even = Fraction(program.seats, people)
    values = {"chance": percent(chance), "even": percent(even)}
    aim = best.chances[best.program.members.index(program.members[kind])]
    if abs(aim - even) <= EVEN * even:
        return Words("A chance of {chance}, as everybody would have without quotas.", **values)
    found = _tight(program, best, kind, low=aim < even)
    if aim < even and found:
        return Words(
            "A chance of {chance}; without quotas {even}. "
            "At most {most} of {people} with {name} may have a seat.",
            **values,
            most=found[0].most,
            people=nouns.people(found[1]),
            name=found[0].name,
        )
    if found:
        return Words(
            "A chance of {chance}; without quotas {even}. "
            "At least {least} of {people} with {name} must have a seat.",
            **values,
            least=found[0].least,
            people=nouns.people(found[1]),
            name=found[0].name,
        )
    return Words("A chance of {chance}; without quotas {even}. The quotas together lead to it.", **values)


def _tight(program: Program, best: Distribution, kind: int, *, low: bool) -> tuple[Quota, int] | None:
    """The quota that holds this kind down (or lifts it) most: it is used up on average, and few share it."""
    means = best.program.counts(np.array([float(c) for c in best.chances]) * best.program.sizes)
    people = program.counts(program.sizes)
    tight = []
    for mark in program.marks[kind]:
        quota = program.quotas[mark]
        bound = quota.most if low else quota.least
        if abs(float(means[mark]) - bound) < TIGHT * max(1, bound) + TIGHT:
            rate = Fraction(bound, int(people[mark]))
            tight.append((rate if low else -rate, quota, int(people[mark])))
    if not tight:
        return None
    rate, quota, count = min(tight)
    even = Fraction(program.seats, int(program.sizes.sum()))
    return (quota, count) if abs(rate) != even and (abs(rate) < even) == low else None


def points(share: Fraction) -> Figure:
    """Percentage points with three digits, rounded up."""
    return Figure(f"{-(-share * 100_000 // 1) / 1000:.3f}")


def percent(share: Fraction, digits: int = 1) -> Figure:
    """“6.7 %”, or “< 0.001 %” for what would look like nothing; a chance is never shown larger than it is.

    >>> percent(Fraction(1, 3)), percent(Fraction(1, 3), 3)
    ('33.3 %', '33.333 %')
    """
    scale = 10**digits
    shown = share * 100 * scale // 1 / Fraction(scale)
    if share > 0 and shown == 0:
        return Figure(f"< {1 / scale:g} %")
    return Figure(f"{float(shown):.{digits}f} %")

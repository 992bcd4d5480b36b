"""Why somebody has the chance they have, and what the lottery as a whole promises."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from samenspel.methods.words import Words

from .distribution import Distribution
from .pool import Quota
from .program import Program

if TYPE_CHECKING:
    from .lottery import Lottery

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
            "At most {most} of the {people} people with {name} may have a seat.",
            **values,
            most=found[0].most,
            people=found[1],
            name=found[0].name,
        )
    if found:
        return Words(
            "A chance of {chance}; without quotas {even}. "
            "At least {least} of the {people} people with {name} must have a seat.",
            **values,
            least=found[0].least,
            people=found[1],
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


def promise(lottery: Lottery) -> tuple[Words, ...]:
    best, length = lottery.best, len(lottery.panels)
    people = len(lottery.pool.people)
    return (
        Words(
            "{length} panels of {seats} out of {people} people; "
            "each is equally likely, and each meets all quotas.",
            length=length,
            seats=lottery.pool.seats,
            people=people,
        ),
        Words(
            "Who can be chosen has a chance of at least {least} ({on} of the {length} panels).",
            least=percent(lottery.least),
            on=int(lottery.least * length),
            length=length,
        ),
        _ceiling(best),
        Words(
            "Made into a list, nobody's chance fell by more than {lost} percentage points.",
            lost=points(lottery.lost),
        ),
        *_barred(lottery),
        *_limited(lottery),
    )


def _ceiling(best: Distribution) -> Words:
    words = {"ceiling": percent(best.ceiling, 3)}
    if best.exact:
        return Words("No lottery gives everybody more than {ceiling}: proven in exact arithmetic.", **words)
    return Words("No lottery gives everybody more than {ceiling}: as the solver HiGHS proved.", **words)


def _barred(lottery: Lottery) -> tuple[Words, ...]:
    if not lottery.barred:
        return ()
    return (
        Words("People who cannot be on any panel that meets the quotas: {count}.", count=len(lottery.barred)),
    )


def _limited(lottery: Lottery) -> tuple[Words, ...]:
    if not lottery.limited:
        return ()
    return (
        Words(
            "A limit was reached before all was proven; the goal may still be {gap} from the best.",
            gap=percent(Fraction(lottery.best.gap), 4),
        ),
    )


def points(share: Fraction) -> str:
    """Percentage points with three digits, rounded up."""
    return f"{-(-share * 100_000 // 1) / 1000:.3f}"


def percent(share: Fraction, digits: int = 1) -> str:
    """“6.7 %”, or “< 0.001 %” for what would look like nothing; a chance is never shown larger than it is."""
    scale = 10**digits
    shown = share * 100 * scale // 1 / Fraction(scale)
    if share > 0 and shown == 0:
        return f"< {1 / scale:g} %"
    return f"{float(shown):.{digits}f} %"

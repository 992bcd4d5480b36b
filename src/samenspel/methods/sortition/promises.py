"""What the lottery as a whole promises."""

from __future__ import annotations

from fractions import Fraction

from samenspel.methods.nouns import panels, people
from samenspel.methods.words import Words

from .distribution import Distribution
from .lottery import Lottery
from .reasons import percent, points


def promises(lottery: Lottery) -> tuple[Words, ...]:
    """What holds for the lottery as a whole, in sentences.

    >>> from samenspel.methods.sortition import Person, Pool, Quota, make, publish
    >>> people = tuple(Person(id, {"sex": sex}) for id, sex in [("a", "f"), ("b", "m"), ("c", "m")])
    >>> pool = Pool(people, (Quota("sex", "f", 1, 1), Quota("sex", "m", 1, 1)), seats=2)
    >>> str(promises(make(pool, length=10))[1])
    'Who can be chosen has a chance of at least 50.0 % (5 of 10 panels).'
    """
    best, length = lottery.best, len(lottery.panels)
    return (
        Words(
            "{panels} of {seats} out of {people}; each is equally likely, and each meets all quotas.",
            panels=panels(length),
            seats=lottery.pool.seats,
            people=people(len(lottery.pool.people)),
        ),
        Words(
            "Who can be chosen has a chance of at least {least} ({on} of {panels}).",
            least=percent(lottery.least),
            on=int(lottery.least * length),
            panels=panels(length),
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

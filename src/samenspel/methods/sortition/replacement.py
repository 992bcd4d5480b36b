"""Somebody declines: a small lottery among those with whom the quotas still hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samenspel.methods.words import Words

from .limits import Limits
from .lottery import Lottery, make
from .pool import Pool, UnfitPool
from .public import PublicList, pool_hash, publish
from .rest import rest_of

REASONS = 5


@dataclass(frozen=True, eq=False)
class Replacing:
    """The list to draw the newcomers from, and the lottery among those who may be asked, with its reasons."""

    public: PublicList
    lottery: Lottery

    @property
    def words(self) -> tuple[Words, ...]:
        """Who may and, by groups, why others may not."""
        people, barred = len(self.lottery.pool.people), len(self.lottery.barred)
        fits = Words(
            "Free seats: {seats} of {all}. "
            "People who can take one so that all quotas hold: {can} of {people}.",
            seats=self.lottery.pool.seats,
            all=self.lottery.pool.seats + len(self.public.kept),
            can=people - barred,
            people=people,
        )
        return fits, *self._reasons()

    def _reasons(self) -> tuple[Words, ...]:
        """One for each set of quotas that bars somebody, the first few."""
        sentences: dict[str, Words] = {}
        for id in sorted(self.lottery.barred):
            reason = self.lottery.reason(id)
            sentences.setdefault(str(reason), reason)
            if len(sentences) == REASONS:
                break
        return tuple(sentences.values())


def replace_members(
    public: PublicList,
    number: int,
    pool: Pool,
    declined: Sequence[str],
    *,
    away: Sequence[str] = (),
    objective: str = "leximin",
    limits: Limits | None = None,
) -> Replacing:
    """A list of those who can take the seats of `declined`, to be drawn from as any list.

    `number` is the panel that was drawn from `public`; where that is itself a list of replacements, the panel
    is the newcomers and those who stayed. `away` are others who have declined before or cannot be asked.
    With one seat everybody with whom the quotas hold is equally likely; with several it is a lottery like the
    first one. Raises NoPanel when nobody fits, and UnfitPool for people who do not belong, or for a pool or
    quotas that are not those of the list.

    >>> from samenspel.methods.sortition import Person, Pool, Quota, make, publish
    >>> people = tuple(Person(id, {"sex": sex}) for id, sex in [("a", "f"), ("b", "m"), ("c", "m")])
    >>> pool = Pool(people, (Quota("sex", "f", 1, 1), Quota("sex", "m", 1, 1)), seats=2)
    >>> public = publish(make(pool, length=10))
    >>> replace_members(public, 1, pool, [public.panels[0][-1]]).public.panels
    (('c',),)
    """
    panel = sitting(public, number)
    _check_same(public, pool)
    _check(panel, pool, declined)
    kept = tuple(id for id in panel if id not in declined)
    out = {*declined, *away, *public.declined}
    rest = rest_of(pool, kept, out, len(set(declined)))
    lottery = make(rest, objective, limits=limits)
    listed = publish(
        lottery, pool=pool, kept=list(kept), declined=sorted(out), origin=public.hash, panel=number
    )
    return Replacing(listed, lottery)


def sitting(public: PublicList, number: int) -> tuple[str, ...]:
    """The ids of the whole panel of this number, in order.

    >>> from samenspel.methods.sortition import Person, Pool, Quota, make, publish
    >>> people = tuple(Person(id, {"sex": sex}) for id, sex in [("a", "f"), ("b", "m"), ("c", "m")])
    >>> pool = Pool(people, (Quota("sex", "f", 1, 1), Quota("sex", "m", 1, 1)), seats=2)
    >>> public = publish(make(pool, length=10))
    >>> sitting(public, 1) == public.panels[0]
    True
    """
    if not 1 <= number <= len(public.panels):
        raise UnfitPool(
            Words(
                "There is no panel {number}; the list has {panels}.", number=number, panels=len(public.panels)
            )
        )
    return tuple(sorted((*public.panels[number - 1], *public.kept)))


def _check_same(public: PublicList, pool: Pool) -> None:
    """What was announced holds for the newcomers too."""
    if sorted(pool.quotas) != sorted(public.quotas):
        raise UnfitPool(Words("These quotas are not those of the list."))
    if pool_hash(pool) != public.pool:
        raise UnfitPool(Words("These people, or their values, are not those of the list."))


def _check(panel: Sequence[str], pool: Pool, declined: Sequence[str]) -> None:
    if not declined:
        raise UnfitPool(Words("Nobody has declined."))
    known = {person.id for person in pool.people}
    for id in declined:
        if id not in panel:
            raise UnfitPool(Words("“{id}” is not on this panel.", id=id))
    for id in panel:
        if id not in known:
            raise UnfitPool(Words("“{id}” is on the panel, but not in this pool.", id=id))

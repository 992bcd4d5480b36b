"""What is published together, and who came and went since what was published before."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from samenspel.methods.few import DEFAULT_K, LEAST_K
from samenspel.methods.words import N_, Words

from .counts import CountTable
from .unfit import unfit

Names = frozenset[str]
"""Of variables; none of them: everybody."""
TOO_FEW = N_("It counts fewer than {k} people: publish nothing of it, or wait until there are more.")
NO_NUMBER = N_("A number of people who joined, left or withdrew is 0 or more.")


@dataclass(frozen=True)
class Band:
    """From `low` to `high` people."""

    low: int
    high: int

    @property
    def words(self) -> Words:
        if self.low == 0:
            return Words("fewer than {number}", number=self.high + 1)
        return Words("{low} to {high}", low=self.low, high=self.high)


def band(number: int, k: int = DEFAULT_K) -> Band:
    """What is said of how many withdrew, joined or were corrected: never the number, which would point at
    the last one.

    >>> str(band(3).words), str(band(27).words)
    ('fewer than 10', '20 to 29')
    """
    if number < 0:
        raise unfit(NO_NUMBER)
    low = number // k * k
    return Band(low, low + k - 1)


@dataclass(frozen=True)
class Change:
    """How many people a release counts that the one before did not, and the reverse. Who was corrected is
    among both: they left one cell and joined another."""

    joined: int = 0
    left: int = 0

    def __post_init__(self) -> None:
        if min(self.joined, self.left) < 0:
            raise unfit(NO_NUMBER)


@dataclass(frozen=True)
class Rule:
    """The one rule for small numbers.

    `k`: a count from 1 to k - 1 is not told, nor can it be computed. `sensitive`: for a variable, the
    categories (none named: all of them) of which it must not be known that a whole group is in one.
    `need`: a hidden count must be possible to be lower by as much, or to be 1.
    """

    k: int = DEFAULT_K
    sensitive: Mapping[str, Collection[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.k < LEAST_K:
            raise unfit(
                N_("The least number that is told is {k}; it must be {least} or more."),
                k=self.k,
                least=LEAST_K,
            )

    @property
    def need(self) -> int:
        return (self.k + 1) // 2

    def is_sensitive(self, variable: str, parts: Collection[str]) -> bool:
        """Whether all that this category was merged from is sensitive."""
        named = self.sensitive.get(variable)
        return named is not None and (not named or set(parts) <= set(named))


@dataclass(frozen=True)
class Follows:
    """What everybody knows of how people were asked: `part` of `variable` is said of exactly those who are in
    one of `kinds`, which name a part of each variable in `by`."""

    variable: str
    part: str
    by: tuple[str, ...]
    kinds: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Since:
    """What came between an earlier release and this one. `people`: who joined and who left. `by`: of
    variables by which others answer otherwise, how many came to other kinds, and left others, whoever they
    are.

    `exchanged`: sets of variables by which no difference points at anybody: among all who are alike in all
    but one of them, either nobody came or went, or at least k came and at least k went. Who counts people
    vouches for it (`moved`); tables alone can show it too (`apart`).
    """

    people: Change
    by: Mapping[Names, Change] = field(default_factory=dict, hash=False)
    exchanged: frozenset[Names] = frozenset()

    def change_by(self, names: Collection[str]) -> Change:
        return self.by.get(frozenset(names), self.people)


@dataclass(frozen=True)
class Release:
    """Tables that are published on one day, of the same people. `change`: since the release before; None when
    it counts exactly the same people. `follows`: what everybody knows of these people besides. `since`:
    instead of `change`, by the place of earlier releases what came between; None there: nothing, it is the
    same people.
    """

    tables: tuple[CountTable, ...]
    change: Change | None = None
    follows: tuple[Follows, ...] = ()
    since: Mapping[int, Since | None] | None = field(default=None, hash=False)

    def __post_init__(self) -> None:
        if not self.tables:
            raise unfit(N_("A release needs a table."))
        numbers = {table.people for table in self.tables}
        if len(numbers) > 1:
            raise unfit(
                N_("The tables of one release count the same people; these count {numbers}."),
                numbers=", ".join(map(str, sorted(numbers))),
            )

    @property
    def people(self) -> int:
        return self.tables[0].people

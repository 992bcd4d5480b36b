"""Who volunteered, and what the panel must look like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from samenspel.methods.nouns import people, seats
from samenspel.methods.words import Words

Key = TypeVar("Key", bound=Hashable)


class UnfitPool(ValueError):
    """People, quotas and seats with which no lottery can be made; `problem` is the sentence."""

    def __init__(self, problem: Words) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True)
class Person:
    """`values` gives for every feature that has quotas the value this person has. Of those with one `address`
    no two are on a panel; an empty one is nobody else's."""

    id: str
    values: Mapping[str, str] = field(hash=False)
    address: str = ""


@dataclass(frozen=True, order=True)
class Quota:
    """The panel holds at least `least` and at most `most` people with this value."""

    feature: str
    value: str
    least: int
    most: int

    @property
    def name(self) -> str:
        return f"{self.feature}: {self.value}"


@dataclass(frozen=True, eq=False, repr=False)
class Pool:
    """People, quotas and the number of seats. The order of people, quotas and features means nothing.
    `salt`: something random and secret that goes into the public hash, so that nobody guesses a small pool.

    Raises UnfitPool when ids or quotas come twice, a person lacks a value that the quotas know, or the seats
    are fewer than one or more than the people.
    """

    people: tuple[Person, ...]
    quotas: tuple[Quota, ...]
    seats: int
    salt: str = ""

    def __repr__(self) -> str:
        return f"<Pool: people {len(self.people)}, quotas {len(self.quotas)}, seats {self.seats}>"

    def __post_init__(self) -> None:
        self._check_quotas()
        self._check_people()
        if self.seats < 1:
            raise UnfitPool(Words("A panel needs at least one seat."))
        if self.seats > len(self.people):
            raise UnfitPool(
                Words(
                    "The pool has {people}, fewer than {seats}.",
                    people=people(len(self.people)),
                    seats=seats(self.seats),
                )
            )

    @cached_property
    def features(self) -> tuple[str, ...]:
        return tuple(sorted({quota.feature for quota in self.quotas}))

    @cached_property
    def counts(self) -> Counter[tuple[str, str]]:
        """How many people have each value."""
        return Counter(
            (feature, person.values[feature]) for person in self.people for feature in self.features
        )

    def _check_quotas(self) -> None:
        for quota in self.quotas:
            if not 0 <= quota.least <= quota.most:
                raise UnfitPool(
                    Words(
                        "The quota for {name} asks for at least {least} and at most {most}; "
                        "the least must be 0 or more, and not above the most.",
                        name=quota.name,
                        least=quota.least,
                        most=quota.most,
                    )
                )
        twice = _first_twice((quota.feature, quota.value) for quota in self.quotas)
        if twice is not None:
            raise UnfitPool(Words("There are two quotas for {name}.", name=f"{twice[0]}: {twice[1]}"))

    def _check_people(self) -> None:
        if not self.people:
            raise UnfitPool(Words("There is nobody in the pool."))
        twice = _first_twice(person.id for person in self.people)
        if twice is not None:
            raise UnfitPool(Words("Two people have the id “{id}”; every id must be unique.", id=twice))
        known: dict[str, set[str]] = {feature: set() for feature in self.features}
        for quota in self.quotas:
            known[quota.feature].add(quota.value)
        for person in self.people:
            for feature, values in known.items():
                if person.values.get(feature) not in values:
                    raise _unknown(person, feature, values)


def _unknown(person: Person, feature: str, values: set[str]) -> UnfitPool:
    found = person.values.get(feature, "")
    return UnfitPool(
        Words(
            "Person “{id}” has “{value}” as {feature}, which no quota names; choose from: {known}.",
            id=person.id,
            value=found,
            feature=feature,
            known=", ".join(sorted(values)),
        )
    )


def _first_twice(keys: Iterable[Key]) -> Key | None:
    seen: set[Key] = set()
    for key in keys:
        if key in seen:
            return key
        seen.add(key)
    return None

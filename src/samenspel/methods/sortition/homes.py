"""Nobody twice from one address: people of one kind change places between the panels of a list.

So everybody is on as many panels as before, every panel meets the quotas as before, and only who sits beside
whom is another. Where no such list is found, addresses become quotas, as long as they are few.
"""

from __future__ import annotations

import hashlib
import random
import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import replace

from samenspel.methods.words import Words

from .limits import Clock
from .pool import Pool, Quota, UnfitPool
from .program import Program

Listed = tuple[tuple[str, ...], ...]
HOME, MOST_ADDRESSES = "(address)", 300
_NEVER_SAYS = re.compile(r"[.,;:\"'’‘“”´`()#_\s]+")
_DASHES = re.compile(r"[‐-―−]")
_ZEROS = re.compile(r"\b0+(?=\d)")
_UNSEEN = ("Cf", "Mn")  # what nobody sees, and accents: capitals often have none
_ENDS_NUMBER = re.compile(r"(?<=\d)[ /-]+(?=[^\W\d_]{1,2}\b)")
_BETWEEN_LETTERS = re.compile(r"(?<=[^\W\d_])-|-(?=[^\W\d_])")
TRIES = 60
"""So many exchanges are looked at before the best of them is made."""


def home_of(address: str) -> str:
    """The one form of an address: “Kerkstraat 5-B, 1012 AB” is “kerkstraat 5b 1012ab”. 5-1 is not 51.

    >>> home_of("High  Street 1 ") == home_of("high street 1")
    True
    """
    apart = unicodedata.normalize("NFKD", address).casefold()
    seen = "".join(sign for sign in apart if unicodedata.category(sign) not in _UNSEEN)
    plain = _ZEROS.sub("", _NEVER_SAYS.sub(" ", _DASHES.sub("-", seen))).strip()
    return " ".join(_BETWEEN_LETTERS.sub(" ", _ENDS_NUMBER.sub("", plain)).split()).strip("-")


class Crowded(ValueError):
    """No list was found in which nobody meets somebody of their own address, with everybody's chance kept."""


def apart(panels: Listed, pool: Pool, program: Program, clock: Clock) -> Listed:
    """The list with everybody on as many panels as before. Raises Crowded."""
    homes = shared(pool)
    found = _Places(panels, homes, program)
    while (meeting := found.meeting()) is not None:
        if clock.is_over() or not found.part(*meeting):
            raise Crowded
    return tuple(sorted(tuple(sorted(panel)) for panel in found.panels))


def shared(pool: Pool) -> dict[str, str]:
    """The address of everybody who does not live there alone."""
    living = Counter(person.address for person in pool.people if person.address)
    return {person.id: person.address for person in pool.people if living[person.address] > 1}


def as_quotas(pool: Pool) -> Pool:
    """The same rule by quotas: of each address at most one. Raises UnfitPool where they are too many."""
    homes = shared(pool)
    addresses = sorted(set(homes.values()))
    if len(addresses) > MOST_ADDRESSES:
        raise UnfitPool(
            Words(
                "No list was found in which nobody meets somebody of their own address and everybody keeps "
                "their chance. Leave out one of a household, or loosen a quota."
            )
        )
    alone = Quota(HOME, "", 0, len(pool.people))
    quotas = (*pool.quotas, alone, *(Quota(HOME, address, 0, 1) for address in addresses))
    people = (
        replace(person, values={**person.values, HOME: homes.get(person.id, "")}, address="")
        for person in pool.people
    )
    return Pool(tuple(people), quotas, pool.seats)


class _Places:
    """Who sits on which panel, and how many of each address."""

    def __init__(self, panels: Listed, homes: dict[str, str], program: Program) -> None:
        self.panels = [set(panel) for panel in panels]
        self.homes = homes
        self.kind = {id: t for t, ids in enumerate(program.members) for id in ids}
        self.of_kind: dict[int, list[int]] = defaultdict(list)
        for number, panel in enumerate(panels):
            for t in {self.kind[id] for id in panel}:
                self.of_kind[t].append(number)
        self.living = [Counter(homes[id] for id in panel if id in homes) for panel in panels]
        self.crowded = {number for number, living in enumerate(self.living) if self._excess(living)}
        seed = hashlib.sha256(repr(sorted(homes)).encode()).digest()
        self.random = random.Random(int.from_bytes(seed, "big"))  # noqa: S311 -- it decides no draw
        self.patience = 200 + 3 * sum(self._excess(living) for living in self.living)

    def meeting(self) -> tuple[int, str] | None:
        """A panel with two of one address, and one of them, by chance."""
        if not self.crowded:
            return None
        number = self.random.choice(sorted(self.crowded))
        living = self.living[number]
        two = sorted(id for id in self.panels[number] if living[self.homes.get(id, "")] > 1)
        return number, self.random.choice(two)

    def part(self, number: int, id: str) -> bool:
        """Exchange them with somebody of their kind on another panel so that fewer meet, or else as many."""
        self.patience -= 1
        best, worse = None, 1
        for _ in range(TRIES):
            other = self.random.choice(self.of_kind[self.kind[id]])
            with_whom = self._partner(number, other, id)
            if with_whom is None:
                continue
            change = self._change(number, other, id, with_whom)
            if change < worse:
                best, worse = (other, with_whom), change
            if change < 0:
                break
        if best is not None:
            self._exchange(number, best[0], id, best[1])
        return self.patience > 0

    def _partner(self, number: int, other: int, id: str) -> str | None:
        if id in self.panels[other]:
            return None
        alike = sorted(
            one
            for one in self.panels[other]
            if self.kind[one] == self.kind[id] and one not in self.panels[number]
        )
        return self.random.choice(alike) if alike else None

    def _change(self, number: int, other: int, id: str, whom: str) -> int:
        """How many more would meet."""
        before = self._excess(self.living[number]) + self._excess(self.living[other])
        self._exchange(number, other, id, whom)
        after = self._excess(self.living[number]) + self._excess(self.living[other])
        self._exchange(number, other, whom, id)
        return after - before

    def _exchange(self, number: int, other: int, id: str, whom: str) -> None:
        for place, leaves, comes in ((number, id, whom), (other, whom, id)):
            self.panels[place] = (self.panels[place] - {leaves}) | {comes}
            for one, by in ((leaves, -1), (comes, 1)):
                if one in self.homes:
                    self.living[place][self.homes[one]] += by
            if self._excess(self.living[place]):
                self.crowded.add(place)
            else:
                self.crowded.discard(place)

    @staticmethod
    def _excess(living: Counter[str]) -> int:
        return sum(number - 1 for number in living.values() if number > 1)

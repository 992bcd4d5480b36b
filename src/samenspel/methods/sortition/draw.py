"""From a seed to the number of a panel: a function that anyone can compute again.

With H = SHA-256 of the UTF-8 text "samenspel lottery", the list's hash, the seed and a count from 0, with a
line break between each two, read as a number of 256 bits: the first H below the largest multiple of the
number of panels decides; its remainder plus 1 is the panel's number. All panels are exactly equally likely.
"""

from __future__ import annotations

from dataclasses import dataclass

from samenspel.methods.seeds import number_below, plain_seed
from samenspel.methods.words import Words

from .public import NAME, PublicList


@dataclass(frozen=True, repr=False)
class Draw:
    """`number` (from 1) of the list with this hash; `digest` decided, after `turns_away` too high ones."""

    hash: str
    seed: str
    number: int
    panel: tuple[str, ...]
    digest: str
    turns_away: int
    panels: int

    def __repr__(self) -> str:
        return f"<Draw: panel {self.number} of {self.panels}, people {len(self.panel)}>"

    @property
    def words(self) -> Words:
        """Why it is this panel."""
        return Words(
            "The SHA-256 of the list's hash, the seed and {count} is {digest}; "
            "divided by {panels} it leaves {rest}, so it is panel {number}.",
            count=self.turns_away,
            digest=self.digest,
            panels=self.panels,
            rest=self.number - 1,
            number=self.number,
        )


def draw(public: PublicList, seed: str) -> Draw:
    """The panel that `seed` draws. Raises UnfitSeed.

    >>> from samenspel.methods.sortition import Person, Pool, Quota, make, publish
    >>> people = tuple(Person(id, {"sex": sex}) for id, sex in [("a", "f"), ("b", "m"), ("c", "m")])
    >>> pool = Pool(people, (Quota("sex", "f", 1, 1), Quota("sex", "m", 1, 1)), seats=2)
    >>> public = publish(make(pool, length=10))
    >>> seed = "6 6 1 3 5 2 4 4 1 6 3 2 5 1 1 6 4 3 2 5"
    >>> draw(public, seed).panel in public.panels
    True
    """
    plain, panels = plain_seed(seed), len(public.panels)
    index, digest, turns_away = pick(public.hash, plain, panels)
    return Draw(public.hash, plain, index + 1, public.panels[index], digest, turns_away, panels)


def pick(hash: str, seed: str, panels: int) -> tuple[int, str, int]:
    """Below `panels`; the digest that decided, and how many before it were too high."""
    return number_below(panels, f"{NAME}\n{hash}\n{seed}")

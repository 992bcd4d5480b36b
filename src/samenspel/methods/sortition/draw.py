"""From a seed to the number of a panel: a function that anyone can compute again.

With H = SHA-256 of the UTF-8 text "samenspel lottery", the list's hash, the seed and a count from 0, with a
line break between each two, read as a number of 256 bits: the first H below the largest multiple of the
number of panels decides; its remainder plus 1 is the panel's number. All panels are exactly equally likely.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from samenspel.methods.words import Words

from .public import NAME, PublicList

SHORT = 20
"""A public seed needs as much as 20 dice give, so that nobody can try out all seeds against many lists."""


class UnfitSeed(ValueError):
    """A seed that cannot decide; `problem` is the sentence."""

    def __init__(self, problem: Words) -> None:
        super().__init__(str(problem))
        self.problem = problem


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


def plain_seed(seed: str) -> str:
    """Without white space around it, and one space where there is some between."""
    plain = " ".join(seed.split())
    if not plain:
        raise UnfitSeed(Words("The seed is empty."))
    if not plain.isprintable():
        raise UnfitSeed(Words("The seed holds something that is no text."))
    return plain


def is_short(seed: str) -> bool:
    """Whether somebody could try out all seeds as short as this one.

    >>> is_short("6 6 1 3"), is_short("6 6 1 3 5 2 4 4 1 6 3 2 5 1 1 6 4 3 2 5")
    (True, False)
    """
    return len(plain_seed(seed).replace(" ", "")) < SHORT


def check_signature(seed: str, signature: str) -> None:
    """Of a round of drand: its randomness is the SHA-256 of its signature (https://docs.drand.love). Raises
    UnfitSeed when they do not belong together; who signed is for drand's own clients to check.

    >>> check_signature(hashlib.sha256(bytes.fromhex("00ff")).hexdigest(), "00ff")
    """
    try:
        randomness = hashlib.sha256(bytes.fromhex(signature)).hexdigest()
    except ValueError:
        raise UnfitSeed(Words("The signature is not hexadecimal.")) from None
    if plain_seed(seed) != randomness:
        raise UnfitSeed(
            Words(
                "The seed is not the randomness of this signature, which is {randomness}: "
                "copy both from the same round of drand.",
                randomness=randomness,
            )
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
    fair = 2**256 // panels * panels
    count = 0
    while True:
        digest = hashlib.sha256(f"{NAME}\n{hash}\n{seed}\n{count}".encode()).hexdigest()
        if (value := int(digest, 16)) < fair:
            return value % panels, digest, count
        count += 1

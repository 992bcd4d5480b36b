"""Chance from a seed: the same everywhere, exactly even, and for all to compute again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
_RANGE = 2**256


class Lot:
    """Each path of names below a seed is a stream of its own, so that what is drawn for one question changes
    nothing about another. A number is SHA-256 of the path and a count, on lines of their own; those
    above the largest multiple of the limit are passed over."""

    def __init__(self, *path: str) -> None:
        self._path, self._count = "\n".join(path), 0

    def below(self, limit: int) -> int:
        """From 0 to limit - 1, all equally likely."""
        while True:
            digest = hashlib.sha256(f"{self._path}\n{self._count}".encode()).digest()
            self._count += 1
            number = int.from_bytes(digest, "big")
            if number < _RANGE - _RANGE % limit:
                return number % limit

    def one(self, things: Sequence[T]) -> T:
        return things[self.below(len(things))]

    def order(self, things: Sequence[T]) -> list[T]:
        """All orders equally likely (Fisher and Yates)."""
        found = list(things)
        for place in range(len(found) - 1, 0, -1):
            other = self.below(place + 1)
            found[place], found[other] = found[other], found[place]
        return found

"""Seeds that nobody can know beforehand, what they decide, and what anyone can check of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from .terminal import BAD_FILE, DONE, say
from .words import Words

SHORT = 20
"""A public seed needs as much as 20 dice give, so that nobody can try out all seeds against many lists."""
SHORT_SEED = "The seed is short: with fewer than 20 dice somebody could try out all seeds."


class UnfitSeed(ValueError):
    """A seed that cannot decide; `problem` is the sentence."""

    def __init__(self, problem: Words) -> None:
        super().__init__(str(problem))
        self.problem = problem


class Hashed(Protocol):
    """A public list of any kind."""

    @property
    def hash(self) -> str: ...


@dataclass(frozen=True)
class Check:
    """`words` says what was found, whether it is as it should be (`holds`) or not."""

    holds: bool
    words: Words


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


def number_below(most: int, text: str) -> tuple[int, str, int]:
    """From 0, each equally likely; the digest that decided, and how many before it were too high. The first
    SHA-256 of the text, a line break and a count from 0 that is below the largest multiple of `most` decides.

    >>> number_below(1, "whatever")[0]
    0
    """
    fair, count = 2**256 // most * most, 0
    while True:
        digest = hashlib.sha256(f"{text}\n{count}".encode()).hexdigest()
        if (value := int(digest, 16)) < fair:
            return value % most, digest, count
        count += 1


def same_hash(public: Hashed, hash: str) -> Check:
    if public.hash == hash.strip().lower():
        return Check(
            True, Words("The list is the one that was announced: its SHA-256 is {hash}.", hash=public.hash)
        )
    return Check(
        False,
        Words(
            "The list is not the one that was announced: its SHA-256 is {hash}, not {announced}.",
            hash=public.hash,
            announced=hash.strip().lower(),
        ),
    )


def same_round(seed: str, signature: str) -> Check:
    try:
        check_signature(seed, signature)
    except UnfitSeed as error:
        return Check(False, error.problem)
    return Check(True, Words("The seed is the SHA-256 of the signature, as in a round of drand."))


def say_checks(form: str, checks: Sequence[Check]) -> int:
    """For a command: each on a line, or as JSON; the code to end with."""
    found = [{"holds": check.holds, "found": str(check.words)} for check in checks]
    lines = [f"{'Holds' if check.holds else 'WRONG'}: {check.words}" for check in checks]
    say(json.dumps(found, ensure_ascii=False, indent=2) if form == "json" else "\n".join(lines))
    return DONE if all(check.holds for check in checks) else BAD_FILE

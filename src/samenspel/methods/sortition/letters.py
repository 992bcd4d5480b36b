"""Who gets a letter: a plain draw, of at most one person at each address, that anyone can compute again.

Everybody on the list has a digest: the SHA-256 of the UTF-8 text "samenspel letters", the list's hash, the
seed and their id, with a line break between each two. From the lowest digest up each gets a letter, unless
somebody of their household got one, until there are no letters left.

More letters are drawn in the same way, from a list of its own that names the lists before it: nobody is on it
who got a letter, or lives with somebody who did.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.seeds import Check, plain_seed, same_hash, same_round
from samenspel.methods.words import Count, Words

from .pool import UnfitPool

NAME, VERSION, ALONE = "samenspel letters", 1, 0


@dataclass(frozen=True, eq=False, repr=False)
class LettersList:
    """What is published: ids, each with the number of a household, which is ALONE for who shares none.
    `after`: the hashes of the lists from which letters were drawn before, in order."""

    data: bytes
    letters: int
    people: tuple[tuple[str, int], ...]
    after: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<LettersList: people {len(self.people)}, letters {self.letters}, SHA-256 {self.hash}>"

    @cached_property
    def hash(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def list_people(homes: Mapping[str, str], letters: int, after: Sequence[str] = ()) -> LettersList:
    """`homes`: the address of everybody by id, as `home_of` writes it. `after`: as in the list. Raises
    UnfitPool.

    >>> list_people({"ann": "high street 1", "bob": "high street 1", "eve": ""}, letters=2).people
    (('ann', 1), ('bob', 1), ('eve', 0))
    """
    if not homes:
        raise UnfitPool(Words("There is nobody in the pool."))
    if letters < 1:
        raise UnfitPool(Words("Draw one letter at least."))
    living = Counter(home for home in homes.values() if home)
    numbers = {home: number for number, home in enumerate(_shared(homes, living), start=ALONE + 1)}
    rows = ",\n".join(json.dumps([id, numbers.get(homes[id], ALONE)]) for id in sorted(homes))
    head = {
        "samenspel": NAME,
        "version": VERSION,
        "letters": letters,
        **({"after": [*after]} if after else {}),
    }
    lines = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in head.items()]
    text = "{\n" + ",\n".join([*lines, f'"people": [\n{rows}\n]']) + "\n}\n"
    return read_letters(text.encode())


def _shared(homes: Mapping[str, str], living: Counter[str]) -> list[str]:
    """In an order that tells nothing of the addresses."""
    return [*dict.fromkeys(homes[id] for id in sorted(homes) if living[homes[id]] > 1)]


def is_letters(data: bytes) -> bool:
    """Whether it says that it is such a list.

    >>> is_letters(list_people({"ann": ""}, letters=1).data)
    True
    """
    return f'"{NAME}"'.encode() in data[:100]


def read_letters(data: bytes) -> LettersList:
    """Raises MalformedFile when it is not such a list.

    >>> read_letters(list_people({"ann": ""}, letters=1).data).letters
    1
    """
    try:
        return _read(data, json.loads(data.decode("utf-8")))
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise MalformedFile(1, Words("the list is incomplete or damaged ({error}).", error=error)) from None


def _read(data: bytes, found: Any) -> LettersList:
    if found["samenspel"] != NAME or found["version"] != VERSION:
        raise ValueError("its name or version is another")
    people = tuple((id, home) for id, home in found["people"])
    if not all(isinstance(id, str) and type(home) is int and home >= ALONE for id, home in people):
        raise ValueError("somebody on it has no id or no household")
    if not people or len({id for id, _home in people}) < len(people):
        raise ValueError("nobody is on it, or somebody is twice")
    if type(found["letters"]) is not int or found["letters"] < 1:
        raise ValueError("the number of letters is none")
    after = found.get("after", [])
    if type(after) is not list or not all(isinstance(hash, str) for hash in after):
        raise ValueError("the lists before it are no hashes")
    return LettersList(data, found["letters"], people, tuple(after))


def draw_letters(listed: LettersList, seed: str) -> tuple[str, ...]:
    """The ids of who gets a letter, in order of their digests. Raises UnfitSeed.

    >>> listed = list_people({"ann": "high street 1", "bob": "high street 1", "eve": ""}, letters=2)
    >>> seed = "6 6 1 3 5 2 4 4 1 6 3 2 5 1 1 6 4 3 2 5"
    >>> "eve" in draw_letters(listed, seed)
    True
    """
    start = f"{NAME}\n{listed.hash}\n{plain_seed(seed)}\n"
    drawn, homes = list[str](), set[int]()
    for _place, id, home in sorted((_digest(start, id), id, home) for id, home in listed.people):
        if home not in homes:
            drawn.append(id)
            homes |= {home} - {ALONE}
        if len(drawn) == listed.letters:
            break
    return tuple(drawn)


def _digest(start: str, id: str) -> str:
    return hashlib.sha256(f"{start}{id}".encode()).hexdigest()


def drawn_as_text(drawn: tuple[str, ...]) -> str:
    """The file of who was drawn: an id on each line.

    >>> drawn_as_text(("ann", "eve"))
    'ann\\neve\\n'
    """
    return "".join(f"{id}\n" for id in drawn)


def verify_letters(
    listed: LettersList,
    *,
    hash: str | None = None,
    seed: str | None = None,
    signature: str | None = None,
    drawn: str | None = None,
    after: Sequence[tuple[LettersList, str]] = (),
) -> tuple[Check, ...]:
    """`drawn`: the file of who was drawn. `after`: the lists before this one, each with that of who was drawn
    from it.

    >>> listed = list_people({"ann": "", "bob": ""}, letters=1)
    >>> [check.holds for check in verify_letters(listed, hash=listed.hash)]
    [True, True]
    """
    people, homes = Count(len(listed.people)), len({home for _id, home in listed.people} - {ALONE})
    words = Words(
        "People: {people}; addresses that several share: {homes}; letters: {letters}.",
        people=people,
        homes=Count(homes),
        letters=Count(listed.letters),
    )
    checks = [Check(True, words)]
    if hash is not None:
        checks.append(same_hash(listed, hash))
    if seed is not None:
        checks.append(_same_letters(draw_letters(listed, seed), drawn))
    if signature is not None:
        checks.append(same_round(seed or "", signature))
    if after:
        checks += [_comes_after(listed, [one for one, _drawn in after])]
        checks += [_nobody_again(listed, earlier, {*drawn.split()}) for earlier, drawn in after]
    return tuple(checks)


def _same_letters(found: tuple[str, ...], drawn: str | None) -> Check:
    digest = hashlib.sha256(drawn_as_text(found).encode()).hexdigest()
    if drawn is None or drawn.split() == [*found]:
        return Check(
            True,
            Words(
                "Letters drawn: {count}; SHA-256 of their file: {digest}.", count=len(found), digest=digest
            ),
        )
    return Check(False, Words("The seed does not draw the letters in this file."))


def _comes_after(listed: LettersList, earlier: Sequence[LettersList]) -> Check:
    if listed.after == tuple(one.hash for one in earlier):
        return Check(
            True, Words("The list names the lists of letters before it. Lists: {count}.", count=len(earlier))
        )
    return Check(False, Words("The list names other lists of letters before it, or in another order."))


def _nobody_again(listed: LettersList, earlier: LettersList, drawn: set[str]) -> Check:
    """Who was drawn before is out, with all of their household; everybody else stays in who did not leave."""
    homes = {home for id, home in earlier.people if id in drawn} - {ALONE}
    before = {id for id, _home in earlier.people}
    out = drawn | {id for id, home in earlier.people if home in homes}
    here = {id for id, _home in listed.people}
    if odd := sorted(here & out) or sorted((here | drawn) - before):
        return Check(False, Words("“{id}” got a letter before, or lives with who did, or is new.", id=odd[0]))
    words = Words(
        "Letters drawn before: {count}; nobody who got one, or lives with who did, is on the list again. "
        "People who could be on it, and are gone: {gone}.",
        count=Count(len(drawn)),
        gone=Count(len(before - out - here)),
    )
    return Check(True, words)

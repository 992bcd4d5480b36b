"""References that people copy by hand: eight characters, two of which check the others.

The signs are 29 digits and letters of which no two look alike, so that they are the elements of a field. A
reference is a word of a Reed-Solomon code [8, 6, 3] over it (Reed and Solomon, 1960): one wrong sign is
found and mended, and every exchange of two signs is noticed.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

SIGNS = "23456789ABCDEFGHJKMNPQRSTWXYZ"
LENGTH, CHECKS = 8, 2
_ORDER = len(SIGNS)
_VALUES = {sign: value for value, sign in enumerate(SIGNS)}
_WEIGHTS = tuple(pow(2, place, _ORDER) for place in range(LENGTH))
"""2 has the order 28, so that all eight differ."""
_PLACES = {weight: place for place, weight in enumerate(_WEIGHTS)}
_WINDOW = re.compile(f"(?=([{SIGNS}]{{{LENGTH}}}))")
_UNTOLD = re.compile(r"[^0-9A-Z]")
_IBAN = re.compile(r"\b[A-Z]{2}[0-9]{2}(?: ?[0-9A-Z]{4}){2,7}(?: ?[0-9A-Z]{1,3})?\b")
_WORD = re.compile(r"[0-9A-Z]+")


def new_reference(draw: Callable[[int], int] | None = None) -> str:
    """`draw(n)` answers a whole number below n; without it nobody can tell the next one."""
    draw = draw or secrets.randbelow
    given = [draw(_ORDER) for _ in range(LENGTH - CHECKS)]
    return "".join(SIGNS[value] for value in (*_checks(given), *given))


def shown(reference: str) -> str:
    """As people read it: in two halves."""
    return f"{reference[:4]} {reference[4:]}"


def is_reference(text: str) -> bool:
    return len(text) == LENGTH and all(sign in _VALUES for sign in text) and _sums(text) == (0, 0)


def find_references(texts: Iterable[str]) -> list[str]:
    """All that stand in the texts, in their order, each once; blanks, dashes and case do not matter, and what
    stands before or behind does not either."""
    return [one for one in windows_of(texts) if _sums(one) == (0, 0)]


def near_references(texts: Iterable[str]) -> list[str]:
    """What may have been meant by words of nearly eight signs: with one of them wrong, missing, too much or
    exchanged with another, all that this leads to. IBANs are no such words."""
    found = dict.fromkeys(one for text in texts for word in _words(text) for one in _mended(word))
    return list(found)


def windows_of(texts: Iterable[str]) -> list[str]:
    """All runs of eight signs in the texts, each once, whether they check or not."""
    bare = (_UNTOLD.sub("", text.upper()) for text in texts)
    return list(dict.fromkeys(one for text in bare for one in _WINDOW.findall(text)))


def _words(text: str) -> Iterator[str]:
    """Words of nearly eight signs, and pairs of words that make one together."""
    words = _WORD.findall(_IBAN.sub(" ", text.upper()))
    for one, other in zip(words, [*words, ""][1:], strict=True):
        for word in (one, one + other):
            if LENGTH - 1 <= len(word) <= LENGTH + 1 and (
                word == one or max(len(one), len(other)) < LENGTH - 1
            ):
                yield word


def _mended(word: str) -> Iterator[str]:
    strange = [place for place, sign in enumerate(word) if sign not in _VALUES]
    if strange and (len(word) != LENGTH or len(strange) > 1):
        return
    if strange:
        yield from _filled(word[: strange[0]] + word[strange[0] + 1 :], strange)
    elif len(word) < LENGTH:
        yield from _filled(word, range(LENGTH))
    elif len(word) > LENGTH:
        yield from (
            one for place in range(len(word)) if is_reference(one := word[:place] + word[place + 1 :])
        )
    else:
        yield from _corrected(word)


def _filled(word: str, places: Iterable[int]) -> Iterator[str]:
    """With one sign more in one of these places, where that makes it a reference."""
    sign = SIGNS[-sum(_VALUES[one] for one in word) % _ORDER]
    return (one for place in places if is_reference(one := word[:place] + sign + word[place:]))


def _corrected(word: str) -> Iterator[str]:
    """With one sign changed, or two exchanged. A changed sign shows in both sums, an exchange in one."""
    total, weighed = _sums(word)
    if not total:
        yield from _exchanged(word, weighed)
    elif (place := _PLACES.get(weighed * pow(total, -1, _ORDER) % _ORDER)) is not None:
        sign = SIGNS[(_VALUES[word[place]] - total) % _ORDER]
        yield word[:place] + sign + word[place + 1 :]


def _exchanged(word: str, weighed: int) -> Iterator[str]:
    for one, other in combinations(range(LENGTH), 2):
        apart = _VALUES[word[one]] - _VALUES[word[other]]
        if apart and (weighed - apart * (_WEIGHTS[one] - _WEIGHTS[other])) % _ORDER == 0:
            signs = list(word)
            signs[one], signs[other] = signs[other], signs[one]
            yield "".join(signs)


def _sums(word: str) -> tuple[int, int]:
    values = [_VALUES[sign] for sign in word]
    weighed = sum(value * weight for value, weight in zip(values, _WEIGHTS, strict=True))
    return sum(values) % _ORDER, weighed % _ORDER


def _checks(given: list[int]) -> tuple[int, int]:
    """The two values before the given ones that make both sums 0."""
    total = sum(given)
    weighed = sum(value * weight for value, weight in zip(given, _WEIGHTS[CHECKS:], strict=True))
    second = (total - weighed) * pow(_WEIGHTS[1] - _WEIGHTS[0], -1, _ORDER) % _ORDER
    return (-total - second) % _ORDER, second

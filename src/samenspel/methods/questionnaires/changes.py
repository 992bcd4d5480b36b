"""What may change in a version that was answered: the words. A new meaning is a new code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from samenspel.methods.words import Words

from .instruments import Instrument
from .questionnaire import Questionnaire
from .schema import digest_of, plain

Versioned = TypeVar("Versioned", Instrument, Questionnaire)


def digest(thing: Instrument | Questionnaire, *, words: bool = True) -> str:
    """SHA-256 of the whole; without `words`, of what makes answers comparable: codes, formats, scoring, order
    and conditions."""
    return digest_of(thing, words=words)


def is_same_meaning(old: Versioned, new: Versioned) -> bool:
    """As far as a machine can tell: whether answers to both may stand in one table. A typo may be mended and
    things may be added; that the new words still ask the same is for people to say."""
    return not list(differences(old, new))


def differences(old: Versioned, new: Versioned) -> Iterator[Words]:
    """What keeps answers to `old` and `new` apart, one sentence each."""
    if isinstance(old, Instrument) and isinstance(new, Instrument):
        yield from _differences("item", _told(old, old.items), _told(new, new.items))
        yield from _differences("scale", _by_code(old.scales), _by_code(new.scales))
    elif isinstance(old, Questionnaire) and isinstance(new, Questionnaire):
        yield from _differences("question", _by_code(old.questions), _by_code(new.questions))


def _told(instrument: Instrument, items: Iterable[Any]) -> Mapping[str, Any]:
    """An item with how it is answered."""
    return {
        code: [item, plain(instrument.format_of(code).options, words=False)]
        for code, item in _by_code(items).items()
    }


def _by_code(things: Iterable[Any]) -> Mapping[str, Any]:
    return {thing.code: plain(thing, words=False) for thing in things}


def _differences(what: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Words]:
    for code, one in old.items():
        if code not in new:
            yield Words("{what} “{code}” is gone.", what=_WHAT[what], code=code)
        elif new[code] != one:
            yield Words(
                "{what} “{code}” means something else: give it a new code.", what=_WHAT[what], code=code
            )


_WHAT = {"item": Words("item"), "scale": Words("scale"), "question": Words("question")}

"""Profiles of vignettes and conjoint tasks, and which of them there can be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from .kinds import Drawn
from .options import Attribute
from .schema import Code

Profile = dict[str, Code]
Order = Callable[[Sequence[Code]], Sequence[Code]]


def is_possible(profile: Mapping[str, Code], never: Sequence[Mapping[str, Code]]) -> bool:
    """Also of a part of one: levels that never go together are not in it."""
    return not any(all(profile.get(name) == level for name, level in pair.items()) for pair in never)


def completed(question: Drawn, start: Mapping[str, Code], order: Order = list) -> Profile | None:
    """A possible profile with the levels of `start`; None if there is none. `order`: in which its levels
    are tried."""
    if not is_possible(start, question.never):
        return None
    left = [attribute for attribute in question.attributes if attribute.code not in start]
    return _completed(question, dict(start), left, order)


def _completed(question: Drawn, profile: Profile, left: Sequence[Attribute], order: Order) -> Profile | None:
    if not left:
        return {attribute.code: profile[attribute.code] for attribute in question.attributes}
    for level in order([level.code for level in left[0].levels]):
        further = {**profile, left[0].code: level}
        if is_possible(further, question.never) and (found := _completed(question, further, left[1:], order)):
            return found
    return None

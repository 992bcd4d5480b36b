"""What is wrong with vignettes and conjoint tasks: attributes, levels, and levels that never go together."""

from __future__ import annotations

from itertools import chain
from string import Formatter

from samenspel.methods.words import Words

from .codes import Found, double_faults, name_faults, option_faults
from .faults import Place
from .kinds import Conjoint, Drawn, Vignette
from .profiles import completed

MOST_TASKS, MOST_PROFILES, MOST_ATTRIBUTES, MOST_LEVELS = 30, 5, 12, 20


def drawn_faults(question: Drawn, place: Place) -> Found:
    if not 1 <= question.tasks <= MOST_TASKS:
        yield (*place, "tasks"), Words("from 1 to {most} tasks.", most=MOST_TASKS)
    if not 1 <= len(question.attributes) <= MOST_ATTRIBUTES:
        yield (*place, "attributes"), Words("from 1 to {most} attributes.", most=MOST_ATTRIBUTES)
    names = [(one.code, (*place, "attributes", at, "code")) for at, one in enumerate(question.attributes)]
    yield from chain.from_iterable(name_faults(code, at) for code, at in names)
    yield from double_faults(names)
    for at, one in enumerate(question.attributes):
        yield from option_faults(one.levels, (*place, "attributes", at, "levels"))
        if len(one.levels) > MOST_LEVELS:
            yield (*place, "attributes", at, "levels"), Words("at most {most} levels.", most=MOST_LEVELS)
    strange = list(_never_faults(question, place))
    yield from strange or _lost_faults(question, place)
    if isinstance(question, Vignette):
        yield from _vignette_faults(question, place)
    if isinstance(question, Conjoint) and not 2 <= question.profiles <= MOST_PROFILES:
        yield (*place, "profiles"), Words("from 2 to {most} profiles side by side.", most=MOST_PROFILES)


def _never_faults(question: Drawn, place: Place) -> Found:
    levels = {one.code: {level.code for level in one.levels} for one in question.attributes}
    for number, pair in enumerate(question.never):
        at = (*place, "never", number)
        if len(pair) != 2:
            yield at, Words("name two attributes, each with a level.")
        for name, level in pair.items():
            if name not in levels:
                yield (*at, name), Words("there is no attribute “{name}”.", name=name)
            elif level not in levels[name]:
                yield (*at, name), Words("“{name}” has no level “{level}”.", name=name, level=level)


def _lost_faults(question: Drawn, place: Place) -> Found:
    """Levels that could never be shown."""
    for at, attribute in enumerate(question.attributes):
        for number, level in enumerate(attribute.levels):
            if completed(question, {attribute.code: level.code}) is None:
                yield (
                    (*place, "attributes", at, "levels", number),
                    Words("“{level}” goes with nothing: it would never be shown.", level=level.code),
                )


def _vignette_faults(question: Vignette, place: Place) -> Found:
    yield from option_faults(question.options, (*place, "options"))
    names = {attribute.code for attribute in question.attributes}
    for language, story in question.story.items():
        try:
            holes = {hole for _text, hole, _form, _turn in Formatter().parse(story) if hole is not None}
        except ValueError:
            holes = {"{"}
        if holes != names:
            yield (
                (*place, "story", language),
                Words(
                    "the story names {found} in braces, and the attributes are {names}.",
                    found=", ".join(sorted(holes)) or "–",
                    names=", ".join(sorted(names)),
                ),
            )

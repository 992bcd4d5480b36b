"""A script as Fountain, with forced marks (`!`, `@`, `.`, `>`) only where it would be read otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from samenspel.methods.scripts.elements import (
    Action,
    Aside,
    Centred,
    Element,
    Entry,
    Heading,
    Lyric,
    PageBreak,
    Parenthetical,
    Part,
    Script,
    Section,
    Speech,
    Synopsis,
    Transition,
)
from samenspel.methods.scripts.lines import raw_lines
from samenspel.methods.scripts.reading import read, read_elements


def write(script: Script) -> str:
    """`read(write(read(text))) == read(text)`, for every text.

    So too for elements that were made otherwise, if their texts could have been read: no empty line but in a
    speech or a lyric, no spaces around a line, no `[[…]]` and `/*…*/` but in `hidden`.
    """
    blocks = ["\n".join(_entry(entry) for entry in script.title_page)] if script.title_page else []
    for element in script.elements:
        blocks.append(_block(element, at_the_top=not blocks))
    return "\n\n".join(blocks) + "\n"


def _block(element: Element, *, at_the_top: bool) -> str:
    """The plainest form that is read as this element again."""
    *plainer, surest = FORMS[type(element)](element)
    script = Script(elements=(element,))
    for form in plainer:
        found = read(form) if at_the_top else Script(elements=read_elements(form))
        if found == script:
            return form
    return surest


def _entry(entry: Entry) -> str:
    first, *more = raw_lines(entry.text, entry.hidden)
    if not more:
        return f"{entry.key}: {first}".rstrip()
    return "\n".join([f"{entry.key}:", *(f"    {line}" for line in (first, *more))])


def _raw(element: Element) -> str:
    return "\n".join(raw_lines(element.text, element.hidden))


def _section(section: Section) -> Iterator[str]:
    yield f"{'#' * section.level} {_raw(section)}".rstrip()


def _heading(heading: Heading) -> Iterator[str]:
    line = _raw(heading) + (f" #{heading.number}#" if heading.number else "")
    yield from (line, f".{line}")


def _action(action: Action) -> Iterator[str]:
    lines = list(raw_lines(action.text, action.hidden))
    for forced in (0, 1, len(lines)):
        yield "\n".join(f"!{line}" if number < forced else line for number, line in enumerate(lines))


def _transition(transition: Transition) -> Iterator[str]:
    yield from (_raw(transition), f"> {_raw(transition)}".rstrip())


def _speech(speech: Speech) -> Iterator[str]:
    cue = _raw(speech) + (" ^" if speech.dual else "")
    below = [line for part in speech.parts for line in _part(part)]
    yield from ("\n".join([first, *below]) for first in (cue, f"@{cue}"))


def _part(part: Part) -> Iterator[str]:
    if isinstance(part, Lyric):
        return _lyric(part)
    if isinstance(part, Parenthetical):
        return iter([f"({_raw(part)})"])
    return (line or "  " for line in raw_lines(part.text, part.hidden))


def _lyric(lyric: Lyric) -> Iterator[str]:
    return (f"~{line}" for line in raw_lines(lyric.text, lyric.hidden))


FORMS: dict[type[Element], Callable[[Any], Iterator[str]]] = {
    Section: _section,
    Synopsis: lambda it: iter([f"= {_raw(it)}".rstrip()]),
    Heading: _heading,
    Action: _action,
    Centred: lambda it: iter([f"> {_raw(it)} <"]),
    Transition: _transition,
    PageBreak: lambda it: iter([f"==={_raw(it)}"]),
    Aside: lambda it: iter([it.text]),
    Lyric: lambda it: iter(["\n".join(_lyric(it))]),
    Speech: _speech,
}
"""In order, the surest form last."""

"""A cast and a copy as a text for a terminal of 80 columns, in English."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator, Sequence

from samenspel.methods.words import Words

from .cast import Cast, Role
from .copies import Turn
from .scenes import Scene, Spoken

WIDTH, NAME, COLUMNS = 80, 24, 13
NOBODY = Words(
    "Nobody speaks in this script. Write a role in capitals above what it says, or with @: @Juf Ans."
)
ALL_MEET = Words("All roles meet; each needs a person of its own.")


def roles_as_table(cast: Cast) -> str:
    if not cast.roles:
        return "\n".join(_wrapped(str(NOBODY)))
    head = f"{_cell('Role')} speeches  lines  words  scenes"
    return "\n".join([head, *(_role(role) for role in cast.roles), "", *_apart(cast)])


def scenes_as_table(cast: Cast) -> str:
    if not cast.scenes:
        return "\n".join(_wrapped(str(NOBODY)))
    return "\n".join([*(line for scene in cast.scenes for line in _scene(cast, scene)), *_grid(cast)])


def copy_as_table(role: Role, cast: Cast, turns: Sequence[Turn]) -> str:
    lines, scene = [f"{role.name}: speeches {role.speeches}, lines {role.lines}, words {role.words}"], 0
    for turn in turns:
        if turn.scene != scene:
            scene = turn.scene
            lines += ["", *_wrapped(_title(cast.scenes[scene - 1]))]
        lines += ["", *_turn(turn)]
    return "\n".join(lines)


def _wrapped(text: str, indent: str = "", first: str | None = None) -> list[str]:
    first = indent if first is None else first
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=indent)


def _cell(text: str) -> str:
    """Filled or cut to the width of a name; wide signs (emoji, Chinese) take two columns."""
    shown, width = "", 0
    for sign in text:
        columns = 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        if width + columns > NAME:
            break
        shown, width = shown + sign, width + columns
    return shown + " " * (NAME - width)


def _role(role: Role) -> str:
    return f"{_cell(role.name)} {role.speeches:8}  {role.lines:5}  {role.words:5}  {len(role.scenes):6}"


def _apart(cast: Cast) -> Iterator[str]:
    others = dict[str, list[str]]()
    for one, other in cast.never_meet():
        others.setdefault(one.name, []).append(other.name)
    if not others:
        yield str(ALL_MEET)
        return
    yield "Never on together, so that one person could play both:"
    for name, rest in others.items():
        yield from _wrapped(f"{name}: {', '.join(rest)}", indent=" " * 4, first="  ")


def _title(scene: Scene) -> str:
    act = scene.act if scene.act != scene.title else ""
    return f"{scene.number}. {': '.join(filter(None, (act, scene.title))) or '–'}"


def _scene(cast: Cast, scene: Scene) -> Iterator[str]:
    yield from _wrapped(f"{_title(scene)} (lines {scene.start}-{scene.end})")
    yield from _wrapped(", ".join(role.name for role in cast.on(scene.number)) or "nobody", indent=" " * 4)


def _grid(cast: Cast) -> Iterator[str]:
    """Spoken lines of each role in each scene; a point where only directions name it."""
    for begin in range(0, len(cast.scenes), COLUMNS):
        numbers = [scene.number for scene in cast.scenes[begin : begin + COLUMNS]]
        yield ""
        yield f"{_cell('Lines in scene')}{''.join(f'{number:4}' for number in numbers)}"
        for role in cast.roles:
            shown = "".join(f"{_on(role, number):>4}" for number in numbers)
            yield f"{_cell(role.name)}{shown}".rstrip()


def _on(role: Role, scene: int) -> str:
    return str(role.spoken[scene]) if scene in role.spoken else "·" if scene in role.named else ""


def _turn(turn: Turn) -> Iterator[str]:
    if turn.cue:
        who = f"{turn.cue.role}: " if turn.cue.role else "♪ "
        yield from _wrapped(f"{who}… {turn.cue.text}", indent=" " * 10, first=" " * 8)
    for direction in turn.directions:
        yield from _wrapped(f"[{direction}]", indent=" " * 10, first=" " * 8)
    for one in turn.said:
        if isinstance(one, Spoken):
            note = "♪ " if one.sung else ""
            yield from _wrapped(f"{note}{one.text}", indent=" " * 6, first=f"{one.number:4}  ")
        else:
            yield from _wrapped(one, indent=" " * 6)

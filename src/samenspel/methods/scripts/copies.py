"""A copy for a role: what they say, and what they hear just before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from samenspel.methods.scripts.cues import same_role
from samenspel.methods.scripts.elements import Action, Centred, Lyric, Script, Speech
from samenspel.methods.scripts.emphasis import plain
from samenspel.methods.scripts.scenes import Scene, Spoken, directions_of, role_of, scenes, spoken_lines


@dataclass(frozen=True)
class CueLine:
    """The last line of the speech before. `role` is empty for a song that nobody in particular sings."""

    role: str
    text: str


@dataclass(frozen=True)
class Turn:
    """A speech. `cue` is None at the beginning of a scene, and after a speech of one's own. `directions` are
    what happens since the cue; `said` holds numbered lines and, in brackets, how to say them, in order."""

    scene: int
    cue: CueLine | None
    directions: tuple[str, ...]
    said: tuple[Spoken | str, ...]
    start: int
    end: int


@dataclass
class _Heard:
    """What went before, as far as a scene has come."""

    last: CueLine | None = None
    before: CueLine | None = None
    directions: tuple[str, ...] = ()

    def hear(self, role: str, line: str) -> None:
        self.before, self.last, self.directions = self.last, CueLine(role, line), ()


def copy_for(script: Script, role: str) -> tuple[Turn, ...]:
    """The turns of a role, under any of its names. Line numbers are the same in everybody's copy. Of a speech
    at once with another, the cue is what both hear."""
    wanted, number = same_role(role), 1
    turns = list[Turn]()
    for scene in scenes(script):
        heard = _Heard()
        for element in scene.elements:
            if isinstance(element, Action | Centred):
                heard.directions += (plain(element.text),)
            elif isinstance(element, Speech | Lyric):
                lines = spoken_lines(element, number)
                number += len(lines)
                if isinstance(element, Speech) and role_of(element) == wanted:
                    turns.append(_turn(scene, element, lines, heard))
                name = element.name if isinstance(element, Speech) else ""
                heard.hear(name, _last_of(element, lines))
    return tuple(turns)


def _turn(scene: Scene, speech: Speech, lines: tuple[Spoken, ...], heard: _Heard) -> Turn:
    cue = heard.before if speech.dual else heard.last
    own = cue is not None and same_role(cue.role) == role_of(speech)
    said = tuple(_in_order(speech, iter(lines)))
    return Turn(scene.number, None if own else cue, heard.directions, said, speech.start, speech.end)


def _in_order(speech: Speech, lines: Iterator[Spoken]) -> Iterator[Spoken | str]:
    for part in speech.parts:
        direction = directions_of(part)
        if direction:
            yield direction
        else:
            yield from (next(lines) for text in plain(part.text).split("\n") if text.strip())


def _last_of(element: Speech | Lyric, lines: tuple[Spoken, ...]) -> str:
    if lines or isinstance(element, Lyric):
        return lines[-1].text if lines else ""
    return next((directions_of(part) for part in reversed(element.parts)), "")

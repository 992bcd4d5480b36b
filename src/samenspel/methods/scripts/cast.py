"""Roles: how much they say, in which scenes they are on, and which never meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from samenspel.methods.scripts.cues import same_role
from samenspel.methods.scripts.elements import Action, Element, Script, Speech, Synopsis
from samenspel.methods.scripts.emphasis import plain, words
from samenspel.methods.scripts.naming import forms_of, names_in
from samenspel.methods.scripts.scenes import Scene, directions_of, role_of, scenes, spoken_lines


@dataclass(frozen=True)
class Role:
    """`name` as it was written first. `spoken`: how many lines in each scene (by number) in which they speak;
    `named`: further scenes whose directions name them."""

    name: str
    speeches: int
    lines: int
    words: int
    spoken: Mapping[int, int]
    named: frozenset[int]

    @property
    def scenes(self) -> tuple[int, ...]:
        """In which they are, or may be, on."""
        return tuple(sorted({*self.spoken, *self.named}))


@dataclass(frozen=True, repr=False)
class Cast:
    """Roles in the order in which they first speak."""

    scenes: tuple[Scene, ...]
    roles: tuple[Role, ...]

    def __repr__(self) -> str:
        return f"<Cast: roles {len(self.roles)}, scenes {len(self.scenes)}>"

    def role(self, name: str) -> Role | None:
        """However it is written: `Julian`, `JULIAN (cont'd)` has the name JULIAN."""
        return next((role for role in self.roles if same_role(role.name) == same_role(name)), None)

    def on(self, scene: int) -> tuple[Role, ...]:
        """Who is on in a scene, by its number."""
        return tuple(role for role in self.roles if scene in role.spoken or scene in role.named)

    def never_meet(self) -> Iterator[tuple[Role, Role]]:
        """Pairs of roles that one person could play: they are on in no scene together. One after the other,
        since n roles may be n(n-1)/2 pairs."""
        on = {role.name: set(role.scenes) for role in self.roles}
        return (pair for pair in combinations(self.roles, 2) if not on[pair[0].name] & on[pair[1].name])


@dataclass
class _Counts:
    name: str
    speeches: int = 0
    lines: int = 0
    words: int = 0
    spoken: Counter[int] = field(default_factory=Counter)
    named: set[int] = field(default_factory=set)

    def add(self, scene: Scene, speech: Speech) -> None:
        said = spoken_lines(speech)
        self.speeches += 1
        self.lines += len(said)
        self.words += sum(words(line.text) for line in said)
        self.spoken[scene.number] += len(said)


def cast_of(script: Script) -> Cast:
    """Lines are those of the text, as they were written; directions and notes are neither lines nor words.
    What nobody in particular sings has no role. In time proportional to the script."""
    found, counts = scenes(script), dict[str, _Counts]()
    for scene in found:
        for speech in scene.speeches:
            counts.setdefault(role_of(speech), _Counts(speech.name)).add(scene, speech)
    _add_named(found, counts)
    return Cast(found, tuple(_role(one) for one in counts.values()))


def _add_named(found: tuple[Scene, ...], counts: dict[str, _Counts]) -> None:
    forms = forms_of({role: one.name for role, one in counts.items()})
    for scene in found:
        directions = "\n".join(text for element in scene.elements for text in _directions(element))
        for role in names_in(directions, forms):
            if scene.number not in counts[role].spoken:
                counts[role].named.add(scene.number)


def _directions(element: Element) -> Iterator[str]:
    if isinstance(element, Speech):
        yield from map(directions_of, element.parts)
    elif isinstance(element, Action | Synopsis):
        yield plain(element.text)


def _role(one: _Counts) -> Role:
    return Role(one.name, one.speeches, one.lines, one.words, dict(one.spoken), frozenset(one.named))

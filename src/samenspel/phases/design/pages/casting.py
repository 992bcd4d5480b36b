"""Roles and scenes: how much each says, who is on, and who took them."""

from collections.abc import Sequence
from typing import Any

from samenspel.foundation.access import allow
from samenspel.foundation.ui.pages import Context
from samenspel.phases.design.models.scenes import Casting
from samenspel.phases.design.models.texts import Text
from samenspel.phases.design.playing import GONE, Played, first_line, played, title_of
from samenspel.spine.people.models import Person

MOST_ROLES = 60


def cast_page(text: Text, person: Any) -> Context:
    """Roles with what they say and who plays them, scenes with who has them, the grid of both, and pairs that
    one person could play."""
    now = played(text)
    roles = now.cast.roles[:MOST_ROLES]
    grid = [
        (scene, [role.spoken.get(scene.number, 0) if scene.number in role.scenes else None for role in roles])
        for scene in now.cast.scenes
    ]
    return {
        "text": text,
        "document": now.document,
        "roles": [(role, now.played_by(role.name)) for role in roles],
        "without_role": now.without_role,
        "scenes": _scenes(now),
        "gone": now.claims.get(GONE, ()),
        "grid": grid,
        "never_meet": list(now.cast.never_meet()) if len(now.cast.roles) <= MOST_ROLES else [],
        "may_take": allow(person, "design.claim_scene", text),
        "may_cast_others": allow(person, "design.cast_others", text),
        "may_print": allow(person, "design.print_booklet", text),
    }


def _scenes(now: Played) -> list[Context]:
    return [
        {
            "number": scene.number,
            "title": title_of(scene),
            "act": scene.act if scene.title else "",
            "value": f"{scene.number} {first_line(scene, now.words)[0]}",
            "claims": now.claims.get(scene.number, ()),
        }
        for scene in now.cast.scenes
    ]


def cast_list(now: Played, *, in_print: bool = False) -> list[tuple[str, str]]:
    """Roles that somebody plays, with the names. `in_print`: for a booklet, where a child is named as its
    guardian wants."""
    cast = [(role.name, now.played_by(role.name)) for role in now.cast.roles]
    return [(role, _names(castings, in_print)) for role, castings in cast if castings]


def _names(castings: Sequence[Casting], in_print: bool) -> str:
    return ", ".join(_printed(one.person) if in_print else str(one.person) for one in castings)


def _printed(person: Person) -> str:
    """Empty in `printed_name`: the guardian said nothing, or took it back."""
    return (person.child.printed_name if person.is_child else "") or str(person)

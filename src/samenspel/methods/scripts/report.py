"""A cast and a copy in plain values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .cast import Cast, Role
from .copies import Turn
from .scenes import Scene, Spoken


def cast_as_json(cast: Cast) -> dict[str, Any]:
    """See docs/reference/script.md."""
    return {
        "roles": [_role(role) for role in cast.roles],
        "scenes": [_scene(cast, scene) for scene in cast.scenes],
        "never_meet": [[one.name, other.name] for one, other in cast.never_meet()],
    }


def copy_as_json(role: str, turns: Sequence[Turn]) -> dict[str, Any]:
    """The turns of `copy_for`; see docs/reference/script.md."""
    return {"role": role, "turns": [_turn(turn) for turn in turns]}


def _role(role: Role) -> dict[str, Any]:
    return {
        "name": role.name,
        "speeches": role.speeches,
        "lines": role.lines,
        "words": role.words,
        "spoken": {str(scene): lines for scene, lines in role.spoken.items()},
        "named": sorted(role.named),
    }


def _scene(cast: Cast, scene: Scene) -> dict[str, Any]:
    return {
        "number": scene.number,
        "act": scene.act,
        "title": scene.title,
        "start": scene.start,
        "end": scene.end,
        "on": [role.name for role in cast.on(scene.number)],
    }


def _turn(turn: Turn) -> dict[str, Any]:
    return {
        "scene": turn.scene,
        "cue": {"role": turn.cue.role, "text": turn.cue.text} if turn.cue else None,
        "directions": list(turn.directions),
        "said": [
            {"number": one.number, "text": one.text, "sung": one.sung} if isinstance(one, Spoken) else one
            for one in turn.said
        ],
        "start": turn.start,
        "end": turn.end,
    }

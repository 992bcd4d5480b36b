"""A rota in plain values."""

from __future__ import annotations

from typing import Any

from .aims import Aim
from .repair import Repair
from .rota import Load, Rota, Unfilled


def as_json(rota: Rota) -> dict[str, Any]:
    """See docs/reference/rota.md."""
    return {
        "serving": {shift: list(people) for shift, people in rota.serving.items()},
        "broken": [str(words) for words in rota.broken],
        "proven": rota.proven,
        "in_time": rota.in_time,
        "seed": rota.seed,
        "aims": [_aim(aim) for aim in rota.aims],
        "loads": [_load(load) for load in rota.loads],
        "unfilled": [_unfilled(one) for one in rota.unfilled],
        "remedies": [{"change": str(remedy.change), "fills": remedy.fills} for remedy in rota.remedies],
    }


def repair_as_json(repair: Repair) -> dict[str, Any]:
    """The same, with what changed."""
    changes = [
        {"shift": change.shift, "person": change.person, "asked": change.asked} for change in repair.changes
    ]
    lost = [{"shift": shift, "person": person} for person, shift in repair.lost]
    return {"changes": changes, "lost": lost, **as_json(repair.rota)}


def _aim(aim: Aim) -> dict[str, Any]:
    return {"name": aim.name, "value": aim.value, "bound": aim.bound, "proven": aim.proven, "gap": aim.gap}


def _load(load: Load) -> dict[str, Any]:
    return {
        "person": load.person,
        "shifts": load.shifts,
        "minutes": load.minutes,
        "share": load.share,
        "granted": load.granted,
        "asked": load.asked,
        "reason": str(load.reason),
    }


def _unfilled(one: Unfilled) -> dict[str, Any]:
    return {
        "shift": one.shift,
        "skill": one.skill,
        "missing": one.missing,
        "reason": str(one.reason),
        "obstacles": [{"person": it.person, "why": [str(why) for why in it.why]} for it in one.obstacles],
        "conflict": list(one.conflict),
    }

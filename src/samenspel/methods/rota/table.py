"""A rota as a text for a terminal of 80 columns, in English."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from .aims import Aim
from .problem import hours, in_time
from .repair import Repair
from .rota import Load, Rota, Unfilled

WIDTH = 80
INDENT = "    "
MEANS = {
    "promised": ("Promised work that is missing", "min"),
    "filled": ("Places and skills missing", ""),
    "changes": ("Changes", ""),
    "heaviest": ("Heaviest load, by share", "h"),
    "wishes": ("Wishes not granted", ""),
    "even": ("Unevenness (squares)", ""),
}


def as_table(rota: Rota) -> str:
    return "\n".join([*_serving(rota), *_aims(rota), "", *_loads(rota), *_unfilled(rota), *_remedies(rota)])


def repair_as_table(repair: Repair) -> str:
    return "\n".join([*_changes(repair), "", as_table(repair.rota)])


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent)


def _serving(rota: Rota) -> Iterator[str]:
    for shift in sorted(rota.problem.shifts, key=in_time):
        yield from _wrapped(f"{shift.start:%a %Y-%m-%d %H:%M}-{shift.end:%H:%M}  {shift.id}")
        people = ", ".join(rota.serving[shift.id]) or "nobody"
        yield from _wrapped(f"{people} ({len(rota.serving[shift.id])} of {shift.people})", INDENT)


def _aims(rota: Rota) -> Iterator[str]:
    if rota.broken:
        yield from ("", "Rules that are broken:")
        for words in rota.broken:
            yield from _wrapped(f"{words}.", INDENT)
    if not rota.aims:
        return
    yield ""
    yield "How good it is, aim after aim:"
    yield from (_aim(aim) for aim in rota.aims)
    if not rota.in_time:
        yield from _wrapped("The time was over before everything was proven or tried; more may be found.")


def _aim(aim: Aim) -> str:
    means, unit = MEANS.get(aim.name, (aim.name, ""))
    value, bound = (hours(number) if unit == "h" else f"{number:g}" for number in (aim.value, aim.bound))
    proof = "nothing is better" if aim.proven else f"nothing below {bound}; gap {aim.gap:.1%}"
    return f"{INDENT}{means}: {' '.join(filter(None, (value, unit)))} ({proof})"


def _loads(rota: Rota) -> Iterator[str]:
    yield "What each carries:"
    for load in sorted(rota.loads, key=lambda one: -one.minutes):
        yield from _wrapped(_load(load), INDENT)


def _load(load: Load) -> str:
    wishes = f" {load.granted} of {load.asked} wishes granted." if load.asked else ""
    return f"{load.person}: {load.reason}{wishes}"


def _unfilled(rota: Rota) -> Iterator[str]:
    if not rota.unfilled:
        yield from ("", "Every place is filled.")
        return
    yield from ("", "Not filled:")
    for one in rota.unfilled:
        yield from _open_place(one)


def _open_place(one: Unfilled) -> Iterator[str]:
    skill = f" with “{one.skill}”" if one.skill else ""
    yield from _wrapped(f"{one.shift}: {one.missing} missing{skill}. {one.reason}", INDENT)
    for obstacle in one.obstacles:
        yield from _wrapped(f"- {obstacle.person} {'; '.join(map(str, obstacle.why))}.", INDENT * 2)
    if one.conflict:
        yield from _wrapped(f"It cannot be filled along with: {', '.join(one.conflict)}.", INDENT * 2)


def _remedies(rota: Rota) -> Iterator[str]:
    if rota.remedies:
        yield from ("", "What would help, each by itself:")
        for remedy in rota.remedies:
            yield from _wrapped(f"{remedy.change} (fills {remedy.fills} more)", INDENT)


def _changes(repair: Repair) -> Iterator[str]:
    yield f"Changes: {len(repair.changes)}"
    for change in repair.changes:
        yield from _wrapped(f"{'ask' if change.asked else 'let off'} {change.person}: {change.shift}", INDENT)

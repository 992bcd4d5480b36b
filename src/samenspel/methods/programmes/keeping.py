"""A programme as JSON that loses nothing, to keep each version that was published; without somebody who wants
to be forgotten, and with somebody by another name.

frab's own JSON is for others: it knows no talks within a session, and none that was cancelled.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from .programme import Programme, Session, Speaker, Talk

Kept = dict[str, Any]
Speakers = tuple[Speaker, ...]


def as_kept(programme: Programme) -> Kept:
    """
    >>> from datetime import datetime, timezone
    >>> from samenspel.methods.programmes import Programme, Session, as_kept, from_kept
    >>> nine = datetime(2026, 9, 8, 9, tzinfo=timezone.utc)
    >>> sessions = (Session(1, "Care", "", nine, 90),)
    >>> programme = Programme("panel26", "Panel", "Europe/Brussels", sessions, nine)
    >>> from_kept(as_kept(programme)) == programme
    True
    """
    sessions = [{**asdict(one), "start": one.start.isoformat()} for one in programme.sessions]
    return {**asdict(programme), "changed": programme.changed.isoformat(), "sessions": sessions}


def from_kept(kept: Mapping[str, Any]) -> Programme:
    """What `as_kept` was given. Raises KeyError for anything else."""
    sessions = tuple(_session(one) for one in kept["sessions"])
    changed = datetime.fromisoformat(kept["changed"])
    return Programme(**{**kept, "sessions": sessions, "rooms": tuple(kept["rooms"]), "changed": changed})


def _session(kept: Mapping[str, Any]) -> Session:
    told = {
        "start": datetime.fromisoformat(kept["start"]),
        "speakers": _speakers(kept["speakers"]),
        "talks": tuple(Talk(**{**one, "speakers": _speakers(one["speakers"])}) for one in kept["talks"]),
    }
    return Session(**{**kept, **told})


def _speakers(kept: list[dict[str, str]]) -> Speakers:
    return tuple(Speaker(**one) for one in kept)


def without(programme: Programme, key: str) -> Programme:
    """As if they had never been in it: what they spoke in stays, with the others."""
    return _with_speakers(programme, lambda speakers: tuple(one for one in speakers if one.key != key))


def renamed(programme: Programme, key: str, name: str) -> Programme:
    """The same human being by another name, wherever they speak."""

    def by_name(speakers: Speakers) -> Speakers:
        return tuple(replace(one, name=name) if one.key == key else one for one in speakers)

    return _with_speakers(programme, by_name)


def _with_speakers(programme: Programme, change: Callable[[Speakers], Speakers]) -> Programme:
    def changed(one: Session) -> Session:
        talks = tuple(replace(talk, speakers=change(talk.speakers)) for talk in one.talks)
        return replace(one, speakers=change(one.speakers), talks=talks)

    return replace(programme, sessions=tuple(map(changed, programme.sessions)))

"""A programme as JSON that loses nothing, to keep each version that was published; and without somebody who
wants to be forgotten.

frab's own JSON is for others: it knows no talks within a session, and none that was cancelled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from .programme import Programme, Session, Speaker, Talk

Kept = dict[str, Any]


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


def _speakers(kept: list[dict[str, str]]) -> tuple[Speaker, ...]:
    return tuple(Speaker(**one) for one in kept)


def without(programme: Programme, key: str) -> Programme:
    """As if they had never been in it: what they spoke in stays, with the others."""
    return replace(programme, sessions=tuple(_session_without(one, key) for one in programme.sessions))


def _session_without(one: Session, key: str) -> Session:
    talks = tuple(replace(talk, speakers=_others(talk.speakers, key)) for talk in one.talks)
    return replace(one, speakers=_others(one.speakers, key), talks=talks)


def _others(speakers: tuple[Speaker, ...], key: str) -> tuple[Speaker, ...]:
    return tuple(one for one in speakers if one.key != key)

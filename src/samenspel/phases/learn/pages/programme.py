"""What the public pages of a programme show: as it was last published, by the clocks of its edition."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import allow, may_do
from samenspel.foundation.ui.pages import Context
from samenspel.foundation.ui.words import said
from samenspel.methods.programmes import (
    Programme,
    Session,
    Talk,
    changes,
)
from samenspel.phases.learn.models.programme import SessionKind, every_session
from samenspel.phases.learn.models.reviews import ReviewerSide
from samenspel.phases.learn.models.series import Edition
from samenspel.phases.learn.queries.programme import PublicSession, as_public, latest, versions_of
from samenspel.phases.learn.queries.reflections import reflections_in
from samenspel.phases.learn.queries.speakers import CHAIR, DISCUSSANT

MOST_VERSIONS = 30
KINDS = dict(SessionKind.choices)
ROLES: Mapping[str, Any] = {
    CHAIR: _("Chair"),
    DISCUSSANT.format(side=ReviewerSide.SCHOLAR.value): _("Discussant, scholar"),
    DISCUSSANT.format(side=ReviewerSide.PRACTITIONER.value): _("Discussant, practitioner"),
}


def programme_page(edition: Edition, person: Any) -> Context:
    version = latest(edition)
    if version is None:
        return {"edition": edition}
    programme = as_public(version)
    return {
        "edition": edition,
        "version": version,
        "published_at": programme.local(version.published_at),
        "days": [
            (day, [_row(programme, one) for one in sessions]) for day, sessions in programme.days.items()
        ],
        "cancelled": [one for one in programme.sessions if one.is_cancelled],
        "may_show_plan": allow(person, "learn.show_plan", edition),
    }


def session_page(told: PublicSession, person: Any) -> Context:
    programme, one = told.programme, told.session
    planned = every_session().filter(edition=told.edition, number=one.number).first()
    return {
        "planned": planned,
        "reflection": reflections_in(told.edition).get(one.number),
        **(may_do(person, "learn", ["open_reflection"], planned) if planned else {}),
        "edition": told.edition,
        "session": one,
        "day": programme.local(one.start).date(),
        **_row(programme, one),
    }


def _row(programme: Programme, one: Session) -> Context:
    return {
        "number": one.number,
        "title": one.title,
        "kind": KINDS.get(one.kind, one.kind),
        "is_break": one.kind == SessionKind.BREAK,
        "begins": f"{programme.local(one.start):%H:%M}",
        "ends": f"{programme.local(one.end):%H:%M}",
        "room": one.room,
        "chair": ", ".join(person.name for person in one.speakers),
        "talks": [_talk(talk) for talk in one.talks],
    }


def _talk(talk: Talk) -> Context:
    return {
        "title": talk.title,
        "minutes": talk.minutes,
        "abstract": talk.abstract,
        "authors": ", ".join(one.name for one in talk.speakers if not one.role),
        "others": [(ROLES.get(one.role, one.role), one.name) for one in talk.speakers if one.role],
    }


def versions_page(edition: Edition) -> Context:
    """The newest first, each with what was different in it."""
    rows = [(one, as_public(one)) for one in versions_of(edition)[: MOST_VERSIONS + 1]]
    first = [(rows[-1][0], None)] if len(rows) <= MOST_VERSIONS else []
    told = [(version, changes_shown(was, now)) for (version, now), (_earlier, was) in pairwise(rows)]
    return {"edition": edition, "rows": [*told, *first]}


def changes_shown(was: Programme, now: Programme) -> list[tuple[str, str]]:
    """Title and change, in words of who reads."""
    titles = {one.number: one.title for one in (*was.sessions, *now.sessions)}
    return [(titles[one.session], said(one.said)) for one in changes(was, now)]


def session_alone(told: PublicSession) -> Programme:
    return replace(told.programme, sessions=(told.session,))

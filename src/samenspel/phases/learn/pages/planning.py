"""What those who plan a programme see: undecided contributions too, what clashes, and what is not public."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any

from samenspel.foundation.access import may_do
from samenspel.foundation.ui.pages import Context
from samenspel.foundation.ui.words import said
from samenspel.methods.programmes import Programme, clashes
from samenspel.phases.learn.forms.programme import STEPS
from samenspel.phases.learn.models.contributions import Contribution, every_contribution
from samenspel.phases.learn.models.programme import Absence, Room, Session, Talk
from samenspel.phases.learn.models.reviews import ReviewerSide
from samenspel.phases.learn.models.series import Edition
from samenspel.phases.learn.queries.programme import (
    accepted_in,
    away_from,
    drafted,
    in_plan,
    known_to,
    latest,
    planned_in,
    told_in,
)
from samenspel.phases.learn.queries.publishing import next_version, reached
from samenspel.phases.learn.queries.reflections import reflections_in

VERBS = ("add_room", "add_session", "place_talk", "publish_programme")
OF_SESSION = ("change_session", "move_session", "remove_session", "place_talk", "open_reflection")


def plan_page(edition: Edition, person: Any) -> Context:
    known = known_to(person, edition)
    accepted = accepted_in(edition)
    sessions = planned_in(edition, known)
    programme = drafted(edition, sessions)
    clashing = clashes_of(edition, programme)
    placed = {talk.contribution_id for one in sessions for talk in told_in(one)}
    after = next_version(edition, sessions)
    rows = [_row(programme, one, clashing, accepted) for one in sessions]
    return {
        "edition": edition,
        "rooms": Room.objects.filter(edition=edition),
        "days": [(day, [*these]) for day, these in groupby(rows, key=lambda row: row["day"])],
        "clashes": [*dict.fromkeys(words for found in clashing.values() for words in found)],
        "waiting": [
            {"contribution": one, "is_accepted": one.pk in accepted}
            for one in every_contribution().filter(pk__in=known - placed).order_by("call", "number")
        ],
        "steps": [(step, abs(step), step < 0) for step in STEPS],
        "version": latest(edition),
        "is_new": after.is_new,
        "ahead": len(after.changes),
        **may_do(person, "learn", VERBS, edition),
    }


def clashes_of(edition: Edition, programme: Programme) -> Mapping[int, list[str]]:
    """In words, by the number of a session."""
    found: dict[int, list[str]] = {}
    for clash in clashes(programme, away_from(edition)):
        for number in clash.sessions:
            found.setdefault(number, []).append(said(clash.reason))
    return found


def _row(
    programme: Programme, one: Session, clashing: Mapping[int, list[str]], accepted: set[int]
) -> Context:
    begins, ends = (programme.local(moment) for moment in _span(one))
    return {
        "session": one,
        "day": begins.date(),
        "begins": f"{begins:%H:%M}",
        "ends": f"{ends:%H:%M}",
        "clashes": clashing.get(one.number, []),
        "talks": [_talk(talk, accepted) for talk in told_in(one)],
        "minutes": sum(talk.minutes for talk in told_in(one)),
    }


def _span(one: Session) -> tuple[datetime, datetime]:
    """In UTC, as nights with a change of the clock need it."""
    start = one.starts_at.astimezone(UTC)
    return start, start + timedelta(minutes=one.minutes)


def _talk(talk: Talk, accepted: set[int]) -> Context:
    return {
        "talk": talk,
        "authors": ", ".join(str(one) for one in talk.contribution.authors.all() if one.name),
        "is_accepted": talk.contribution_id in accepted,
        "discussants": talk.discussants.all(),
        "missing": _missing(talk),
    }


def _missing(talk: Talk) -> list[Any]:
    """Of whom only the other side answers it; nobody at all is fine."""
    there = {one.side for one in talk.discussants.all()}
    return [side.label for side in ReviewerSide if there and side not in there]


def session_plan(session: Session, person: Any) -> Context:
    edition = session.edition
    known = known_to(person, edition)
    accepted = accepted_in(edition)
    sessions = planned_in(edition, known)
    programme = drafted(edition, sessions)
    this = next(one for one in sessions if one.pk == session.pk)
    return {
        "edition": edition,
        "reflection": reflections_in(edition).get(session.number),
        **_row(programme, this, clashes_of(edition, programme), accepted),
        **may_do(person, "learn", OF_SESSION, session),
    }


def publishing_page(edition: Edition) -> Context:
    """What would be public, what is different, and how many are told."""
    after = next_version(edition)
    titles = {one.number: one.title for one in after.programme.sessions}
    return {
        "thing": edition,
        "number": after.number,
        "is_new": after.is_new,
        "changes": [(titles.get(one.session, ""), said(one.said)) for one in after.changes],
        "told": len(reached(edition, after)),
        "clashes": [
            *dict.fromkeys(
                words for found in clashes_of(edition, after.programme).values() for words in found
            )
        ],
    }


def absences_page(edition: Edition, person: Any) -> Context:
    zone = edition.tzinfo
    return {
        "thing": edition,
        "rows": [
            (one, one.since.astimezone(zone), one.until.astimezone(zone))
            for one in Absence.objects.filter(edition=edition, person=person)
        ],
    }


def placing(
    edition: Edition, person: Any, typed: Mapping[str, str]
) -> tuple[dict[int, Contribution], Context]:
    """What may be planned, and what was chosen on the page before."""
    known = {one.pk: one for one in in_plan(person, edition)}
    return known, {name: typed.get(name) for name in ("contribution", "session")}

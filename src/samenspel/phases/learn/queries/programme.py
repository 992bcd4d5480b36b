"""Reading the plan of an edition, and the versions that were published of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Prefetch, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext

from samenspel.foundation import clock
from samenspel.foundation.locks.rows import fresh
from samenspel.methods import programmes
from samenspel.methods.programmes import Programme, from_kept
from samenspel.methods.programmes.clashes import Span
from samenspel.phases.learn.models.contributions import Contribution, every_contribution
from samenspel.phases.learn.models.programme import (
    Absence,
    Discussant,
    ProgrammeVersion,
    Room,
    Session,
    Talk,
    every_absence,
    every_discussant,
    every_room,
    every_session,
    every_talk,
)
from samenspel.phases.learn.models.reviews import Outcome
from samenspel.phases.learn.models.series import Edition, every_edition
from samenspel.phases.learn.queries.panels import calls_of, in_review
from samenspel.phases.learn.queries.speakers import CHAIR, DISCUSSANT, key_of, keys_of, speaker
from samenspel.phases.learn.rules.panels import chaired_by
from samenspel.phases.learn.rules.programme import ACCEPTED
from samenspel.spine.people.letters import absolute

REFUSED = Q(decision__outcome=Outcome.REJECT, decision__sent_at__isnull=False)


def find_room(room_id: int) -> Room:
    return every_room().get(pk=room_id)


def find_session(session_id: int) -> Session:
    return every_session().get(pk=session_id)


def find_talk(talk_id: int) -> Talk:
    return every_talk().get(pk=talk_id)


def find_discussant(discussant_id: int) -> Discussant:
    return every_discussant().get(pk=discussant_id)


def find_absence(absence_id: int) -> Absence:
    found: Absence = every_absence().get(pk=absence_id)
    return found


def locked_edition(edition: Edition) -> Edition:
    """All that changes its programme, and whoever registers, waits for each other."""
    return fresh(every_edition(), edition.pk)


def locked_room(room: Room) -> Room:
    locked_edition(room.edition)
    return fresh(every_room(), room.pk)


def locked_session(session: Session) -> Session:
    locked_edition(session.edition)
    return fresh(every_session(), session.pk)


def locked_talk(talk: Talk) -> Talk:
    locked_edition(talk.session.edition)
    return fresh(every_talk(), talk.pk)


def locked_discussant(discussant: Discussant) -> Discussant:
    locked_edition(discussant.talk.session.edition)
    return fresh(every_discussant(), discussant.pk)


def accepted_in(edition: Edition) -> set[int]:
    """Of which the authors know it: the only ones that the public ever sees."""
    found = Contribution.objects.filter(ACCEPTED, call__edition=edition)
    return {*found.values_list("pk", flat=True)}


def known_to(person: Any, edition: Edition) -> set[int]:
    """Those that this person may plan: accepted ones, and undecided ones that no conflict hides."""
    known = accepted_in(edition)
    for call in calls_of(edition):
        undecided = in_review(call).exclude(pk__in=known).exclude(REFUSED)
        if not call.is_cancelled:
            known |= {one.pk for one in chaired_by(person, call, [*undecided])}
    return known


def in_plan(person: Any, edition: Edition) -> "QuerySet[Contribution]":
    """Those of `known_to`, in order of their numbers."""
    return every_contribution().filter(pk__in=known_to(person, edition)).order_by("call", "number")


def planned_in(edition: Edition, known: Collection[int]) -> list[Session]:
    """In order of time, each with its `told`: the talks among those that are known."""
    people = Prefetch("discussants", Discussant.objects.select_related("person"))
    talks = Talk.objects.select_related("contribution").filter(contribution__in=known)
    told = Prefetch("talks", talks.prefetch_related("contribution__authors", people), to_attr="told")
    rows = Session.objects.filter(edition=edition).select_related("room", "chair")
    rows = rows.order_by("starts_at", "room__place", "number")
    return [*rows.prefetch_related(told)]


def next_number(edition: Edition) -> int:
    """Never one that was published."""
    planned = Session.objects.filter(edition=edition).values_list("number", flat=True)
    version = latest(edition)
    told: list[int] = [one["number"] for one in version.kept["sessions"]] if version else []
    return max([0, *planned, *told]) + 1


def drafted(edition: Edition, sessions: Iterable[Session], known: Collection[int] | None = None) -> Programme:
    """As it is planned now, of sessions as `planned_in` gives them; of their talks only those that are
    `known`."""
    rows = [(one, [talk for talk in told_in(one) if known is None or talk.contribution_id in known])
            for one in sessions]  # fmt: skip
    keys = keys_of(
        author for _one, told in rows for talk in told for author in talk.contribution.authors.all()
    )
    return Programme(
        acronym=f"edition_{edition.pk}",
        title=f"{edition.series}: {edition}",
        zone=edition.zone,
        sessions=tuple(_session(one, told, keys) for one, told in rows),
        changed=clock.now(),
        rooms=tuple(Room.objects.filter(edition=edition).values_list("name", flat=True)),
        url=absolute(reverse("learn:show_programme", args=[edition.pk])),
    )


def told_in(session: Session) -> list[Talk]:
    told: list[Talk] = session.told  # type: ignore[attr-defined]  # as `planned_in` gives it
    return told


def _session(one: Session, told: Iterable[Talk], keys: dict[int, str]) -> programmes.Session:
    address = reverse("learn:show_session", args=[one.edition_id, one.number])
    return programmes.Session(
        number=one.number,
        title=one.title,
        room=one.room.name if one.room else "",
        start=one.starts_at,
        minutes=one.minutes,
        kind=one.kind,
        abstract=one.text,
        url=absolute(address),
        guid=str(one.guid),
        speakers=(speaker(one.chair, CHAIR),) if one.chair else (),
        talks=tuple(_talk(talk, keys) for talk in told),
    )


def _talk(talk: Talk, keys: dict[int, str]) -> programmes.Talk:
    contribution = talk.contribution
    authors = (programmes.Speaker(str(one), keys[one.pk]) for one in contribution.authors.all())
    others = (speaker(one.person, DISCUSSANT.format(side=one.side)) for one in talk.discussants.all())
    _question, abstract = contribution.answers[0]
    return programmes.Talk(
        title=contribution.title,
        minutes=talk.minutes,
        speakers=(*(one for one in authors if one.name), *others),
        abstract=abstract,
        id=str(contribution.pk),
    )


def away_from(edition: Edition) -> dict[str, list[Span]]:
    """When who cannot be there, by the keys of speakers."""
    found: dict[str, list[Span]] = defaultdict(list)
    for one in Absence.objects.filter(edition=edition).select_related("person"):
        found[key_of(one.person)].append((one.since, one.until))
    return found


def latest(edition: Edition) -> ProgrammeVersion | None:
    """That which is public."""
    return ProgrammeVersion.objects.filter(edition=edition).order_by("-number").first()


def versions_of(edition: Edition) -> "QuerySet[ProgrammeVersion]":
    """The newest first."""
    return ProgrammeVersion.objects.filter(edition=edition).select_related("edition__series")


def versions_with(keys: Iterable[str]) -> "QuerySet[ProgrammeVersion]":
    """In which somebody with one of these keys stands."""
    rows = ProgrammeVersion.objects.annotate(text=Cast("kept", TextField()))
    return rows.filter(reduce(or_, (Q(text__contains=f'"{key}"') for key in keys)))


@dataclass(frozen=True)
class PublicSession:
    """One session of what is public."""

    edition: Edition
    programme: Programme
    session: programmes.Session

    @property
    def parent(self) -> Edition:
        return self.edition


@dataclass(frozen=True)
class Public:
    """What is public of an edition."""

    edition: Edition
    programme: Programme

    @property
    def parent(self) -> Edition:
        return self.edition


def find_public(edition_id: int) -> Public:
    edition = every_edition().get(pk=edition_id)
    version = latest(edition)
    if version is None:
        raise ObjectDoesNotExist(edition_id)
    return Public(edition, as_public(version))


def find_public_session(edition_id: int, number: int) -> PublicSession:
    public = find_public(edition_id)
    for one in public.programme.sessions:
        if one.number == number:
            return PublicSession(public.edition, public.programme, one)
    raise ObjectDoesNotExist(number)


def as_public(version: ProgrammeVersion) -> Programme:
    """As it was published, but what was withdrawn since says so, with nobody's name."""
    programme = from_kept(version.kept)
    keys = {int(talk.id) for one in programme.sessions for talk in one.talks}
    stays = accepted_in(version.edition)
    gone = {str(key) for key in keys - stays}
    if not gone:
        return programme
    return replace(programme, sessions=tuple(_session_without(one, gone) for one in programme.sessions))


def _session_without(one: programmes.Session, gone: set[str]) -> programmes.Session:
    talks = tuple(_withdrawn(talk) if talk.id in gone else talk for talk in one.talks)
    return replace(one, talks=talks)


def _withdrawn(talk: programmes.Talk) -> programmes.Talk:
    title = gettext("Withdrawn: %(title)s") % {"title": talk.title}
    return programmes.Talk(title, talk.minutes, id=talk.id)

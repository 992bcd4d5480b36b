"""Series, their editions, and who organises them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal import record
from samenspel.foundation.journal.sentences import untold
from samenspel.foundation.locks.acting import acting, stay
from samenspel.foundation.locks.rows import set_values
from samenspel.phases.learn.models.series import Edition, Organiser, Series
from samenspel.phases.learn.queries.panels import locked_organiser
from samenspel.spine.people.letters import write_to
from samenspel.spine.people.models import Person

untold(
    "learn.add_series",
    "learn.add_edition",
    "learn.change_edition",
    "learn.appoint_organiser",
    "learn.dismiss_organiser",
    because="Of no initiative: there is no history and no feed to tell it in.",
)


def add_series(
    *, actor: Person, name: str, summary: str = "", source: str = "", is_verified: bool = False
) -> Series:
    with acting(actor, "learn.add_series"):
        series = Series.objects.create(name=name, summary=summary, source=source, is_verified=is_verified)
        record(actor=actor, verb="learn.add_series", thing=series, data={"title": name})
    return series


def add_edition(
    *,
    actor: Person,
    series: Series,
    name: str,
    begins_on: date,
    ends_on: date,
    zone: str,
    summary: str = "",
    place: str = "",
    informed_by: Iterable[Edition] = (),
) -> Edition:
    """Whoever adds it organises it."""
    with acting(actor, "learn.add_edition", series) as series:
        words = {"name": name, "begins_on": begins_on, "ends_on": ends_on, "zone": zone}
        edition = Edition.objects.create(series=series, summary=summary, place=place, **words)
        edition.informed_by.set(informed_by)
        Organiser.objects.create(edition=edition, person=actor)
        record(actor=actor, verb="learn.add_edition", thing=edition, data={"title": name})
    return edition


def change_edition(
    *, actor: Person, edition: Edition, informed_by: Iterable[Edition], **values: Any
) -> Edition:
    """Moments that were set stay as they are when its time zone changes: they are kept in UTC."""
    with acting(actor, "learn.change_edition", edition) as edition:
        set_values(edition, **values)
        edition.informed_by.set([one for one in informed_by if one.pk != edition.pk])
        record(actor=actor, verb="learn.change_edition", thing=edition)
    return edition


def appoint_organiser(*, actor: Person, edition: Edition, person: Person) -> Organiser:
    """Twice is once."""
    with acting(actor, "learn.appoint_organiser", edition) as edition:
        stay(person, "learn.appoint_organiser")
        organiser, is_new = Organiser.objects.get_or_create(edition=edition, person=person)
        if is_new:
            record(actor=actor, verb="learn.appoint_organiser", thing=edition)
            write_to(person, "learn/organises", edition)
    return organiser


def dismiss_organiser(*, actor: Person, organiser: Organiser) -> None:
    """Somebody stays, and nothing is left without one who runs it."""
    with acting(actor, "learn.dismiss_organiser", organiser, locked_organiser) as organiser:
        edition = organiser.edition
        if not edition.organisers.exclude(pk=organiser.pk).exists():
            raise Refused("learn.dismiss_organiser", _("Ask somebody else to organise first."))
        record(actor=actor, verb="learn.dismiss_organiser", thing=edition)
        if organiser.person_id != actor.pk:
            write_to(organiser.person, "learn/organises_no_more", edition)
        organiser.delete()

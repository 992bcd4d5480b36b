"""What programmes and registrations hold about people."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.locks.rows import set_values
from samenspel.methods.programmes import Programme, as_kept, from_kept, renamed, without
from samenspel.phases.learn.queries.programme import versions_with
from samenspel.phases.learn.queries.speakers import keys_of_person
from samenspel.spine.people.models import Person
from samenspel.spine.people.personal_data import not_personal, register_personal

PUBLISHED_WORDS = "What organisers write for everyone."
WITH_SEAT = _("Until you end your registration, or erase your account.")


def _versions(person: Person) -> "QuerySet[Any]":
    return versions_with(keys_of_person(person))


def _told_versions(person: Person) -> list[dict[str, object]]:
    rows = _versions(person).select_related("edition")
    return [{"edition": str(one.edition), "version": one.number} for one in rows]


def _leave_versions(person: Person) -> None:
    """Versions stay as they were published, but for who wants to be forgotten."""
    _change_versions(person, without)


def _rename_in_versions(person: Person, name: str) -> None:
    _change_versions(person, lambda programme, key: renamed(programme, key, name))


def _change_versions(person: Person, change: Callable[[Programme, str], Programme]) -> None:
    for version in _versions(person):
        programme = from_kept(version.kept)
        for key in keys_of_person(person):
            programme = change(programme, key)
        set_values(version, kept=as_kept(programme))


register_personal(
    "learn.Session",
    fields={"chair": _("Which sessions you lead")},
    of="chair",
    purpose=_("To name you in the programme, and to tell you when it changes."),
    retention=_("As long as the edition's page; when you leave, your name goes with you."),
    erase="blank",
)
register_personal(
    "learn.Discussant",
    fields={"person": _("Which contributions you discuss"), "side": ""},
    of="person",
    purpose=_("To name you in the programme, and to tell you when it changes."),
    retention=_("As long as the edition's page; when you leave, your name goes with you."),
    erase="delete",
)
register_personal(
    "learn.Absence",
    fields={
        "person": "",
        "since": _("When you cannot be there"),
        "until": "",
    },
    of="person",
    purpose=_("To plan nothing with you at that time. Only organisers see it."),
    retention=_("Until the edition is over."),
    erase="delete",
)
register_personal(
    "learn.Registration",
    fields={
        "name": _("Your name on a badge"),
        "affiliation": _("Your organisation on a badge"),
        "edition": _("For which edition you registered"),
    },
    of="seat__person",
    name="name",
    purpose=_("To know who comes, and to print badges. Only organisers see it."),
    retention=WITH_SEAT,
    erase="delete",
)
register_personal(
    "learn.Registration",
    fields={
        "diet": _("What you do not eat"),
        "access": _("What you need to take part"),
    },
    of="seat__person",
    purpose=_("To give you what you need. Only organisers see it."),
    retention=_("Until the edition is over."),
    erase="delete",
)
register_personal(
    "learn.ProgrammeVersion",
    fields={"kept": _("Your name in programmes that were published")},
    of="edition",
    purpose=_("To say who speaks, leads and discusses, and what changed."),
    retention=_("As long as the edition's page; when you leave, your name goes with you."),
    erase="blank",
    erase_with=_leave_versions,
    name_with=_rename_in_versions,
    told=_told_versions,
    found=_versions,
)
not_personal("learn.Room", "name", "directions", because=PUBLISHED_WORDS)
not_personal("learn.Session", "title", "text", because=PUBLISHED_WORDS)

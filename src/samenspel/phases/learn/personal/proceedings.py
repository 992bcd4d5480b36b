"""What proceedings hold about people."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.ui.pictures import drop_later
from samenspel.phases.learn.actions.proceedings import empty_volume
from samenspel.phases.learn.models.proceedings import Paper
from samenspel.phases.learn.queries.proceedings import Kept, renamed, volumes_with, without
from samenspel.phases.learn.queries.speakers import keys_of_person
from samenspel.spine.people.models import Person
from samenspel.spine.people.personal_data import not_personal, register_personal

PUBLISHED = "What authors and organisers publish for everyone; who wrote it stands with it."


def _volumes(person: Person) -> "QuerySet[Any]":
    return volumes_with(keys_of_person(person))


def _told_volumes(person: Person) -> list[dict[str, object]]:
    return [{"proceedings": str(one.proceedings), "volume": one.number} for one in _volumes(person)]


def _leave_volumes(person: Person) -> None:
    """What they wrote stays without their name; files that carry it are thrown away."""
    _change_volumes(person, without)
    _drop_files(person)


def _rename_in_volumes(person: Person, name: str) -> None:
    _change_volumes(person, lambda kept, keys: renamed(kept, keys, name))
    _drop_files(person)


def _change_volumes(person: Person, change: Callable[[Kept, Iterable[str]], Kept]) -> None:
    keys = keys_of_person(person)
    for volume in _volumes(person):
        before = volume.kept
        set_values(volume, kept=change(before, keys))
        empty_volume(volume)
        for name in _files_in(before) - _files_in(volume.kept):
            drop_later(Paper(file=name).file)


def _files_in(kept: Kept) -> set[str]:
    """Also those that authors replaced since."""
    return {one["file"] for one in kept["papers"]} - {""}


def _drop_files(person: Person) -> None:
    papers = Paper.objects.filter(contribution__authors__person=person).exclude(file="")
    for paper in papers.distinct().select_related("contribution"):
        old = paper.file
        set_values(paper, file="", text=paper.text or paper.contribution.answers[0][1])
        drop_later(old)


register_personal(
    "learn.Consent",
    fields={"person": "", "paper": _("To which papers of proceedings you agreed")},
    of="person",
    purpose=_("To publish nothing under your name without your yes."),
    retention=_("Until you erase your account."),
    erase="delete",
)
register_personal(
    "learn.Volume",
    fields={"kept": _("Your name in proceedings that were published")},
    of="proceedings",
    purpose=_("To say who wrote what, and to let others cite it."),
    retention=_("As long as the proceedings; when you leave, your name goes with you."),
    erase="blank",
    erase_with=_leave_volumes,
    name_with=_rename_in_volumes,
    told=_told_volumes,
    found=_volumes,
)
not_personal("learn.Proceedings", "title", "publisher", "isbn", "prefix", "preface", because=PUBLISHED)
not_personal("learn.Paper", "text", "corrected", "withdrawn_because", because=PUBLISHED)
not_personal("learn.Volume", "note", because=PUBLISHED)

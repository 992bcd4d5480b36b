"""Reading the ledger."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from samenspel.foundation.journal.queries import address_of
from samenspel.methods.disclosure import Protected, Since, read_release
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.queries import seen_in
from samenspel.spine.initiatives.things import CARDS, Told, find_thing
from samenspel.tools.releases.models import Level, Release, every_release

SEEN_BY = seen_in(every_release, "initiative")


def find_release(release_id: int) -> Release:
    return every_release().get(pk=release_id)


FILES = {"csv": "text/csv", "json": "application/json", "codebook": "text/csv"}


def find_counted(thing: str) -> Any:
    """A thing whose people can be counted, by its address such as surveys.survey/12."""
    return find_thing(thing, lambda card: card.counted)


def made_of(asked: UUID | str) -> Release | None:
    """By who asked: the one that was made already."""
    return every_release().filter(asked=asked).first()


def releases_of(initiative: Initiative) -> QuerySet[Release]:
    return every_release().filter(initiative=initiative)


def earlier_of(initiative: Initiative) -> list[Release]:
    """Open data about people of an initiative, also what was taken back: what was read is known."""
    return [*Release.objects.filter(initiative=initiative, level=Level.OPEN).order_by("place")]


def open_releases(thing: Any) -> QuerySet[Release]:
    """Open data about the people of a thing that everyone may have now."""
    found = every_release().filter(about=address_of(thing), level=Level.OPEN, taken_back_at=None)
    return found.order_by("number")


def told_in(releases: Sequence[Release]) -> tuple[list[Told], list[Protected]]:
    """As who counts anew knows it, and as the audit does."""
    kept = [read_release(one.kept.encode()) for one in releases]
    last: dict[str, int] = {}
    for place, one in enumerate(releases):
        kept[place] = _in_one_system(kept[place], last.get(one.about))
        last[one.about] = place
    told = [Told(one.about, one.part, was.release) for one, was in zip(releases, kept, strict=True)]
    return told, kept


def _in_one_system(kept: Protected, before: int | None) -> Protected:
    """What was kept when releases of one thing were a system of their own."""
    release = kept.release
    if release.since is not None:
        return kept
    came = None if release.change is None else Since(release.change)
    return replace(kept, release=replace(release, since={} if before is None else {before: came}))


def counted_things(initiative: Initiative) -> list[Any]:
    """Of which tables can be published now."""
    found = []
    for card in CARDS.values():
        if card.counted:
            things = card.every().filter(activity__initiative=initiative)
            found += [thing for thing in things if card.counted.parts(thing)]
    return found

"""Reading what was handed in for proceedings, and volumes as they were published."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.urls import reverse

from samenspel.foundation.locks.rows import fresh
from samenspel.methods.bibliography import Name, PartialDate, Record
from samenspel.methods.bibliography import Proceedings as Described
from samenspel.methods.bibliography.names import in_order
from samenspel.phases.learn.models.contributions import Contribution
from samenspel.phases.learn.models.proceedings import (
    Paper,
    Proceedings,
    Volume,
    every_paper,
    every_proceedings,
    every_volume,
)
from samenspel.phases.learn.models.programme import Talk
from samenspel.phases.learn.models.series import Edition
from samenspel.phases.learn.queries.programme import accepted_in
from samenspel.phases.learn.queries.speakers import keys_of
from samenspel.phases.learn.rules.proceedings import missing_consents
from samenspel.spine.people.letters import absolute

Kept = dict[str, Any]


def proceedings_of(edition: Edition) -> Proceedings | None:
    return every_proceedings().filter(edition=edition).first()


def find_volume(edition_id: int) -> Volume:
    """That which is public."""
    found = every_volume().filter(proceedings__edition=edition_id).order_by("-number").first()
    if found is None:
        raise ObjectDoesNotExist(edition_id)
    return found


def find_numbered(edition_id: int, number: int) -> Volume:
    return every_volume().get(proceedings__edition=edition_id, number=number)


def locked_proceedings(proceedings: Proceedings) -> Proceedings:
    return fresh(every_proceedings(), proceedings.pk)


def locked_volume(volume: Volume) -> Volume:
    return fresh(every_volume(), volume.pk)


@dataclass(frozen=True)
class PublicPaper:
    """One paper of what is public: `kept` as it was published, or a line where it was withdrawn since."""

    volume: Volume
    paper: Paper
    kept: Kept

    @property
    def parent(self) -> Volume:
        return self.volume

    @property
    def is_withdrawn(self) -> bool:
        return self.paper.is_withdrawn


def find_paper(contribution_id: int) -> PublicPaper:
    paper = every_paper().get(contribution=contribution_id)
    volume = find_volume(paper.contribution.call.edition_id)
    for kept in volume.kept["papers"]:
        if kept["id"] == contribution_id:
            return PublicPaper(volume, paper, kept)
    raise ObjectDoesNotExist(contribution_id)


def handed_in(edition: Edition) -> list[Paper]:
    """Of accepted contributions, in the order of the programme."""
    rows = every_paper().filter(contribution__call__edition=edition, contribution__in=accepted_in(edition))
    places = {
        one.contribution_id: (one.session.starts_at.timestamp(), one.place)
        for one in Talk.objects.filter(session__edition=edition).select_related("session")
    }
    last = (float("inf"), 0)
    return sorted(rows, key=lambda one: (places.get(one.contribution_id, last), one.contribution_id))


def ready_in(edition: Edition) -> list[Paper]:
    """To which all agree who can say so here."""
    return [one for one in handed_in(edition) if one.withdrawn_at is None and not missing_consents(one)]


def drafted(proceedings: Proceedings) -> Kept:
    """What a volume would keep now. What was published and withdrawn since stays in it as a line."""
    edition = proceedings.edition
    names = ("title", "publisher", "isbn", "prefix", "preface", "language")
    ready = ready_in(edition)
    told = {one.contribution_id for one in ready}
    before = proceedings.volumes.order_by("-number").first()
    gone = [one for one in before.kept["papers"] if one["id"] not in told] if before else []
    stays = {
        one.contribution_id for one in every_paper().filter(contribution__in=[one["id"] for one in gone])
    }
    return {
        **{name: getattr(proceedings, name) for name in names},
        "event": f"{edition.series}: {edition}",
        "place": edition.place,
        "begins_on": edition.begins_on.isoformat(),
        "ends_on": edition.ends_on.isoformat(),
        "papers": [*map(_kept, ready), *(one for one in gone if one["id"] in stays)],
    }


def _kept(paper: Paper) -> Kept:
    contribution = paper.contribution
    rows = [*contribution.authors.select_related("person")]
    keys = keys_of(rows)
    return {
        "id": contribution.pk,
        "title": contribution.title,
        "abstract": contribution.answers[0][1],
        "language": contribution.language,
        "licence": paper.licence,
        "text": paper.text,
        "file": paper.file.name,
        "corrected": paper.corrected,
        "authors": [
            {"name": str(one), "affiliation": one.affiliation, "orcid": one.orcid, "key": keys[one.pk]}
            for one in rows
            if one.name
        ],
    }


def volumes_with(keys: Iterable[str]) -> "QuerySet[Any]":
    """In which somebody with one of these keys stands."""
    rows = every_volume().annotate(words=Cast("kept", TextField()))
    return rows.filter(reduce(or_, (Q(words__contains=f'"{key}"') for key in keys)))


def withdrawn_in(volume: Volume) -> dict[int, Paper]:
    """By contribution, what was withdrawn since, or before."""
    keys = [one["id"] for one in volume.kept["papers"]]
    return {
        one.contribution_id: one for one in every_paper().filter(contribution__in=keys) if one.is_withdrawn
    }


def as_record(volume: Volume, kept: Kept) -> Record:
    """As it is cited."""
    whole, day = volume.kept, volume.published_at
    return Record(
        id=f"paper{kept['id']}",
        type="paper-conference",
        title=kept["title"],
        author=tuple(map(_name, kept["authors"])),
        issued=PartialDate(day.year, day.month, day.day),
        container_title=whole["title"],
        event_title=whole["event"],
        publisher=whole["publisher"],
        publisher_place=whole["place"],
        language=kept["language"],
        abstract=kept["abstract"],
        isbn=(whole["isbn"],) if whole["isbn"] else (),
        doi=doi_of(volume, f"paper.{kept['id']}"),
        url=absolute(reverse("learn:show_paper", args=[kept["id"]])),
    )


def _name(author: Kept) -> Name:
    affiliation = (author["affiliation"],) if author["affiliation"] else ()
    return in_order(author["name"], author["orcid"], affiliation)


def doi_of(volume: Volume, what: str) -> str:
    """Of our making, for an agency to register; nothing without a prefix."""
    prefix = volume.kept["prefix"]
    return f"{prefix}/samenspel.{volume.proceedings.edition_id}.{what}" if prefix else ""


def records_of(volume: Volume) -> list[Record]:
    """Without what was withdrawn."""
    gone = withdrawn_in(volume)
    return [as_record(volume, one) for one in volume.kept["papers"] if one["id"] not in gone]


def described(volume: Volume) -> Described:
    """For agencies that register DOIs."""
    kept, edition = volume.kept, volume.proceedings.edition
    return Described(
        title=kept["title"],
        event=kept["event"],
        publisher=kept["publisher"],
        year=volume.published_at.year,
        papers=tuple(records_of(volume)),
        place=kept["place"],
        start=edition.begins_on,
        end=edition.ends_on,
        isbn=kept["isbn"],
        doi=doi_of(volume, "volume"),
        url=absolute(volume.proceedings.get_absolute_url()),
        language=kept["language"],
    )


def without(kept: Kept, keys: Iterable[str]) -> Kept:
    """As if they had never been named; a file that carries their name is given out no more."""
    gone = {*keys}

    def cleared(paper: Kept) -> Kept:
        stay = [one for one in paper["authors"] if one["key"] not in gone]
        return paper if len(stay) == len(paper["authors"]) else {**paper, "authors": stay, "file": ""}

    return {**kept, "papers": [cleared(one) for one in kept["papers"]]}


def renamed(kept: Kept, keys: Iterable[str], name: str) -> Kept:
    known = {*keys}

    def called(paper: Kept) -> Kept:
        authors = [{**one, "name": name} if one["key"] in known else one for one in paper["authors"]]
        return {**paper, "authors": authors, **({"file": ""} if authors != paper["authors"] else {})}

    return {**kept, "papers": [called(one) for one in kept["papers"]]}


def contributions_for(person: Any, edition: Edition) -> "QuerySet[Contribution]":
    """Accepted ones of this person."""
    rows = Contribution.objects.filter(pk__in=accepted_in(edition), authors__person=person)
    return rows.distinct().order_by("call", "number")

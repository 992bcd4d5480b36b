"""Reading organisations and services."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Q, QuerySet

from samenspel.foundation.search.words import with_every_word
from samenspel.foundation.ui.maps import Basemap
from samenspel.spine.people.models import Person
from samenspel.spine.services.models import Area, Organisation, Service
from samenspel.spine.services.sectors import codes_named

FIELDS = ("name", "description", "keywords", "organisation__name", "area__name")


def find_service(slug: str) -> Service:
    """With everything its page and its description show."""
    return described_services().get(slug=slug)


def find_organisation(slug: str) -> Organisation:
    return Organisation.objects.get(slug=slug)


def find_area(slug: str) -> Area:
    return Area.objects.get(slug=slug)


def areas_in_order() -> list[Area]:
    """Every area, each after the one it is part of."""
    parts: dict[int | None, list[Area]] = {}
    for area in Area.objects.select_related("parent"):
        parts.setdefault(area.parent_id, []).append(area)
    return list(_from(parts, None))


def _from(parts: dict[int | None, list[Area]], top: int | None) -> Iterator[Area]:
    for area in parts.get(top, []):
        yield area
        yield from _from(parts, area.pk)


def basemap_around(*named: int | None) -> Basemap | None:
    """The map of the first of these areas that has one, or lies in one that has. Where none is named, that of
    the only area at the top with a map."""
    every = Area.objects.in_bulk()
    if not any(named):
        tops = [area for area in every.values() if area.parent_id is None and area.map_picture]
        return tops[0].basemap if len(tops) == 1 else None
    around = (area for start in named for area in _upward(every, start))
    return next((area.basemap for area in around if area.map_picture), None)


def _upward(every: dict[int, Area], start: int | None) -> Iterator[Area]:
    seen: set[int] = set()
    while start is not None and start not in seen:
        seen.add(start)
        yield every[start]
        start = every[start].parent_id


def areas_outside(area: Area) -> QuerySet[Area]:
    """Those it could be part of: neither itself nor a part of it."""
    inside = {area.pk}
    for one in areas_in_order():
        if one.parent_id in inside:
            inside.add(one.pk)
    return Area.objects.exclude(pk__in=inside)


def described_services() -> QuerySet[Service]:
    return Service.objects.select_related("organisation__area", "area").prefetch_related("channels")


def services_matching(wanted: Mapping[str, Any]) -> QuerySet[Service]:
    """`wanted`: q (every word is somewhere in the service, its organisation, area or sector) and sector."""
    services = Service.objects.select_related("organisation", "area")
    if sector := wanted.get("sector"):
        services = services.filter(sector__startswith=sector)
    return with_every_word(
        services, wanted.get("q", ""), *FIELDS, also=lambda word: Q(sector__in=codes_named(word))
    )


def organisations_of(person: Person) -> QuerySet[Organisation]:
    """Those this person may speak for; all of them for an administrator."""
    every = Organisation.objects.all()
    return every if person.is_administrator else every.filter(professionals=person)


def services_of(organisation: Organisation) -> QuerySet[Service]:
    return organisation.services.select_related("organisation", "area")


def public_initiatives_of(service: Service) -> QuerySet[Any]:
    """Where people produce this service together (rows of a higher place, shown by title only)."""
    further = service.further_initiatives.values("initiative")
    return service.initiatives.model.objects.filter(Q(service=service) | Q(pk__in=further), is_public=True)

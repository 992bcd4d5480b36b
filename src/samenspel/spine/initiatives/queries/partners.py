"""Reading who takes part in an initiative besides the organisation that answers for its service."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from samenspel.foundation.locks.rows import fresh
from samenspel.spine.initiatives.models import Charter, Initiative
from samenspel.spine.initiatives.models.partners import CharterPromise, FurtherService, Partner
from samenspel.spine.initiatives.queries import locked
from samenspel.spine.initiatives.rules import CURRENT
from samenspel.spine.services.models import Organisation, Service
from samenspel.spine.services.queries import organisations_of


def every_partner() -> QuerySet[Partner]:
    return Partner.objects.select_related("organisation", "initiative__service__organisation")


def find_partner(slug: str, partner_id: int) -> Partner:
    return every_partner().get(initiative__slug=slug, pk=partner_id)


def locked_partner(partner: Partner) -> Partner:
    """As it is in the database now; others who change it wait."""
    return fresh(every_partner(), partner.pk)


def accepted_partners(initiative: Initiative) -> QuerySet[Partner]:
    return initiative.partners.filter(state=Partner.State.ACCEPTED).select_related("organisation")


def asked_of(organisations: Iterable[Organisation]) -> QuerySet[Partner]:
    return Partner.objects.filter(state=Partner.State.ASKED, organisation__in=organisations)


def could_be_asked(initiative: Initiative) -> QuerySet[Organisation]:
    """Neither the one that answers for the service nor one that was asked already."""
    current = initiative.partners.filter(state__in=CURRENT).values("organisation")
    return Organisation.objects.exclude(pk=initiative.service.organisation_id).exclude(pk__in=current)


def every_further_service() -> QuerySet[FurtherService]:
    return FurtherService.objects.select_related("service", "initiative__service__organisation")


def find_further_service(slug: str, further_id: int) -> FurtherService:
    return every_further_service().get(initiative__slug=slug, pk=further_id)


def locked_further_service(further: FurtherService) -> FurtherService:
    locked(further.initiative)
    return fresh(every_further_service(), further.pk)


def services_to_add(person: Any, initiative: Initiative) -> QuerySet[Service]:
    """Of organisations that take part and that this person speaks for; not those that are here already."""
    here = Q(pk=initiative.service.organisation_id) | Q(
        pk__in=accepted_partners(initiative).values("organisation")
    )
    theirs = organisations_of(person).filter(here)
    known = initiative.further_services.values("service")
    return Service.objects.filter(organisation__in=theirs).exclude(
        Q(pk=initiative.service_id) | Q(pk__in=known)
    )  # fmt: skip


def promises_not_in_charter(charter: Charter, partners: Iterable[Partner]) -> list[Partner]:
    """Whose promise is new, or was changed, since this version."""
    written = dict(charter.partner_promises.values_list("organisation", "promise"))
    return [one for one in partners if written.get(one.organisation_id) != one.promise]


@dataclass(frozen=True)
class Network:
    """Who takes part, with which services, as an initiative's page tells it."""

    lead: Organisation
    lead_services: list[FurtherService]
    partners: list[tuple[Partner, list[FurtherService]]]
    asked: list[Partner]
    past: list[Partner]
    waiting: list[Partner]

    @property
    def further(self) -> list[FurtherService]:
        return [*self.lead_services, *(one for _partner, services in self.partners for one in services)]

    @property
    def is_more_than_one(self) -> bool:
        return bool(self.lead_services or self.partners or self.asked)


def network_of(initiative: Initiative) -> Network:
    rows = list(initiative.partners.select_related("organisation"))
    further = list(initiative.further_services.select_related("service__organisation", "initiative"))
    accepted = [one for one in rows if one.is_accepted]
    charter = initiative.charters.first()
    return Network(
        lead=initiative.service.organisation,
        lead_services=_of(initiative.service.organisation_id, further),
        partners=[(one, _of(one.organisation_id, further)) for one in accepted],
        asked=[one for one in rows if one.is_asked],
        past=[one for one in rows if one.state not in CURRENT],
        waiting=promises_not_in_charter(charter, accepted) if charter else [],
    )


def _of(organisation: int, further: Iterable[FurtherService]) -> list[FurtherService]:
    return [one for one in further if one.service.organisation_id == organisation]


def promises_of(charter: Charter) -> QuerySet[CharterPromise]:
    return charter.partner_promises.select_related("organisation")

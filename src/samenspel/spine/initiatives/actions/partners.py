"""Partner organisations: asked by who coordinates, answered by who speaks for them, ended by both."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.spine.initiatives.models import Initiative, Role
from samenspel.spine.initiatives.models.partners import FurtherService, Partner
from samenspel.spine.initiatives.queries import locked
from samenspel.spine.initiatives.queries.partners import (
    could_be_asked,
    locked_further_service,
    locked_partner,
    services_to_add,
)
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.letters import write_to
from samenspel.spine.people.models import Person
from samenspel.spine.services.models import Organisation, Service

describe("initiatives.ask_partner", _("{actor} asked {organisation} to be a partner."))


def ask_partner(
    *, actor: Person, initiative: Initiative, organisation: Organisation, asked_for: str
) -> Partner:
    """Who speaks for the organisation is told by mail, and finds the question at the start page."""
    with acting(actor, "initiatives.ask_partner", initiative, locked) as initiative:
        if not could_be_asked(initiative).filter(pk=organisation.pk).exists():
            raise Refused(
                "initiatives.ask_partner", _("This organisation takes part, or was asked, already.")
            )
        partner = Partner.objects.create(
            initiative=initiative, organisation=organisation, asked_for=asked_for, asked_at=clock.now()
        )
        for professional in organisation.professionals.filter(is_active=True):
            write_to(professional, "initiatives/partner_asked", partner, partner=partner)
        tell(actor, "initiatives.ask_partner", partner, organisation=str(partner.organisation))
    return partner


describe("initiatives.accept_partnership", _("{organisation} is a partner now, with a promise of its own."))


def accept_partnership(*, actor: Person, partner: Partner, promise: str) -> Partner:
    """The organisation's yes, in its own words. They stand in the next version of the charter."""
    with acting(actor, "initiatives.accept_partnership", partner, _locked) as partner:
        set_values(partner, state=Partner.State.ACCEPTED, promise=promise, answered_at=clock.now())
        _write_to_coordinators(actor, partner)
        tell(actor, "initiatives.accept_partnership", partner, organisation=str(partner.organisation))
    return partner


describe("initiatives.decline_partnership", _("{organisation} will be no partner."))


def decline_partnership(*, actor: Person, partner: Partner, reason: str) -> Partner:
    with acting(actor, "initiatives.decline_partnership", partner, _locked) as partner:
        set_values(partner, state=Partner.State.DECLINED, reason=reason, answered_at=clock.now())
        _write_to_coordinators(actor, partner)
        tell(actor, "initiatives.decline_partnership", partner, organisation=str(partner.organisation))
    return partner


describe("initiatives.change_promise", _("{organisation} changed what it promises."))


def change_promise(*, actor: Person, partner: Partner, promise: str) -> Partner:
    """The charter that people accepted stays as it is; the next version says the new words."""
    with acting(actor, "initiatives.change_promise", partner, _locked) as partner:
        set_values(partner, promise=promise)
        tell(actor, "initiatives.change_promise", partner, organisation=str(partner.organisation))
    return partner


describe("initiatives.end_partnership", _("The partnership with {organisation} has ended."))


def end_partnership(*, actor: Person, partner: Partner, reason: str) -> Partner:
    """By either side; a question that nobody answered is taken back by it too. The services that the partner
    brought go with it."""
    with acting(actor, "initiatives.end_partnership", partner, _locked) as partner:
        set_values(partner, state=Partner.State.ENDED, reason=reason, ended_at=clock.now())
        brought = partner.initiative.further_services.filter(service__organisation=partner.organisation_id)
        brought.delete()
        _write_to_coordinators(actor, partner)
        for professional in partner.organisation.professionals.filter(is_active=True).exclude(pk=actor.pk):
            write_to(professional, "initiatives/partner_answered", partner, partner=partner)
        tell(actor, "initiatives.end_partnership", partner, organisation=str(partner.organisation))
    return partner


def _locked(partner: Partner) -> Partner:
    """Its initiative too, where services of the partner are added."""
    locked(partner.initiative)
    return locked_partner(partner)


def _write_to_coordinators(actor: Person, partner: Partner) -> None:
    members = partner.initiative.memberships.filter(role=Role.COORDINATOR, left_at=None)
    for member in members.exclude(person=actor).select_related("person"):
        write_to(member.person, "initiatives/partner_answered", partner, partner=partner)


describe("initiatives.add_service", _("“{service}” is produced together here too."))


def add_service(*, actor: Person, initiative: Initiative, service: Service) -> FurtherService:
    """Said by the organisation that answers for it."""
    with acting(actor, "initiatives.add_service", initiative, locked) as initiative:
        if not services_to_add(actor, initiative).filter(pk=service.pk).exists():
            raise Refused("initiatives.add_service", NOT_THEIRS)
        further = FurtherService.objects.create(initiative=initiative, service=service)
        tell(actor, "initiatives.add_service", further, service=str(service))
    return further


NOT_THEIRS = _("Choose a service of an organisation that takes part here and that you work for.")

describe("initiatives.drop_service", _("“{service}” is not produced together here any more: {reason}"))


def drop_service(*, actor: Person, further: FurtherService, reason: str) -> None:
    with acting(actor, "initiatives.drop_service", further, locked_further_service) as further:
        tell(actor, "initiatives.drop_service", further, service=str(further.service), reason=reason)
        further.delete()

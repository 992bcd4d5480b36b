"""Who may describe organisations and services."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import anyone, is_signed_in, permit, predicate
from samenspel.spine.services.models import Organisation, Service


@predicate(_("Only administrators may do this."))
def is_administrator(person: Any, thing: Any) -> bool:
    return bool(person is not None and person.is_authenticated and person.is_administrator)


@predicate(_("Only people who work for this organisation may do this."))
def is_professional_of(person: Any, thing: Any) -> bool:
    """`thing` is an organisation, a service, or anything with a service."""
    organisation = organisation_of(thing)
    if organisation is None or person is None or not person.is_authenticated:
        return False
    return bool(organisation.professionals.filter(pk=person.pk).exists())


def organisation_of(thing: Any) -> Organisation | None:
    if isinstance(thing, Organisation) or thing is None:
        return thing
    service: Service = thing if isinstance(thing, Service) else thing.service
    return service.organisation


@predicate(_("Only people who work for an organisation may do this."))
def is_professional_somewhere(person: Any, thing: Any) -> bool:
    return bool(person.organisations.exists())


may_edit = is_signed_in & (is_administrator | is_professional_of)

permit("services.list_services", anyone)
permit("services.show_service", anyone)
permit("services.describe_service", anyone)
permit("services.describe_catalogue", anyone)
permit("services.show_organisation", anyone)
permit("services.add_organisation", is_signed_in & is_administrator)
permit("services.change_organisation", may_edit, sees=anyone)
permit("services.add_professional", may_edit, sees=anyone)
permit("services.remove_professional", may_edit, sees=anyone)
permit("services.list_areas", anyone)
permit("services.add_area", is_signed_in & (is_administrator | is_professional_somewhere))
permit("services.change_area", is_signed_in & is_administrator, sees=anyone)
permit("services.add_service", is_signed_in & (is_administrator | is_professional_somewhere))
permit("services.add_service_of", may_edit)
permit("services.change_service", may_edit, sees=anyone)

"""The initiative that collects elections from elsewhere."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from samenspel.foundation.locks import in_turn
from samenspel.spine.initiatives.actions import adopt_charter, open_initiative, start_initiative
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.people.models import Person
from samenspel.spine.services.actions import add_organisation, add_service
from samenspel.spine.services.models import Service

IDENTIFIER = "imported-elections"
EXECUTIVE = "01.1"


def initiative_for_elections(actor: Person) -> Initiative:
    """Made when it is first needed, in the language of the site; call it inside a transaction."""
    in_turn(IDENTIFIER)
    found = Initiative.objects.filter(service__identifier=IDENTIFIER).first()
    if found:
        return found
    with override(settings.LANGUAGE_CODE):
        initiative = _start(actor, _add_service(actor))
        _adopt_charter(actor, initiative)
    return open_initiative(actor=actor, initiative=initiative)


def _add_service(actor: Person) -> Service:
    organisation = add_organisation(actor=actor, name=_("Elections from elsewhere"), kind="other")
    return add_service(
        actor=actor,
        identifier=IDENTIFIER,
        organisation=organisation,
        name=_("Recounting elections"),
        description=_("Votes about budgets that were held elsewhere, shown and counted again."),
        sector=EXECUTIVE,
        languages=[settings.LANGUAGE_CODE],
    )


def _start(actor: Person, service: Service) -> Initiative:
    return start_initiative(
        actor=actor,
        title=_("Elections from elsewhere"),
        summary=_("See how other towns divided their budgets, and why each project won or lost."),
        service=service,
        language=settings.LANGUAGE_CODE,
    )


def _adopt_charter(actor: Person, initiative: Initiative) -> None:
    adopt_charter(
        actor=actor,
        initiative=initiative,
        citizens_promise=_("We read the results, and say so when we find a mistake."),
        organisation_promise=_("We show the ballots as they were published, and let everyone recount them."),
        matters=[{"matter": _("Which elections are shown here"), "decided_by": "organisation"}],
    )

"""What a person can do here, by role."""

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.spine.initiatives.models import Role

Text = str | Promise
Link = tuple[Text, str]

GREETINGS: dict[str, Text] = {
    "administrator": _("You keep this site running: organisations, elections, and whether mail arrives."),
    "coordinator": _(
        "You bring both sides together: charter, phases, activities, and an answer to what people say."
    ),
    "professional": _(
        "You open your service up, decide honestly what is shared, and answer for what happens next."
    ),
    "moderator": _("You keep the conversation fair, and give a reason whenever you step in."),
    "scholar": _("You study what makes coproduction work, on results that anyone can count again."),
    "citizen": _("Find something worth doing, do it, and see what came of it."),
}


def kind_of(person: Any, roles: set[str], works_somewhere: bool) -> str:
    """The kind of user whose words fit best, the most responsible first."""
    if person.is_administrator:
        return "administrator"
    for role in (Role.COORDINATOR, Role.PROFESSIONAL, Role.MODERATOR, Role.SCHOLAR):
        if role in roles or (role == Role.PROFESSIONAL and works_somewhere):
            return str(role.value)
    return "citizen"


LINKS: dict[str, tuple[tuple[Text, str], ...]] = {
    "administrator": (
        (_("Import an election"), "plan:import_election"),
        (_("Add an organisation"), "services:add_organisation"),
        (_("Add a service"), "services:add_service"),
        (_("Check the seals of the journal"), "journal:list_seals"),
        (_("The whole site in figures"), "scale:list_reports"),
    ),
    "coordinator": ((_("Start another initiative"), "initiatives:start_initiative"),),
    "professional": (
        (_("Describe a service"), "services:add_service"),
        (_("Start an initiative"), "initiatives:start_initiative"),
    ),
    "moderator": ((_("All initiatives"), "initiatives:list_initiatives"),),
    "scholar": (
        (_("All initiatives"), "initiatives:list_initiatives"),
        (_("Services as linked data"), "services:describe_catalogue"),
        (_("The sealed journal"), "journal:list_seals"),
    ),
    "citizen": (
        (_("Find an initiative"), "initiatives:list_initiatives"),
        (_("Start an initiative"), "initiatives:start_initiative"),
    ),
}


def links_of(kind: str) -> list[Link]:
    """Ways on, as far as the parts they lead to are installed."""
    return [(label, address) for label, name in LINKS[kind] if (address := _address(name))]


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""

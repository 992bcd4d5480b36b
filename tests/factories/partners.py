"""Partner organisations, made by the actions."""

from samenspel.spine.initiatives import actions
from tests.factories.initiatives import coordinator_of, make_initiative
from tests.factories.services import make_organisation, make_person


def make_question(initiative=None, organisation=None, asked_for="A room on Tuesdays"):
    """An organisation that was asked; one person speaks for it."""
    initiative = initiative or make_initiative()
    return actions.ask_partner(
        actor=coordinator_of(initiative),
        initiative=initiative,
        organisation=organisation or make_organisation(make_person("Pat")),
        asked_for=asked_for,
    )


def make_partner(initiative=None, organisation=None, promise="A room."):
    partner = make_question(initiative, organisation)
    speaker = partner.organisation.professionals.first()
    return actions.accept_partnership(actor=speaker, partner=partner, promise=promise)

"""Initiatives with a charter and people, made by the actions."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from samenspel.spine.initiatives import actions
from tests.factories.services import make_administrator, make_person, make_service
from tests.stages import stage

numbers = count(1)
CHARTER = {
    "citizens_promise": "We say what we need.",
    "organisation_promise": "We answer within two weeks.",
    "matters": [
        {"matter": "The opening hours", "decided_by": "organisation", "other_side": "Gives advice"},
        {"matter": "The name", "decided_by": "citizens"},
    ],
}


@stage
def make_draft(coordinator=None, service=None, title=None, **values):
    return actions.start_initiative(
        actor=coordinator or make_person("Cora"),
        title=title or f"Library of the future {next(numbers)}",
        summary="We design the library together.",
        service=service or make_service(),
        language="en",
        **values,
    )


@stage
def make_initiative(coordinator=None, **values):
    """Public, with a charter."""
    coordinator = coordinator or make_person("Cora")
    initiative = make_draft(coordinator, **values)
    actions.adopt_charter(actor=coordinator, initiative=initiative, **CHARTER)
    return actions.open_initiative(actor=make_administrator(), initiative=initiative)


def coordinator_of(initiative):
    return initiative.memberships.filter(role="coordinator").first().person


def make_member(initiative, person=None, role="citizen", organisation=None):
    person = person or make_person("Mo")
    membership = actions.join(actor=person, initiative=initiative)
    if role != membership.role:
        actions.appoint(
            actor=make_administrator(), membership=membership, role=role, organisation=organisation
        )
    return person


def make_period(initiative, phase="plan", days=(-1, 7)):
    opens_at, closes_at = in_days(*days)
    return actions.plan_phase(
        actor=make_administrator(), initiative=initiative, phase=phase, opens_at=opens_at, closes_at=closes_at
    )


def make_meeting(initiative, phase="plan", days=(-1, 7), **values):
    opens_at, closes_at = in_days(*days)
    values = {"title": "An evening in the library", **values}
    return actions.add_activity(
        actor=make_administrator(),
        initiative=initiative,
        phase=phase,
        kind="meeting",
        opens_at=opens_at,
        closes_at=closes_at,
        **values,
    )


def in_days(opens, closes):
    now = timezone.now()
    return now + timedelta(days=opens), now + timedelta(days=closes)

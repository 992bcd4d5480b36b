"""Making an idea or a proposal of what others learned."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.queries import address_of
from samenspel.foundation.locks.acting import acting
from samenspel.phases.design.actions.ideas import add_idea
from samenspel.phases.design.models.ideas import Idea, IdeaBoard
from samenspel.phases.learn.queries.lessons import lesson_of, places_for
from samenspel.phases.plan.actions.proposals import add_proposal
from samenspel.phases.plan.models.proposals import Proposal
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.people.models import Person


def carry_on(
    *, actor: Person, initiative: Initiative, of: str, into: str, title: str, text: str
) -> Idea | Proposal:
    """`of`: what others learned. On a board an idea, in a round a draft of a proposal, with the source in its
    text; what is made of a study leads back to it. The idea or proposal is told of, as any."""
    with acting(actor, "learn.carry_on", initiative) as initiative:
        place = dict(places_for(actor, initiative)).get(into)
        if place is None:
            raise Refused("learn.carry_on", _("Choose a board or a round of this initiative that is open."))
        finding = lesson_of(initiative, of).finding
        came_from = address_of(finding.synthesis) if finding else ""
        if isinstance(place, IdeaBoard):
            return add_idea(actor=actor, board=place, title=title, text=text, came_from=came_from)
        return add_proposal(actor=actor, round=place, title=title, description=text, came_from=came_from)

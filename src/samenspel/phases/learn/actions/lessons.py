"""Making an idea or a proposal of what others learned."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.queries import address_of
from samenspel.foundation.locks.acting import acting
from samenspel.phases.learn.queries.lessons import lesson_of
from samenspel.spine.initiatives.hooks import Place, open_places
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.people.models import Person


def carry_on(*, actor: Person, initiative: Initiative, of: str, into: str, title: str, text: str) -> Any:
    """`of`: what others learned. On a board an idea, in a round a draft of a proposal, with the source in its
    text; what is made of a study leads back to it. The idea or proposal is told of, as any."""
    with acting(actor, "learn.carry_on", initiative) as initiative:
        place = chosen("learn.carry_on", into, open_places(actor, [initiative]))
        finding = lesson_of(initiative, of).finding
        came_from = address_of(finding.synthesis) if finding else ""
        return place.add(actor=actor, title=title, text=text, came_from=came_from)


def chosen(verb: str, into: str, places: Mapping[str, Place]) -> Place:
    if into not in places:
        raise Refused(verb, _("Choose a board or a round that is open to you."))
    return places[into]

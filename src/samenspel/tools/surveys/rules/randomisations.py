"""Who lets chance decide who is asked, and who sees what of it when."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import permit, predicate
from samenspel.spine.initiatives.rules import can_coordinate, can_see
from samenspel.spine.people.rules import is_the_house
from samenspel.tools.surveys.models.randomisations import Arm, Randomisation
from samenspel.tools.surveys.rules.people import drawing_of, invites


def randomisation_of(thing: Any) -> Randomisation:
    return thing.randomisation if isinstance(thing, Arm) else thing


@predicate(_("Chance decides in this survey already who is asked."))
def is_not_randomised(person: Any, survey: Any) -> bool:
    return drawing_of(survey) is None


@predicate(_("Its list is public: nothing of it changes any more."))
def is_draft(person: Any, thing: Any) -> bool:
    return randomisation_of(thing).is_draft


@predicate(_("This is not public yet."))
def is_announced(person: Any, thing: Any) -> bool:
    return randomisation_of(thing).announced_at is not None


@predicate(_("Nobody is drawn yet."))
def is_drawn(person: Any, thing: Any) -> bool:
    return randomisation_of(thing).drawn_at is not None


@predicate(_("This draw was held, or was cancelled."))
def draw_waits(person: Any, thing: Any) -> bool:
    return bool(thing.waits)


@predicate(_("This draw was held, or was cancelled."))
def is_not_drawn(person: Any, thing: Any) -> bool:
    return thing.drawn_at is None and not thing.cancelled_because


@predicate(_("It is not yet the moment that was announced for the draw."))
def is_the_moment(person: Any, thing: Any) -> bool:
    return thing.draws_at is not None and thing.draws_at <= clock.received()


@predicate(_("What the arms are is told when outcomes are."))
def is_opened(person: Any, thing: Any) -> bool:
    return not randomisation_of(thing).is_blind


makes_it = can_coordinate & is_draft
sees_it = can_see & (is_announced | can_coordinate)

permit("surveys.set_up_randomisation", invites & is_not_randomised, sees=can_see)
permit("surveys.show_randomisation", sees_it, sees=sees_it)
permit("surveys.change_randomisation", makes_it, sees=sees_it)
permit("surveys.add_arm", makes_it, sees=sees_it)
permit("surveys.change_arm", makes_it, sees=sees_it)
permit("surveys.remove_arm", makes_it, sees=sees_it)
permit("surveys.keep_questions", makes_it, sees=sees_it)
permit("surveys.list_people", makes_it, sees=sees_it)
permit("surveys.announce_randomisation", makes_it, sees=sees_it)
permit("surveys.draw_randomisation", can_coordinate & draw_waits & is_the_moment, sees=sees_it)
permit("surveys.cancel_randomisation", can_coordinate & is_not_drawn, sees=sees_it)
permit("surveys.download_frame", can_see & is_announced, sees=sees_it)
permit("surveys.download_assigned", can_see & is_drawn, sees=sees_it)
permit("surveys.download_arms", can_see & is_drawn & is_opened, sees=sees_it)
permit("surveys.queue_arm", is_the_house)

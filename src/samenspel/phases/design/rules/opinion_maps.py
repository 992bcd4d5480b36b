"""Who sets up an opinion map, who votes and speaks in it, who moderates, and who takes its votes along."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import is_signed_in, permit, predicate
from samenspel.spine.initiatives.rules import (
    activity_is_open,
    can_coordinate,
    can_see,
    is_member,
    is_scholar,
)
from samenspel.spine.people.rules import is_the_house
from samenspel.tools.talk.rules import may_moderate


def _map_of(thing: Any) -> Any:
    """`thing` is a map or one of its statements."""
    return getattr(thing, "map", thing)


@predicate(_("Only people with an account who take part vote here."))
def takes_visitors(person: Any, thing: Any) -> bool:
    return bool(_map_of(thing).takes_visitors)


@predicate(_("These votes come from a file; nobody adds any."))
def is_held_here(person: Any, thing: Any) -> bool:
    return bool(_map_of(thing).is_held_here)


takes_answers = is_held_here & activity_is_open

permit("design.set_up_opinion_map", can_coordinate, sees=can_see)
permit("design.import_opinion_map", can_coordinate, sees=can_see)
permit("design.change_opinion_map", can_coordinate & is_held_here, sees=can_see)
permit("design.show_opinion_map", can_see)
permit("design.renew_map", is_the_house)
may_vote = can_see & takes_answers & (takes_visitors | (is_signed_in & is_member))
permit("design.vote", may_vote, sees=can_see)
permit("design.take_back_vote", may_vote, sees=can_see)
permit("design.add_statement", takes_answers & is_signed_in & is_member, sees=can_see)
permit("design.show_similar_statements", can_see)
permit("design.moderate_statements", may_moderate & is_held_here, sees=can_see)
permit("design.split_statement", may_moderate & is_held_here, sees=can_see)
permit("design.download_rulings", may_moderate, sees=can_see)

may_take_along = can_coordinate | (is_signed_in & is_scholar)
permit("design.download_statements", may_take_along, sees=can_see)
permit("design.download_votes", may_take_along, sees=can_see)
permit("design.download_participants", may_take_along, sees=can_see)

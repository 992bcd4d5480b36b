"""Who asks for ideas, adds and supports them, groups and combines them, and answers them."""

from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import anyone, is_signed_in, permit, predicate
from samenspel.phases.design.models.ideas import Idea
from samenspel.spine.initiatives.rules import (
    activity_is_open,
    can_coordinate,
    can_see,
    is_in_state,
    is_member,
    is_moderator,
)
from samenspel.spine.services.rules import may_edit
from samenspel.tools.together import rules as together

State = Idea.State
ALIVE = (State.NEW, State.TAKEN_UP)
GONE_ON = _("That can't be done with this idea any more.")

is_author = predicate(_("Only those whose idea it is may do this."))(together.is_author)


@predicate(_("This idea was taken off the board."))
def is_on_the_board(person: Any, idea: Any) -> bool:
    return not idea.hidden_because


@predicate(_("Only the authors of these two ideas can answer."))
def is_author_of_either(person: Any, combination: Any) -> bool:
    return any(together.is_author(person, one) for one in (combination.thing, combination.into))


@predicate(GONE_ON)
def both_are_alive(person: Any, combination: Any) -> bool:
    ideas = (combination.thing, combination.into)
    return all(one.state in ALIVE and not one.hidden_because for one in ideas)


_is_in = partial(is_in_state, because=GONE_ON)
is_alive = is_on_the_board & _is_in(*ALIVE)
is_not_combined = _is_in(*(state for state in State if state != State.COMBINED))
moderates = can_coordinate | (is_signed_in & is_moderator)
can_see_idea = can_see & (is_on_the_board | is_author | moderates)
brings_on = is_signed_in & (can_coordinate | is_author) & is_alive
takes_authors = activity_is_open & is_on_the_board & _is_in(State.NEW)

permit("design.set_up_board", can_coordinate, sees=can_see)
permit("design.show_board", can_see)
permit("design.show_similar_ideas", can_see)
permit("design.add_idea", is_signed_in & is_member & activity_is_open, sees=can_see)
permit("design.show_idea", can_see_idea)
permit("design.change_idea", is_signed_in & is_author & takes_authors, sees=can_see_idea)
permit("design.support_idea", is_signed_in & is_member & activity_is_open & is_alive, sees=can_see_idea)
permit("design.combine_ideas", brings_on, sees=can_see_idea)
permit("design.answer_combination", is_signed_in & is_author_of_either & both_are_alive, sees=can_see)
permit("design.cluster_ideas", can_coordinate, sees=can_see)
permit("design.change_cluster", can_coordinate, sees=can_see)
permit("design.remove_cluster", can_coordinate, sees=can_see)
permit("design.decide_ideas", can_coordinate, sees=can_see)
permit("design.hide_idea", moderates & is_on_the_board & is_not_combined, sees=can_see_idea)
permit("design.bring_back_idea", moderates, sees=can_see_idea)
permit("design.make_proposal", brings_on & is_member, sees=can_see_idea)
permit("design.change_synonyms", may_edit, sees=anyone)

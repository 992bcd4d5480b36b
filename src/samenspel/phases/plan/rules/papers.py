"""Who may do what with ballots on paper and at a polling desk."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import permit, predicate
from samenspel.phases.plan.box.papers import sheets_too_many
from samenspel.phases.plan.rules.certifying import is_closed_here
from samenspel.phases.plan.rules.rounds import has_a_box, round_of, votes_by_code
from samenspel.phases.plan.rules.voting import has_an_open_box
from samenspel.spine.initiatives.rules import can_answer_for, can_coordinate, can_see


@predicate(_("In this round nobody votes on paper."))
def takes_paper(person: Any, thing: Any) -> bool:
    return round_of(thing).takes_paper


@predicate(_("The box was opened, or is not there yet: nothing can be entered."))
def takes_entries(person: Any, thing: Any) -> bool:
    return bool(has_an_open_box(person, thing))


@predicate(_("Only a sheet that was entered once, or not the same twice, can be declared void."))
def is_unfinished(person: Any, sheet: Any) -> bool:
    return bool(sheet.is_unfinished)


@predicate(_("There are not more sheets from the desks than people who were marked there."))
def has_sheets_too_many(person: Any, thing: Any) -> bool:
    return sheets_too_many(round_of(thing)) > 0


can_enter = can_answer_for & takes_paper & takes_entries

permit("plan.show_desk", can_enter, sees=can_see)
permit("plan.mark_voter", can_enter, sees=can_see)
permit("plan.list_sheets", can_answer_for & takes_paper & has_a_box, sees=can_see)
permit("plan.print_sheets", can_enter, sees=can_see)
permit("plan.print_letters", can_coordinate & takes_paper & votes_by_code & takes_entries, sees=can_see)
permit("plan.enter_sheet", can_enter, sees=can_see)
permit("plan.void_sheet", can_enter & is_unfinished, sees=can_see)
permit("plan.look_for_sheet", can_see & takes_paper & has_a_box)
permit(
    "plan.explain_papers",
    can_answer_for & takes_paper & is_closed_here & has_sheets_too_many,
    sees=can_see,
)

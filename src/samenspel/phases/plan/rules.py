"""Who may do what with budget rounds."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import is_signed_in, permit, predicate
from samenspel.spine.initiatives.rules import can_coordinate, can_see, is_coordinator
from samenspel.spine.services.rules import is_administrator


@predicate(_("Name the initiative that the election belongs to. Only administrators can leave it open."))
def names_initiative(person: Any, thing: Any) -> bool:
    return thing is not None


permit(
    "plan.import_election",
    is_signed_in & (is_administrator | (names_initiative & is_coordinator)),
    sees=can_see,
)
permit("plan.show_round", can_see)
permit("plan.tally_round", can_coordinate, sees=can_see)
permit("plan.show_results", can_see)
permit("plan.show_proposal", can_see)
permit("plan.download_result", can_see)
permit("plan.download_recount", can_see)

"""Who invites people, who may use what stands in a letter, and who sets quotas."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import anyone, permit, predicate
from samenspel.spine.initiatives.rules import can_coordinate, can_see, initiative_is_public
from samenspel.spine.people.rules import is_the_house
from samenspel.tools.surveys.models.randomisations import Randomisation
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.rules.surveys import has_questions, is_for_everyone


def drawing_of(survey: Survey) -> Randomisation | None:
    """How chance decides who is asked, where it does; what was cancelled does not count."""
    return (
        Randomisation.objects.filter(survey=survey, cancelled_because="").defer("listed", "allotted").first()
    )


@predicate(_("Who is asked is decided by lot. Nobody is added to a list once it is public."))
def takes_more_people(person: Any, survey: Any) -> bool:
    drawing = drawing_of(survey)
    return drawing is None or drawing.is_draft


invites = can_coordinate & initiative_is_public & has_questions
permit("surveys.show_people", can_coordinate, sees=can_see)
permit("surveys.invite", invites & takes_more_people, sees=can_see)
permit("surveys.withdraw_invitation", can_coordinate, sees=can_see)
permit("surveys.choose_reminders", can_coordinate, sees=can_see)
permit("surveys.write_letters", is_the_house)
permit("surveys.erase_list", is_the_house)
permit("surveys.use_invitation", can_see)
permit("surveys.renew_invitation", can_see)
permit("surveys.stop_letters", anyone)
permit("surveys.list_quotas", can_coordinate, sees=can_see)
permit("surveys.add_quota", can_coordinate & has_questions, sees=can_see)
permit("surveys.change_quota", can_coordinate, sees=can_see)
permit("surveys.remove_quota", can_coordinate, sees=can_see)
permit("surveys.hold_places", can_coordinate, sees=can_see)
permit("surveys.free_late_places", is_the_house)
permit("surveys.print_poster", can_coordinate & is_for_everyone & has_questions, sees=can_see)

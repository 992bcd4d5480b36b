"""Who asks for feedback, who gives it, and who reads and answers it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import is_signed_in, permit, predicate
from samenspel.phases.assess.models.feedback import Feedback
from samenspel.spine.initiatives.rules import activity_is_open, can_coordinate, can_see, is_professional
from samenspel.tools.talk.rules import may_moderate


@predicate(_("Nobody waits longer than was promised."))
def is_behind(person: Any, feedback: Feedback) -> bool:
    return feedback.late.exists()


may_answer = can_coordinate | (is_signed_in & is_professional)
may_read = may_answer | may_moderate

permit("assess.set_up_feedback", can_coordinate, sees=can_see)
permit("assess.change_feedback", can_coordinate, sees=can_see)
permit("assess.show_feedback", can_see)
permit("assess.give_feedback", can_see & activity_is_open, sees=can_see)
permit("assess.take_back_feedback", can_see, for_oneself=True)
permit("assess.print_poster", can_coordinate, sees=can_see)
permit("assess.read_feedback", may_read, sees=can_see)
permit("assess.judge_impression", may_read, sees=can_see)
permit("assess.change_theme", may_read, sees=can_see)
permit("assess.answer_feedback", may_answer, sees=can_see)
permit("assess.postpone_answers", may_answer & is_behind, sees=can_see)
permit("assess.download_feedback", can_coordinate, sees=can_see)

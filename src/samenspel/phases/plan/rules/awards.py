"""Who tells what becomes of the projects that were chosen."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import is_signed_in, permit, predicate
from samenspel.spine.initiatives.rules import can_answer_for, can_see, is_member
from samenspel.tools.promises import rules as promises

is_done = predicate(_("You can say this once the project is done."))(promises.is_over)

permit("plan.list_awards", can_see)
permit("plan.change_award", can_answer_for, sees=can_see)
permit("plan.add_update", can_answer_for, sees=can_see)
permit("plan.give_verdict", is_signed_in & is_member & is_done, sees=can_see)

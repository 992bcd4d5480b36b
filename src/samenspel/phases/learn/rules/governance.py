"""Who reads how governance changed, and who answers for a side."""

from samenspel.foundation.access import is_signed_in, permit
from samenspel.phases.learn.rules.risks import can_read_risks, speaks_for_a_side
from samenspel.spine.initiatives.rules import can_see, is_member

permit("learn.show_governance", can_see)
permit("learn.answer_five", is_signed_in & is_member & speaks_for_a_side, sees=can_read_risks)

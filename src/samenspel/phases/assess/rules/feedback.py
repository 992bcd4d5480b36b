"""Who asks for feedback, who gives it, and who reads and answers it."""

from samenspel.foundation.access import permit
from samenspel.spine.initiatives.rules import can_coordinate, can_see

permit("assess.set_up_feedback", can_coordinate, sees=can_see)
permit("assess.show_feedback", can_see)

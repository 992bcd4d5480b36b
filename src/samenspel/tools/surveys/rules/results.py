"""Who reads what a survey found out, and one's own answers."""

from samenspel.foundation.access import permit
from samenspel.spine.initiatives.rules import can_see
from samenspel.spine.people.rules import is_the_house

permit("surveys.tell_results", is_the_house)
permit("surveys.show_results", can_see)
permit("surveys.show_answers", can_see)

"""Who reads what a survey found out, and one's own answers."""

from samenspel.foundation.access import permit
from samenspel.spine.initiatives.rules import can_see
from samenspel.spine.people.rules import is_the_house
from samenspel.tools.surveys.rules.surveys import has_questions

permit("surveys.tell_results", is_the_house)
permit("surveys.show_results", can_see)
permit("surveys.show_answers", can_see)
permit("surveys.show_talk", can_see & has_questions, sees=can_see)

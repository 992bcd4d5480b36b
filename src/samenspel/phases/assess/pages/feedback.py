"""What the pages of feedback show."""

from samenspel.foundation.access import allow
from samenspel.foundation.ui.pages import Context
from samenspel.phases.assess.models.feedback import Feedback
from samenspel.phases.assess.queries.feedback import thing_asked_about
from samenspel.spine.people.requests import Visitor


def feedback_page(feedback: Feedback, visitor: Visitor) -> Context:
    return {
        "feedback": feedback,
        "initiative": feedback.initiative,
        "about": thing_asked_about(feedback, visitor.person),
        "may_change": allow(visitor.person, "initiatives.change_activity", feedback.activity),
    }

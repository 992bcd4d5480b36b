"""Where the addresses of the assess phase lead."""

from tests.factories.feedback import make_feedback
from tests.world import EVERY_PAGE


def words(initiative, author):
    feedback = make_feedback(initiative)
    return {EVERY_PAGE: {"slug": initiative.slug, "feedback_id": feedback.pk}}

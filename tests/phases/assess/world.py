"""Where the addresses of the assess phase lead."""

from tests.factories.feedback import make_feedback
from tests.factories.indicators import make_indicator
from tests.world import EVERY_PAGE


def words(initiative, author):
    feedback, indicator = make_feedback(initiative), make_indicator(initiative, values=(50, 51))
    return {
        EVERY_PAGE: {
            "slug": initiative.slug,
            "feedback_id": feedback.pk,
            "indicator_id": indicator.pk,
            "reading_id": indicator.readings.first().pk,
        }
    }

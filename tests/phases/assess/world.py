"""Where the addresses of the assess phase lead."""

from datetime import timedelta

from samenspel.foundation import clock
from tests.factories.feedback import let_through, make_feedback, say
from tests.world import EVERY_PAGE


def words(initiative, author):
    """Somebody waits longer than was promised."""
    feedback = make_feedback(initiative)
    said = let_through(say(feedback, person=author), "Opening hours")
    feedback.impressions.update(due_on=clock.today() - timedelta(days=1))
    theme = feedback.themes.get()
    numbers = {"feedback_id": feedback.pk, "key": said.pk, "theme_id": theme.pk}
    return {EVERY_PAGE: {**numbers, "slug": initiative.slug}}

"""Feedback, made by the actions."""

from samenspel.phases.assess.actions.feedback import set_up_feedback
from tests.factories.initiatives import coordinator_of, in_days, make_initiative
from tests.stages import stage


@stage
def make_feedback(initiative=None, about=None, days=(-1, 30), **values):
    initiative = initiative or make_initiative()
    opens_at, closes_at = in_days(*days)
    values = {"title": "How is the library?", "reply_days": 14, **values}
    return set_up_feedback(
        actor=coordinator_of(initiative),
        initiative=initiative,
        about=about or initiative.service,
        opens_at=opens_at,
        closes_at=closes_at,
        **values,
    )

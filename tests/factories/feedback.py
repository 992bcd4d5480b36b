"""Feedback, what people say, and answers, made by the actions."""

from django.contrib.auth.models import AnonymousUser

from samenspel.phases.assess.actions.answering import answer_feedback, judge_impression
from samenspel.phases.assess.actions.feedback import set_up_feedback
from samenspel.phases.assess.actions.impressions import give_feedback
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


def say(feedback, text="It closes too early.", person=None, device="a telephone"):
    return give_feedback(
        actor=person or AnonymousUser(), feedback=feedback, device=device, language="en", hindered=text
    )


def let_through(impression, *themes, state="shown", **values):
    actor = coordinator_of(impression.feedback.initiative)
    return judge_impression(actor=actor, impression=impression, state=state, themes=themes, **values)


def answer(*impressions, said="It closes too early.", did="On Thursdays it is open until nine."):
    feedback = impressions[0].feedback
    return answer_feedback(
        actor=coordinator_of(feedback.initiative),
        feedback=feedback,
        keys=[one.pk for one in impressions],
        said=said,
        did=did,
    )

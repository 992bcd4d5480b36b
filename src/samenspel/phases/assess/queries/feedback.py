"""Reading feedback, what it is about, and what visitors said."""

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from samenspel.phases.assess.models.feedback import Feedback, Impression, every_feedback, every_impression
from samenspel.spine.initiatives.things import thing_seen_by
from samenspel.spine.people.requests import Visitor


def find_feedback(feedback_id: int) -> Feedback:
    return every_feedback().get(pk=feedback_id)


def thing_asked_about(feedback: Feedback, person: Any) -> Any:
    """None where it is gone, or where this person does not see it."""
    return thing_seen_by(person, feedback.about)


def impressions_of(visitor: Visitor) -> QuerySet[Impression]:
    """In all feedback: each makes another pseudonym of this visitor."""
    given = every_feedback().filter(impressions__isnull=False).distinct()
    mine = [Q(feedback=one, pseudonym=visitor.pseudonym(one.key)) for one in given]
    return every_impression().filter(reduce(or_, mine, Q(pk__in=())))

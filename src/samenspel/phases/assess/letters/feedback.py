"""Reminding those who promised an answer: before the day, and each week after it."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from django.db.models import Min, Q

from samenspel.foundation import clock
from samenspel.phases.assess.models.feedback import Feedback, every_feedback
from samenspel.phases.assess.queries.feedback import standing_of, waiting_for_answer
from samenspel.spine.initiatives.models import Membership, Role
from samenspel.spine.initiatives.reminding import Due
from samenspel.spine.people.models import Person
from samenspel.tools.notices.actions import write_if_wanted

AHEAD = timedelta(days=2)
ANSWERING = (Role.COORDINATOR, Role.PROFESSIONAL)


def due_reminders() -> Iterator[Due]:
    """One a week before, and one a week after, however much waits."""
    today = clock.today()
    year, week, _day = today.isocalendar()
    first = Min("impressions__due_on", filter=Q(impressions__reply=None))
    for feedback in every_feedback().annotate(first=first).filter(first__lte=today + AHEAD):
        kind = f"{'late' if feedback.first < today else 'soon'} {year}-{week}"
        for person in who_answers(feedback):
            write = partial(_write, feedback, person)
            yield Due(feedback, kind, f"person {person.pk}", write)


def who_answers(feedback: Feedback) -> list[Person]:
    members = Membership.objects.filter(
        initiative=feedback.activity.initiative_id, left_at=None, role__in=ANSWERING
    )
    return [one.person for one in members.select_related("person").order_by("pk") if one.person.is_active]


def _write(feedback: Feedback, person: Person) -> bool:
    """As it is now: others may have answered meanwhile."""
    first = waiting_for_answer([feedback]).first()
    if first is None or first.due_on > clock.today() + AHEAD:
        return False
    standing = standing_of(feedback)
    told = {"waiting": standing["waiting"], "late": standing["late"], "until": first.due_on}
    write_if_wanted(person, "assess/answers_due", feedback, **told)
    return True

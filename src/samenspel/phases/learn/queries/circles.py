"""Reading who is in the circle of a series, and what somebody will try."""

from typing import Any

from django.db.models import QuerySet

from samenspel.foundation.locks.rows import fresh
from samenspel.foundation.search.words import with_every_word
from samenspel.phases.learn.models.circles import InCircle, Intention
from samenspel.phases.learn.models.series import Series


def circle_of(series: Series, words: str) -> QuerySet[InCircle]:
    rows = series.circle.filter(person__is_active=True).select_related("person")
    return with_every_word(rows, words, "interests", "seeks", "offers", "person__display_name")


def own_place(person: Any, series: Series) -> InCircle | None:
    return series.circle.filter(person=person).first() if person.is_authenticated else None


def every_intention() -> QuerySet[Intention]:
    return Intention.objects.select_related("edition__series", "person")


def find_intention(intention_id: int) -> Intention:
    return every_intention().get(pk=intention_id)


def locked_intention(intention: Intention) -> Intention:
    return fresh(every_intention(), intention.pk)


def intentions_of(person: Any) -> QuerySet[Intention]:
    return every_intention().filter(person=person)

"""Reading feedback, what it is about, and what visitors said."""

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Count, Min, Model, Q, QuerySet
from django.urls import Resolver404, resolve
from django.utils.timezone import localdate

from samenspel.foundation import clock
from samenspel.foundation.locks.rows import fresh
from samenspel.foundation.ui.words import said
from samenspel.methods.barriers import Measured
from samenspel.methods.disclosure.release import band
from samenspel.phases.assess.models.feedback import (
    Feedback,
    Impression,
    State,
    Theme,
    every_feedback,
    every_impression,
)
from samenspel.spine.initiatives.measuring import TIME_TO_ANSWER, Span
from samenspel.spine.initiatives.things import CARDS, thing_seen_by
from samenspel.spine.people.requests import Visitor


def find_feedback(feedback_id: int) -> Feedback:
    return every_feedback().get(pk=feedback_id)


def find_impression(feedback_id: int, key: int) -> Impression:
    return every_impression().get(feedback=feedback_id, pk=key)


def find_theme(feedback_id: int, theme_id: int) -> Theme:
    themes = Theme.objects.select_related("feedback__activity__initiative__service__organisation")
    return themes.get(feedback=feedback_id, pk=theme_id)


def locked_feedback(feedback: Feedback) -> Feedback:
    """All who say something, read it or answer it wait for each other."""
    return fresh(every_feedback(), feedback.pk)


def thing_on_page(address: str) -> Any:
    """What the page at this address of ours is about; None where that is no thing."""
    try:
        path = urlsplit(address).path
        found = resolve(path)
        thing = found.func.find(**found.kwargs)  # type: ignore[attr-defined]  # our own views have it
    except (Resolver404, ObjectDoesNotExist, AttributeError, TypeError, ValueError):
        return None
    is_thing = isinstance(thing, Model) and thing._meta.label_lower in CARDS
    return thing if is_thing and thing.get_absolute_url() == path else None


def thing_asked_about(feedback: Feedback, person: Any) -> Any:
    """None where it is gone, or where this person does not see it."""
    return thing_seen_by(person, feedback.about)


def said_by(feedback: Feedback, visitor: Visitor) -> QuerySet[Impression]:
    """The newest first. Nothing of a browser that has no cookie of ours."""
    if not visitor.is_known:
        return Impression.objects.none()
    mine = feedback.impressions.filter(pseudonym=visitor.pseudonym(feedback.key))
    return mine.select_related("reply").order_by("-said_on", "key")


def impressions_of(visitor: Visitor) -> QuerySet[Impression]:
    """In all feedback: each makes another pseudonym of this visitor."""
    given = every_feedback().filter(impressions__isnull=False).distinct()
    mine = [Q(feedback=one, pseudonym=visitor.pseudonym(one.key)) for one in given]
    return every_impression().filter(reduce(or_, mine, Q(pk__in=())))


def read_by_everyone(feedback: Feedback) -> QuerySet[Impression]:
    """The newest first."""
    shown = feedback.impressions.filter(state=State.SHOWN).select_related("reply")
    return shown.order_by("-said_on", "key")


def waiting_for_answer(feedbacks: Iterable[Feedback]) -> QuerySet[Impression]:
    """The longest waiting first."""
    waiting = Impression.objects.filter(feedback__in=feedbacks, reply=None)
    return waiting.order_by("due_on", "said_on", "key")


def standing_of(feedback: Feedback) -> dict[str, Any]:
    """How the promise is kept. These are numbers of what was answered and say nothing of people, so they are
    told as they are."""
    waiting, late = Q(reply=None), Q(reply=None, due_on__lt=clock.today())
    return feedback.impressions.aggregate(
        said=Count("pk"),
        unread=Count("pk", filter=Q(state=State.UNREAD)),
        withheld=Count("pk", filter=Q(state=State.WITHHELD)),
        waiting=Count("pk", filter=waiting),
        late=Count("pk", filter=late),
        since=Min("due_on", filter=late),
    )


def themes_counted(feedback: Feedback) -> list[tuple[Theme, int]]:
    """The most spoken of first, with the number of people's words: for those who read all of them."""
    themes = feedback.themes.annotate(number=Count("impressions")).order_by("-number", "name")
    return [(theme, theme.number) for theme in themes]


def themes_in_bands(feedback: Feedback) -> list[tuple[Theme, str]]:
    """For everyone. A number that changes by one would point at whoever just said something."""
    counted = themes_counted(feedback)
    return [(theme, said(band(number, settings.FEWEST_SHOWN).words)) for theme, number in counted if number]


def feedback_waiting(span: Span) -> Iterator[tuple[int, Measured]]:
    """What was said longer ago than people should wait, and has no answer yet."""
    said = Impression.objects.filter(
        feedback__activity__initiative__in=span.initiatives,
        said_on__gte=localdate(span.since),
        said_on__lt=localdate(span.until - TIME_TO_ANSWER),
    )
    rows = said.order_by().values_list("feedback__activity__initiative")
    found = rows.annotate(
        waiting=Count("pk", filter=Q(reply=None)),
        everything=Count("pk"),
        who=Count("pseudonym", distinct=True),
    )
    for initiative, waiting, everything, who in found:
        yield initiative, Measured(waiting, everything, people=who)

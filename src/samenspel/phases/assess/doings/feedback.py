"""What waits for those who promised to answer."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count, F, Min, Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from samenspel.foundation import clock
from samenspel.phases.assess.models.feedback import State, every_feedback
from samenspel.spine.initiatives.doings import Doing, Viewer
from samenspel.spine.initiatives.models import Initiative, Role


def feedback_to_read(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    mine = viewer.where(initiatives, Role.COORDINATOR, Role.PROFESSIONAL, Role.MODERATOR)
    for one in _with(mine, Q(impressions__state=State.UNREAD)):
        words = ngettext("%(n)d person said something.", "%(n)d people said something.", one.number)
        yield _doing(mine, one, _("Read what people said"), "read_feedback", words % {"n": one.number})


def feedback_to_answer(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    mine = viewer.where(initiatives, Role.COORDINATOR, Role.PROFESSIONAL)
    for one in _with(mine, Q(impressions__reply=None) & ~Q(impressions__state=State.UNREAD)):
        late = one.first < clock.today()
        words = say("It was promised by %(day)s.") if late else say("The first is promised by %(day)s.")
        day = date_format(one.first, "DATE_FORMAT")
        yield _doing(mine, one, _("Answer what people said"), "answer_feedback", words % {"day": day})


def _with(mine: dict[int, Initiative], wanted: Q) -> QuerySet[Any]:
    """Feedback in which people said such things: how many, and when the first answer is promised."""
    counted = Count("impressions", filter=wanted & Q(impressions__isnull=False))
    found = every_feedback().filter(activity__initiative__in=mine)
    found = found.annotate(number=counted, first=Min("impressions__due_on", filter=wanted))
    return found.filter(number__gt=0).order_by(F("first"), "pk")


def _doing(mine: dict[int, Initiative], feedback: Any, title: str | Promise, page: str, words: str) -> Doing:
    return Doing(
        mine[feedback.activity.initiative_id],
        title,
        reverse(f"assess:{page}", args=[feedback.pk]),
        f"{feedback}. {words}",
        phase="assess",
        waits=True,
    )

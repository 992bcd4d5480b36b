"""Reading signs: what is measured, by the things themselves or as people noted it, and what may be said."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Max, Q, QuerySet

from samenspel.foundation import clock
from samenspel.foundation.locks.rows import fresh
from samenspel.methods.barriers import SIGNS, Measured, Sign, Told, told_by
from samenspel.phases.learn.models.watching import Noted, Readiness, SignSeen, every_sign
from samenspel.spine.initiatives.measuring import Span
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.things import CARDS, measured

QUIET_DAYS, LOOKING_DAYS = 90, 30
"""For so long an answered sign is not asked again, and one that is looked into is nobody's next task."""


def find_sign(sign_id: int) -> SignSeen:
    return every_sign().get(pk=sign_id)


def locked_sign(sign: SignSeen) -> SignSeen:
    return fresh(every_sign(), sign.pk)


def signs_of(initiative: Initiative) -> QuerySet[SignSeen]:
    return every_sign().filter(initiative=initiative).select_related("risk")


def signs_that_wait(initiatives: Iterable[int]) -> QuerySet[SignSeen]:
    """For an answer, or for what came of looking into them."""
    since = clock.today() - timedelta(days=LOOKING_DAYS)
    looked_into = Q(state=SignSeen.State.LOOKED_INTO, answered_on__lte=since)
    return SignSeen.objects.filter(looked_into | Q(state=SignSeen.State.OPEN), initiative__in=initiatives)


def read_signs(initiatives: Sequence[int], now: datetime) -> Iterator[tuple[Sign, int]]:
    """Each sign that may be told now, with the initiative. What things count goes before what was noted."""
    for sign in SIGNS.values():
        for key, found in _found(sign, initiatives, now).items():
            if told_by(sign, found, settings.FEWEST_SHOWN) == Told.SIGN:
                yield sign, key


def _found(sign: Sign, initiatives: Sequence[int], now: datetime) -> dict[int, Measured]:
    counted = measured(sign.gauge.name, Span(tuple(initiatives), now - timedelta(days=sign.window), now))
    return {**_noted(sign, initiatives), **counted} if sign.gauge.is_noted else counted


def _noted(sign: Sign, initiatives: Sequence[int]) -> dict[int, Measured]:
    rows = Noted.objects.filter(initiative__in=initiatives, gauge=sign.gauge.name)
    last = rows.order_by().values("initiative").annotate(last=Max("pk")).values("last")
    newest = Noted.objects.filter(pk__in=last).values_list("initiative", "part", "whole")
    return {key: Measured(float(part), float(whole)) for key, part, whole in newest}


def asked_lately(initiatives: Sequence[int]) -> set[tuple[int, str]]:
    """Of which initiative and sign nothing is asked now: it is open, or was answered not long ago."""
    since = clock.today() - timedelta(days=QUIET_DAYS)
    rows = SignSeen.objects.filter(initiative__in=initiatives)
    asked = rows.filter(answered_on=None) | rows.filter(answered_on__gt=since)
    return {*(asked | rows.filter(state=SignSeen.State.LOOKED_INTO)).values_list("initiative", "sign")}


def watched() -> QuerySet[Initiative]:
    """What is open to everyone, and goes on."""
    return Initiative.objects.filter(is_public=True).order_by("pk")


def gauges_counted() -> set[str]:
    """Those that some kind of thing reads by itself."""
    return {name for card in CARDS.values() for name in card.gauges}


def noted_of(initiative: Initiative) -> dict[str, Noted]:
    """The last of each gauge."""
    last = initiative.noted.order_by().values("gauge").annotate(last=Max("pk")).values("last")
    return {one.gauge: one for one in Noted.objects.filter(pk__in=last)}


def readiness_of(initiative: Initiative) -> dict[str, Readiness]:
    """The last of each side."""
    last = initiative.readiness.order_by().values("side").annotate(last=Max("pk")).values("last")
    return {one.side: one for one in Readiness.objects.filter(pk__in=last)}


def answers_of(readiness: Readiness | None) -> dict[str, Any]:
    return readiness.answers if readiness else {}

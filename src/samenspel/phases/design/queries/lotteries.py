"""Reading lotteries, their draws and who may be drawn."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q, QuerySet
from django.utils.crypto import constant_time_compare

from samenspel.foundation import clock
from samenspel.foundation.access.converters import whole_number
from samenspel.foundation.journal.models import Message
from samenspel.foundation.journal.queries import entries_of_thing
from samenspel.foundation.locks.rows import fresh
from samenspel.phases.design.models.candidates import Candidate, Expense, key_of
from samenspel.phases.design.models.lotteries import Draw, Lottery, every_draw, every_lottery

LOOKING = timedelta(hours=1)


def locked_lottery(lottery: Lottery) -> Lottery:
    """As it is in the database now; others who change it, its pool or its draws wait."""
    return fresh(every_lottery(), lottery.pk)


def find_draw(lottery_id: int, draw_id: int) -> Draw:
    return every_draw().get(lottery=lottery_id, pk=draw_id)


def locked_draw(draw: Draw) -> Draw:
    """Idem, of the draw, with its list."""
    locked_lottery(draw.lottery)
    return every_draw().defer(None).get(pk=draw.pk)


def candidates() -> QuerySet[Candidate]:
    return Candidate.objects.select_related("lottery__activity__initiative__service__organisation")


def locked_candidate(candidate: Candidate) -> Candidate:
    locked_lottery(candidate.lottery)
    return candidates().get(pk=candidate.pk)


def knows_it(lottery: Lottery) -> QuerySet[Candidate]:
    """Who of the pool was told of it, and until when they are kept."""
    told = Q(invited_at__isnull=False) | Q(replied_at__isnull=False)
    return lottery.candidates.filter(told)


def undelivered_to(lottery: Lottery) -> QuerySet[Candidate]:
    """Whom the last mail did not reach."""
    return lottery.candidates.filter(letter__state=Message.State.FAILED)


def expenses_of(lottery: Lottery) -> QuerySet[Expense]:
    return Expense.objects.filter(candidate__lottery=lottery).select_related("candidate")


def find_invited(token: str) -> Candidate:
    """By the token of a letter; any other does not exist."""
    key, _dash, signs = token.strip().lower().partition("-")
    pk = whole_number(key)
    if pk is None or not constant_time_compare(signs, key_of(pk)):
        raise ObjectDoesNotExist(token)
    return candidates().get(pk=pk)


def has_looked(person: Any, lottery: Lottery) -> bool:
    """Within the last hour, as the journal says: then the pages show names."""
    looks = entries_of_thing(lottery).filter(verb="design.look_at_pool", actor=str(person.pk))
    return looks.filter(at__gte=clock.now() - LOOKING).exists()


def find_lottery(lottery_id: int) -> Lottery:
    return every_lottery().get(pk=lottery_id)

"""Places in quotas: taken when somebody answers the question, and given back when they go no further.

The counter is that of `foundation.locks.few`, as with all places that are few.
"""

from datetime import datetime, timedelta

from django.db.models import F, QuerySet

from samenspel.foundation import clock
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.few import give_back, take
from samenspel.foundation.locks.rows import set_values
from samenspel.spine.people.requests import Visitor
from samenspel.tools.surveys.models.quotas import Place, Quota
from samenspel.tools.surveys.models.responses import Response, State
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.queries.quotas import late_places, mark_in, places_kept_by, quotas_of

QUARTER = 15


def keep_places(response: Response, visitor: Visitor) -> bool:
    """Inside an action: a place in each quota that the answers fall into, and in no other, for somebody who
    goes on. False: one is full; then all are given back, and nothing of what was typed is kept."""
    survey = response.wave.survey
    until, wanted = _until(survey.hold_minutes), {quota.pk for quota in quotas_of(response)}
    for quota in survey.quotas.order_by("pk"):
        _lock(quota.pk)
        mine = quota.places.filter(mark=mark_in(quota, response.wave, visitor))
        if quota.pk not in wanted:
            free_places(mine)
        elif not mine.update(until=until):
            if not _take(quota.pk):
                _turn_away(response, visitor)
                return False
            quota.places.create(mark=mark_in(quota, response.wave, visitor), until=until)
    return True


def keep_for_good(response: Response, visitor: Visitor) -> bool:
    """The same, of what is handed in."""
    if not keep_places(response, visitor):
        return False
    for quota in quotas_of(response):
        quota.places.filter(mark=mark_in(quota, response.wave, visitor)).delete()
        quota.places.create(response=response)
    return True


def take_for_paper(response: Response) -> bool:
    """Whether there was a place in each quota; where one is full it takes none. Whoever filled in a sheet is
    not turned away any more."""
    taken = list[int]()
    for quota in quotas_of(response):
        _lock(quota.pk)
        if not _take(quota.pk):
            for key in taken:
                give_back(_row(key), "taken")
            return False
        taken.append(quota.pk)
    Place.objects.bulk_create(Place(quota_id=key, response=response) for key in taken)
    return True


def _take(key: int) -> bool:
    """Late ones are given back first where it takes that."""
    if take(_row(key), "taken", "number"):
        return True
    free_places(late_places().filter(quota=key))
    return take(_row(key), "taken", "number")


def _until(minutes: int) -> datetime:
    """To the next quarter of an hour after that."""
    end = clock.now() + timedelta(minutes=minutes)
    begun = end.replace(minute=end.minute // QUARTER * QUARTER, second=0, microsecond=0)
    return begun + timedelta(minutes=QUARTER)


def _turn_away(response: Response, visitor: Visitor) -> None:
    free_places(places_kept_by(visitor, response.wave.survey))
    set_values(response, state=State.FULL, answers={}, drawn={}, week=None)


def free_places(places: QuerySet[Place]) -> int:
    """Inside an action. Returns how many."""
    count = 0
    for place in places.order_by("quota_id", "pk"):
        _lock(place.quota_id)
        if Place.objects.filter(pk=place.pk).delete()[0]:
            give_back(_row(place.quota_id), "taken")
            count += 1
    return count


def free_late_places(*, actor: None, quota: Quota) -> int:
    with acting(actor, "surveys.free_late_places", quota):
        _lock(quota.pk)
        return free_places(late_places().filter(quota=quota))


def empty_quotas(survey: Survey) -> None:
    """Inside the action that begins a wave: those of the one before need no place any more."""
    for key in survey.quotas.order_by("pk").values_list("pk", flat=True):
        _lock(key)
        Place.objects.filter(quota=key).delete()
        _row(key).update(taken=0)


def _lock(key: int) -> None:
    """Others at the same quota wait until this transaction ends."""
    _row(key).update(taken=F("taken"))


def _row(key: int) -> QuerySet[Quota]:
    return Quota.objects.filter(pk=key)

"""Places in quotas: taken when somebody answers the question, and given back when they go no further.

The counter is that of `foundation.locks.few`, as with all places that are few.
"""

from datetime import datetime, timedelta

from django.db.models import F, QuerySet

from samenspel.foundation import clock
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.few import give_back, take
from samenspel.foundation.locks.rows import set_values
from samenspel.tools.surveys.models.quotas import Place, Quota
from samenspel.tools.surveys.models.responses import Response, State
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.queries.quotas import late_places, quotas_of

QUARTER = 15


def keep_places(response: Response, *, until_the_end: bool = False) -> bool:
    """Inside an action: a place in each quota that the answers fall into, and in no other. False: one is
    full; then all are given back, and nothing of what was typed is kept."""
    wanted = {quota.pk for quota in quotas_of(response)}
    held = {place.quota_id: place for place in response.places.all()}
    until = None if until_the_end or not wanted else _until(response.wave.survey.hold_minutes)
    for key in sorted(wanted | held.keys()):
        _lock(key)
        if key not in wanted:
            free_places(response.places.filter(quota=key))
        elif not _keep(key, response, until):
            _turn_away(response)
            return False
    return True


def _keep(key: int, response: Response, until: datetime | None) -> bool:
    if response.places.filter(quota=key).update(until=until):
        return True
    if not take(_row(key), "taken", "number"):
        free_places(late_places().filter(quota=key))
        if not take(_row(key), "taken", "number"):
            return False
    Place.objects.create(quota_id=key, response=response, until=until)
    return True


def _until(minutes: int) -> datetime:
    """To the next quarter of an hour after that."""
    end = clock.now() + timedelta(minutes=minutes)
    begun = end.replace(minute=end.minute // QUARTER * QUARTER, second=0, microsecond=0)
    return begun + timedelta(minutes=QUARTER)


def _turn_away(response: Response) -> None:
    free_places(response.places.all())
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

"""When a digest is due, by the clock on the town hall."""

from datetime import UTC, datetime, time, timedelta

from django.utils import timezone


def next_slot(after: datetime, hour: int, weekday: int | None = None) -> datetime:
    """The first moment after `after` at which it strikes `hour`, on that day of the week if one is named.

    One for each day, also when the clock is put forward over this hour (then as soon as it is past) or back
    (then the first time it strikes).
    """
    zone = timezone.get_default_timezone()
    day = after.astimezone(zone).date()
    while True:
        slot = datetime.combine(day, time(hour), zone).astimezone(UTC)
        if slot > after and weekday in (None, day.weekday()):
            return slot
        day += timedelta(days=1)


def is_quiet(moment: datetime, begins: int, ends: int) -> bool:
    """Between these hours of the town's clock nobody is reminded; with the same hour twice, never quiet."""
    hour = moment.astimezone(timezone.get_default_timezone()).hour
    return begins <= hour < ends if begins <= ends else hour >= begins or hour < ends

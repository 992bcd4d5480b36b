"""Steps with dates, shown by `<c-steps :steps="…" />`: where are we now?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspel.foundation import clock


@dataclass(frozen=True)
class Step:
    name: Any
    begins: datetime
    ends: datetime | None = None

    @property
    def is_current(self) -> bool:
        now = clock.now()
        return self.begins <= now and (self.ends is None or now < self.ends)

    @property
    def is_over(self) -> bool:
        return self.ends is not None and self.ends <= clock.now()

    @property
    def when(self) -> str:
        if self.ends is None:
            return _("from %(day)s") % {"day": _day(self.begins)}
        return _("%(first)s to %(last)s") % {"first": _day(self.begins), "last": _day(self.ends)}


def steps(dated: Iterable[tuple[Any, datetime | None, datetime | None]]) -> list[Step]:
    """Those that have a beginning, from names with the moments between which they are."""
    return [Step(name, begins, ends) for name, begins, ends in dated if begins]


def _day(moment: datetime) -> str:
    """With the year when it is another one: people want to know on which day they can still take part."""
    moment = timezone.localtime(moment)
    same_year = moment.year == timezone.localtime(clock.now()).year
    return date_format(moment, "MONTH_DAY_FORMAT" if same_year else "DATE_FORMAT")

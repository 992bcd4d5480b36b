"""Long work: reading the signs of all initiatives."""

from collections.abc import Iterator
from datetime import datetime

from samenspel.foundation import clock
from samenspel.foundation.tasks import every
from samenspel.phases.learn.actions.watching import ask_sign
from samenspel.phases.learn.queries.watching import asked_lately, read_signs, watched
from samenspel.spine.initiatives.models import Initiative

AT_ONCE = 50


@every(hours=24)
def watch_signs() -> int:
    """In batches, so that memory does not grow with the journal. Whoever is stopped in between asks nothing
    twice."""
    now, asked = clock.now(), 0
    for initiative, sign in _to_ask(now):
        asked += ask_sign(actor=None, initiative=initiative, sign=sign) is not None
    return asked


def _to_ask(now: datetime) -> Iterator[tuple[Initiative, str]]:
    everywhere = [*watched().values_list("pk", flat=True)]
    for start in range(0, len(everywhere), AT_ONCE):
        keys = everywhere[start : start + AT_ONCE]
        quiet = asked_lately(keys)
        found = [(key, sign.name) for sign, key in read_signs(keys, now) if (key, sign.name) not in quiet]
        initiatives = Initiative.objects.in_bulk({key for key, _sign in found})
        yield from ((initiatives[key], sign) for key, sign in found)

"""Sending digests and reminders, a few at a time."""

import logging
import time
from datetime import timedelta

from django.conf import settings

from samenspel.foundation import clock
from samenspel.foundation.tasks import every
from samenspel.tools.notices import actions
from samenspel.tools.notices.models import Reader
from samenspel.tools.notices.queries import old_reminders, readers_due, reminders_due
from samenspel.tools.notices.slots import is_quiet

PORTION, BUSY_SECONDS = 200, 8.0
LATER = timedelta(hours=1)
logger = logging.getLogger(__name__)


@every(seconds=30)
def send_digests() -> int:
    """To those who are due, for a few seconds; the others' turn comes soon. Safe beside other workers, and
    after a worker that was killed: each reader is done, or due still. Returns how many mails there are."""
    end, sent = time.monotonic() + BUSY_SECONDS, 0
    for reader in readers_due(clock.now())[:PORTION]:
        sent += _send(reader)
        if time.monotonic() > end:
            break
    return sent


def _send(reader: Reader) -> bool:
    """What goes wrong with one keeps nobody else waiting; it is tried again later."""
    try:
        return actions.send_digest(actor=None, reader=reader)
    except Exception:
        logger.exception("The digest of reader %s could not be made.", reader.pk)
        as_read = Reader.objects.filter(pk=reader.pk, next_at=reader.next_at)
        as_read.update(next_at=clock.now() + LATER)
        return False


@every(minutes=5)
def send_reminders() -> int:
    """Of all kinds of things, by day. What goes wrong with one keeps nobody else waiting."""
    if is_quiet(clock.now(), *settings.QUIET_HOURS):
        return 0
    sent = 0
    for due in reminders_due():
        try:
            sent += actions.remind(actor=None, due=due)
        except Exception:
            logger.exception("A reminder of %s %s was not sent.", type(due.thing).__name__, due.thing.pk)
    return sent


@every(hours=24)
def forget_reminders() -> None:
    """Nobody is reminded of that any more."""
    old_reminders().delete()

"""What the worker does regularly for the foundation, whose parts do not know each other."""

from django.utils import timezone

from samenspel.foundation.journal.outbox import deliver_messages
from samenspel.foundation.journal.sealing import seal_entries
from samenspel.foundation.locks.once import forget_keys
from samenspel.foundation.tasks import every
from samenspel.foundation.tasks.reaping import forget_old_work
from samenspel.foundation.tasks.uploads import forget_uploads
from samenspel.foundation.typed.store import forget_typed


@every(minutes=1)
def seal_the_journal() -> None:
    seal_entries(timezone.now())


every(seconds=1)(deliver_messages)
every(hours=24)(forget_keys)
every(hours=24)(forget_old_work)
every(minutes=5)(forget_typed)
every(hours=1)(forget_uploads)

"""Reminding somebody of something, once."""

from django.utils.crypto import salted_hmac

from samenspel.foundation.journal.queries import address_of
from samenspel.foundation.journal.sentences import untold
from samenspel.foundation.locks.acting import acting
from samenspel.spine.initiatives.reminding import Due
from samenspel.tools.notices.models import Reminded

untold("notices.remind", because="Who is reminded of what is nobody else's business.")


def remind(*, actor: None, due: Due) -> bool:
    """False where it was done before, by this worker or another, or is not wanted any more. Its letter and
    the row that says so are saved together: who is killed in between has done nothing."""
    with acting(actor, "notices.remind", due.thing):
        address = address_of(due.thing)
        whom = salted_hmac("notices.remind", f"{address} {due.whom}", algorithm="sha256").hexdigest()
        _row, is_new = Reminded.objects.get_or_create(thing=address, kind=due.kind, whom=whom)
        return is_new and bool(due.write())

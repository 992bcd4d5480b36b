"""Reminding somebody of something, once."""

from typing import Any

from django.utils.crypto import salted_hmac

from samenspel.foundation.journal.queries import address_of
from samenspel.foundation.locks.acting import acting
from samenspel.spine.initiatives.reminding import Due
from samenspel.tools.notices.models import Reminded


def remind(*, actor: None, due: Due) -> bool:
    """False where it was done before, by this worker or another, or is not wanted any more. Its letter and
    the row that says so are saved together: who is killed in between has done nothing."""
    address = address_of(due.thing)
    whom = salted_hmac("notices.remind", f"{address} {due.whom}", algorithm="sha256").hexdigest()
    reminded: dict[str, Any] = {"thing": address, "kind": due.kind, "whom": whom}
    if Reminded.objects.filter(**reminded).exists():  # most of what is due, again and again
        return False
    with acting(actor, "notices.remind", due.thing):
        _row, is_new = Reminded.objects.get_or_create(**reminded)
        return is_new and bool(due.write())

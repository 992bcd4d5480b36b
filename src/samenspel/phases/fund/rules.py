"""Who opens a ledger and undoes what was booked; only the house books, for what is imported or paid."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import permit, predicate
from samenspel.phases.fund.models import Entry
from samenspel.spine.initiatives.rules import can_coordinate, can_see
from samenspel.spine.people.rules import is_the_house


@predicate(_("This was undone already, or undoes something itself."))
def can_be_undone(person: Any, entry: Entry) -> bool:
    return entry.reverses_id is None and not Entry.objects.filter(reverses=entry).exists()


permit("fund.open_ledger", can_coordinate, sees=can_see)
permit("fund.post_entry", is_the_house)
permit("fund.reverse_entry", can_coordinate & can_be_undone, sees=can_see)

"""The card of a remark; a text has the page of its thing, and is no thing of its own."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.spine.initiatives.things import Card, Talk, lay, needs_no_card
from samenspel.tools.writing.hearing import tell_answered
from samenspel.tools.writing.models import Remark, State
from samenspel.tools.writing.queries import every_remark
from samenspel.tools.writing.rules import is_open, sees_subject


def _told(person: Any) -> QuerySet[Any]:
    return Remark.objects.exclude(state=State.TAKEN_BACK)


REMARK = Card(
    model=Remark,
    label=_("Remark"),
    every=every_remark,
    can_see=sees_subject,
    told_to=_told,
    talk=Talk(can_talk=is_open, embeds=True),
    joined=tell_answered,
)
lay(REMARK)
needs_no_card("writing.document", because="It has the page of its thing, which has the card.")
needs_no_card("writing.version", because="It is how a text stood, and nobody does anything with it alone.")

"""Talking about an initiative as a whole, on a page of its own."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import anyone
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.registry import Room
from samenspel.spine.initiatives.rules import can_see
from samenspel.tools.talk.subjects import SubjectKind, subject_of


def _find(id: str) -> Initiative:
    return Initiative.objects.select_related("service__organisation").get(pk=id)


def _talk_url(initiative: Initiative) -> str:
    return subject_of(INITIATIVE.name, initiative).get_absolute_url()


INITIATIVE = SubjectKind(
    name="initiatives.initiative",
    label=_("Initiative"),
    find=_find,
    can_see=can_see,
    can_talk=anyone,
)
ROOM = Room(_("Talk about this initiative"), _talk_url)

"""The cards of what people design together."""

from django.utils.translation import gettext_lazy as _

from samenspel.phases.design.models.texts import SCRIPT, SERVICE_TEXT, Text, every_text
from samenspel.spine.initiatives.activity_kinds import ActivityKind
from samenspel.spine.initiatives.queries import seen_in
from samenspel.spine.initiatives.rules import activity_is_open, can_see
from samenspel.spine.initiatives.things import FOUNTAIN, MARKDOWN, Card, Written, lay

SERVICE_TEXT_KIND = ActivityKind(
    name=SERVICE_TEXT,
    label=_("Text about the service"),
    summary=_("Everyone who takes part writes on one text at the same moment: what the service promises."),
    url_name="design:show_text",
    add_url_name="design:set_up_text",
)
SCRIPT_KIND = ActivityKind(
    name=SCRIPT,
    label=_("Script"),
    summary=_("Write a play or a film together: roles, scenes and lines."),
    url_name="design:show_text",
    add_url_name="design:set_up_script",
)


def marks_of(text: Text) -> str:
    return FOUNTAIN if text.is_script else MARKDOWN


TEXT = Card(
    model=Text,
    label=_("Text written together"),
    every=every_text,
    can_see=can_see,
    seen_by=seen_in(every_text, "activity__initiative"),
    is_followed=True,
    written=Written(can_write=activity_is_open, marks=marks_of),
    kinds=(SERVICE_TEXT_KIND, SCRIPT_KIND),
)
lay(TEXT)

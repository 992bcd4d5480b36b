"""The cards of what people design together."""

from django.utils.translation import gettext_lazy as _

from samenspel.phases.design.models.opinion_maps import IMPORTED_MAP, OPINION_MAP, OpinionMap, every_map
from samenspel.phases.design.models.texts import SCRIPT, SERVICE_TEXT, Text, every_text
from samenspel.spine.initiatives.activity_kinds import ActivityKind
from samenspel.spine.initiatives.queries import seen_in
from samenspel.spine.initiatives.rules import activity_is_open, can_see
from samenspel.spine.initiatives.things import Card, Written, lay, needs_no_card

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
TEXT = Card(
    model=Text,
    label=_("Text written together"),
    every=every_text,
    can_see=can_see,
    seen_by=seen_in(every_text, "activity__initiative"),
    is_followed=True,
    written=Written(can_write=activity_is_open),
    kinds=(SERVICE_TEXT_KIND, SCRIPT_KIND),
)
OPINION_MAP_KIND = ActivityKind(
    name=OPINION_MAP,
    label=_("Opinion map"),
    summary=_("People agree or disagree with each other's statements; the map shows what unites them."),
    url_name="design:show_opinion_map",
    add_url_name="design:set_up_opinion_map",
)
IMPORTED_MAP_KIND = ActivityKind(
    name=IMPORTED_MAP,
    label=_("Opinion map from files"),
    summary=_("Show a conversation that was held elsewhere, from the files of Polis."),
    url_name="design:show_opinion_map",
    add_url_name="design:import_opinion_map",
)
MAP = Card(
    model=OpinionMap,
    every=every_map,
    can_see=can_see,
    seen_by=seen_in(every_map, "activity__initiative"),
    is_followed=True,
    kinds=(OPINION_MAP_KIND, IMPORTED_MAP_KIND),
)
lay(TEXT, MAP)
needs_no_card("design.statement", because="It stands on the page of its map, and belongs to nobody there.")

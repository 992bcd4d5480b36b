"""The one activity every phase has: people come together at a place and a time."""

from django.utils.translation import gettext_lazy as _

from samenspel.spine.initiatives.activity_kinds import ActivityKind

MEETING = ActivityKind(
    name="meeting",
    label=_("Meeting"),
    summary=_("Come together at a place and a time."),
    url_name="initiatives:show_meeting",
    add_url_name="initiatives:add_activity",
)

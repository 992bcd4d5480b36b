"""Talking, reporting, moderating and appealing."""

from samenspel.tools.talk.actions.appeals import decide_appeal, raise_appeal
from samenspel.tools.talk.actions.moderation import approve_comment, change_settings, hide_comment
from samenspel.tools.talk.actions.talking import (
    RateLimited,
    answer_comment,
    edit_comment,
    report_comment,
    take_back,
    write_comment,
)

__all__ = [
    "RateLimited",
    "answer_comment",
    "approve_comment",
    "change_settings",
    "decide_appeal",
    "edit_comment",
    "hide_comment",
    "raise_appeal",
    "report_comment",
    "take_back",
    "write_comment",
]

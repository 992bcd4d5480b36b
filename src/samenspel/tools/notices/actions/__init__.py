"""Following, seeing, choosing how much mail, and sending it."""

from samenspel.tools.notices.actions.asking import write_if_wanted, write_many_if_wanted
from samenspel.tools.notices.actions.digests import send_digest
from samenspel.tools.notices.actions.following import (
    follow,
    follow_at_first,
    follow_instead,
    follow_no_more,
    unfollow,
)
from samenspel.tools.notices.actions.reading import change_settings, see_all
from samenspel.tools.notices.actions.reminding import remind
from samenspel.tools.notices.actions.unsubscribing import subscribe_again, unsubscribe

__all__ = [
    "change_settings",
    "follow",
    "follow_at_first",
    "follow_instead",
    "follow_no_more",
    "remind",
    "see_all",
    "send_digest",
    "subscribe_again",
    "unfollow",
    "unsubscribe",
    "write_if_wanted",
    "write_many_if_wanted",
]

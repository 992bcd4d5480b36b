"""The pages of what one follows, and of a ticket to stop."""

from typing import Any

from samenspel.foundation.access import allow
from samenspel.foundation.ui.lists import page_of
from samenspel.spine.initiatives.things import Text, card_of, things_at
from samenspel.tools.notices.models import Follow, Mail
from samenspel.tools.notices.queries import seen_follows
from samenspel.tools.notices.tickets import Ticket

AT_ONCE = 30


def follows_page(person: Any, number: Any) -> dict[str, Any]:
    """Each with the thing, or None when it can't be seen any more; that may be unfollowed too."""
    page = page_of(Follow.objects.filter(person=person, ended_at=None), number, AT_ONCE)
    seen = set(seen_follows(person).filter(pk__in=[one.pk for one in page]).values_list("thing", flat=True))
    things = things_at(sorted(seen))
    return {"page": page, "follows": [_shown(one, things.get(one.thing)) for one in page]}


def _shown(follow: Follow, thing: Any) -> tuple[Follow, Any, Text]:
    return follow, thing, card_of(thing).label if thing else ""


def shown_of(ticket: Ticket, now: Ticket) -> dict[str, Any]:
    """The page of a ticket. `now` is how it stands after what was just done with it."""
    before = ticket.reader.mail if ticket.reader.gets_mail else Mail.WEEKLY
    changed = ticket.is_used != now.is_used
    return {"ticket": now, "thing": _public_thing(now), "before": before, "changed": changed}


def _public_thing(ticket: Ticket) -> Any:
    """Its title is shown to whoever has the link, so only when everyone may read it."""
    thing = things_at([ticket.follow.thing]).get(ticket.follow.thing) if ticket.follow else None
    return thing if thing and allow(None, "notices.show_feed", thing) else None

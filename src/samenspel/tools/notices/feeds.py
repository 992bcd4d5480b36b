"""Atom feeds (RFC 4287) of what is open to everyone, in the language of what they tell about."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import override

from samenspel.foundation.journal.models import About
from samenspel.foundation.journal.queries import address_of
from samenspel.foundation.ui.punctuation import colon
from samenspel.spine.initiatives.rules import initiative_of
from samenspel.spine.initiatives.things import things_at
from samenspel.tools.notices.news import NewsLine, lines_of
from samenspel.tools.notices.queries import news_of, news_of_site

ENTRIES = 50
NOTHING_MORE: Any = None  # the title says it all
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
BEFORE_ALL = datetime(2026, 1, 1, tzinfo=UTC)


class Feed(Atom1Feed):
    """Its date is that of its newest entry; without one, that of what it is about, and not of this moment."""

    def __init__(self, *args: Any, since: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.since = since

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=self.since)


def feed_of_site() -> bytes:
    """What happens in all initiatives that are open to everyone."""
    with override(settings.LANGUAGE_CODE):
        slips = list(news_of_site()[:ENTRIES])
        things = things_at({slip.thing for slip in slips})
        feed = _feed(
            title=settings.SITE_NAME,
            about=_("What is new in all initiatives"),
            page="/",
            address=reverse("notices:show_site_feed"),
            language=settings.LANGUAGE_CODE,
            since=BEFORE_ALL,
        )
        for thing, line in _in_order(slips):
            if thing in things:
                _add(feed, line, colon(things[thing], line.text), things[thing])
        return _written(feed)


def feed_of(followed: Any) -> bytes:
    """What happens to one thing."""
    initiative = initiative_of(followed)
    with override(initiative.language):
        feed = _feed(
            title=str(followed),
            about=_("What is new in “%(title)s”") % {"title": followed},
            page=followed.get_absolute_url(),
            address=reverse("notices:show_feed", args=[address_of(followed)]),
            language=initiative.language,
            since=initiative.created_at,
        )
        for _thing, line in _in_order(news_of(followed)[:ENTRIES]):
            _add(feed, line, line.text, followed)
        return _written(feed)


def _feed(*, title: str, about: str, page: str, address: str, language: str, since: datetime) -> Feed:
    return Feed(
        title=_clean(title),
        link=settings.SITE_URL + page,
        description=None,
        subtitle=_clean(about),
        language=language,
        author_name=settings.SITE_NAME,
        author_link=settings.SITE_URL,
        feed_url=settings.SITE_URL + address,
        feed_guid=settings.SITE_URL + address,
        since=since,
    )


def _in_order(slips: Iterable[About]) -> list[tuple[str, NewsLine]]:
    """The newest first."""
    told = lines_of(slips)
    lines = [(thing, line) for thing, lines in told.items() for line in lines]
    return sorted(lines, key=lambda one: -one[1].id)


def _add(feed: Feed, line: NewsLine, title: str, followed: Any) -> None:
    """The id names the entry of the journal (RFC 4151): the same in every feed, for good."""
    host = urlsplit(settings.SITE_URL).hostname
    feed.add_item(
        title=_clean(title),
        link=settings.SITE_URL + (line.url or followed.get_absolute_url()),
        description=NOTHING_MORE,
        unique_id=f"tag:{host},{line.at:%Y-%m-%d}:journal/{line.id}",
        pubdate=line.at,
        updateddate=line.at,
    )


def _clean(text: str) -> str:
    return " ".join(NOT_IN_XML.sub("", text).split())


def _written(feed: Feed) -> bytes:
    text: str = feed.writeString("utf-8")
    return text.encode()

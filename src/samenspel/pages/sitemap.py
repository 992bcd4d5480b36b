"""What search engines may find: every thing that everybody sees, by the cards of things."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap

from samenspel.spine.initiatives.queries import Machine
from samenspel.spine.initiatives.things import CARDS, Card

AT_ONCE = 5000


class ThingsOf(Sitemap[Any]):
    """The pages of one kind of thing, `AT_ONCE` in each part."""

    limit = AT_ONCE

    def __init__(self, card: Card) -> None:
        self.card = card
        self.protocol = urlsplit(settings.SITE_URL).scheme

    def items(self) -> Any:
        assert self.card.seen_by is not None
        return self.card.seen_by(Machine()).order_by("pk")

    def get_domain(self, site: Any = None) -> str:
        """As the settings say, whatever address it was asked for by."""
        return urlsplit(settings.SITE_URL).netloc


def sections() -> dict[str, type[Sitemap[Any]] | Sitemap[Any]]:
    """Of the kinds that people look for or follow; the others have no page that is theirs alone."""
    found = [card for card in CARDS.values() if card.seen_by and (card.search or card.is_followed)]
    return {card.name: ThingsOf(card) for card in found}

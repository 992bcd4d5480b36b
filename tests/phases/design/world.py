"""Where the addresses of what people design together lead."""

from tests.factories.design import make_text
from tests.world import EVERY_PAGE


def words(initiative, author):
    """A text about the service."""
    text = make_text(initiative, words="# Evenings\n\nThe library opens at five.")
    return {EVERY_PAGE: {"slug": initiative.slug, "text_id": text.pk}}

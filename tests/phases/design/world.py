"""A text that is written in, for the pages that want one there."""

from tests.factories.design import make_text
from tests.world import EVERY_PAGE


def words(initiative, author):
    text = make_text(initiative, words="# Evenings\n\nThe library opens at five.")
    return {EVERY_PAGE: {"slug": initiative.slug, "text_id": text.pk}}

"""Where the addresses of the learn phase lead."""

from tests.factories.library import make_publication
from tests.world import EVERY_PAGE


def words(initiative, author):
    return {EVERY_PAGE: {"publication_id": make_publication().pk}}

"""Where the addresses of releases lead."""

from samenspel.foundation.journal.queries import address_of
from tests.factories.releases import make_counted
from tests.world import EVERY_PAGE


def words(initiative, author):
    """A survey of which open data are there."""
    survey = make_counted(initiative)
    release = initiative.releases.get(about=address_of(survey))
    return {
        EVERY_PAGE: {
            "slug": initiative.slug,
            "release_id": release.pk,
            "thing": address_of(survey),
        }
    }

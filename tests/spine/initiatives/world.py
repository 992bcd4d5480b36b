"""An initiative with its charter, a meeting and its members."""

from tests.factories.initiatives import make_meeting
from tests.world import EVERY_PAGE


def words(initiative, author):
    all_pages = {
        "slug": initiative.slug,
        "activity_id": make_meeting(initiative).pk,
        "membership_id": initiative.memberships.earliest("pk").pk,
    }
    pages = ("show_charter_version", "download_charter") if initiative.charters.exists() else ()
    return {EVERY_PAGE: all_pages, **{page: {"number": 1} for page in pages}}

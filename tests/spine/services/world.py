"""The service of an initiative, its organisation, and an area with a map."""

from tests.factories.services import make_map
from tests.world import EVERY_PAGE

AREAS = ("change_area", "show_area_map")
ORGANISATIONS = ("show_organisation", "change_organisation", "add_professional", "remove_professional")


def words(initiative, author):
    service, area = initiative.service, {"slug": make_map().slug}
    organisation = {"slug": service.organisation.slug}
    return {
        EVERY_PAGE: {"slug": service.slug},
        **dict.fromkeys(ORGANISATIONS, organisation),
        **dict.fromkeys(AREAS, area),
    }

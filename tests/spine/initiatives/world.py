"""An initiative with its charter, a meeting and its members."""

from samenspel.spine.initiatives.actions import add_service
from tests.factories.children import make_child, make_school
from tests.factories.initiatives import coordinator_of, make_meeting, make_member
from tests.factories.partners import make_partner, make_question
from tests.factories.services import make_administrator, make_service
from tests.world import EVERY_PAGE


def words(initiative, author):
    all_pages = {
        "slug": initiative.slug,
        "activity_id": make_meeting(initiative).pk,
        "membership_id": initiative.memberships.earliest("pk").pk,
        "partner_id": make_question(initiative).pk,
        "table": "cases",
    }
    if not initiative.charters.exists():
        return {EVERY_PAGE: all_pages}
    pages = ("show_charter_version", "download_charter")
    return {
        EVERY_PAGE: all_pages,
        **{page: {"number": 1} for page in pages},
        "change_promise": {"partner_id": make_partner(initiative).pk},
        "drop_service": {"further_id": _further_service(initiative)},
        **_among_children(initiative, author),
    }


def _further_service(initiative):
    """Of the organisation that answers for the first one."""
    service = make_service(organisation=initiative.service.organisation)
    return add_service(actor=make_administrator(), initiative=initiative, service=service).pk


def _among_children(initiative, author):
    """The same coordinator's, with the same member: where children take part is no feed to look at."""
    school = make_school(coordinator=coordinator_of(initiative))
    make_member(school, author)
    kim, _link = make_child(school)
    member = {"slug": school.slug, "membership_id": kim.pk}
    return {"add_child": member, "ask_guardian": member}

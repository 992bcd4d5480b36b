"""Where the addresses of the learn phase lead."""

from tests.factories.library import make_publication
from tests.factories.panels import (
    make_assignment,
    make_call,
    make_contribution,
    make_edition,
    make_reviewer,
    make_version,
    open_review,
    organiser_of,
)
from tests.world import EVERY_PAGE

PNG = b"\x89PNG\r\n\x1a\n"


def words(initiative, author):
    return {EVERY_PAGE: {"publication_id": make_publication().pk, **_panel(author)}}


def _panel(author):
    """The author of the initiative's things contributes here too, and reviews elsewhere."""
    call = make_call(make_edition())
    open_review(call)
    contribution = make_contribution(call, author)
    version = make_version(contribution, PNG, "png", "draft.png")
    reviewer = make_reviewer(call, organiser_of(make_edition()))
    return {
        "series_id": call.edition.series_id,
        "edition_id": call.edition_id,
        "call_id": call.pk,
        "contribution_id": contribution.pk,
        "number": version.number,
        "reviewer_id": reviewer.pk,
        "assignment_id": make_assignment(contribution, reviewer).pk,
    }

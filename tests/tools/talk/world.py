"""A comment that somebody reported, a hidden one, and one whose author appealed."""

from tests.factories.services import make_administrator
from tests.factories.talk import make_appeal, make_comment, make_hidden, make_report
from tests.world import EVERY_PAGE


def words(initiative, author):
    make_report(comment := make_comment(initiative, author), make_administrator())
    all_pages = {
        "slug": initiative.slug,
        "subject": f"initiatives.initiative/{initiative.pk}",
        "comment_id": comment.pk,
        "hidden_id": make_hidden(initiative, author).pk,
        "appeal_id": make_appeal(make_hidden(initiative, author)).pk,
    }
    return {EVERY_PAGE: all_pages}

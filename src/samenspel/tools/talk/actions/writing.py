"""What all of these actions do."""

from typing import Any

from django.urls import reverse

from samenspel.foundation import clock
from samenspel.spine.initiatives.models import Membership
from samenspel.spine.initiatives.rules import initiative_of
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.letters import absolute, write_to
from samenspel.spine.people.models import Person
from samenspel.tools.talk.models import Comment


def locked(comment: Comment) -> Comment:
    """As it is now; others who act in this thread wait. On SQLite the write gate sees to that."""
    list(Comment.objects.select_for_update().filter(pk=comment.thread_id))
    comment.refresh_from_db()
    return comment


def lock_place(actor: Person, subject: Any) -> None:
    """Other comments of this person in this initiative wait."""
    mine = Membership.objects.filter(person=actor, initiative=initiative_of(subject), left_at=None)
    list(mine.select_for_update())


def close_reports(comment: Comment) -> None:
    comment.reports.filter(closed_at=None).update(closed_at=clock.now())


def tell_of(actor: Person, verb: str, comment: Comment, *, appears: bool = False, **data: Any) -> None:
    """Never what was said or why: the journal forgets nothing. It is news of the subject when the comment
    `appears` there."""
    tell(actor, verb, comment, about=[comment.subject] if appears else [], **data)


def write_to_author(comment: Comment, name: str, page: str) -> None:
    """`page` is where the letter leads."""
    url = absolute(reverse(f"talk:{page}", args=[comment.pk]))
    write_to(comment.author, f"talk/{name}", comment=comment, url=url)

"""What all of these actions do."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from samenspel.foundation.access import require
from samenspel.foundation.journal import send_mail_later
from samenspel.spine.initiatives import telling
from samenspel.spine.initiatives.models import Membership
from samenspel.spine.initiatives.rules import initiative_of
from samenspel.spine.people.models import Person
from samenspel.tools.talk.models import Comment


def lock(comment: Comment) -> None:
    """Others who act in this thread wait; on SQLite the write gate sees to that."""
    list(Comment.objects.select_for_update().filter(pk=comment.thread_id))
    comment.refresh_from_db()


def require_fresh(actor: Person, verb: str, comment: Comment) -> None:
    """What is asked for must still be allowed after all who came first."""
    lock(comment)
    require(actor, verb, comment)


def lock_place(actor: Person, subject: Any) -> None:
    """Other comments of this person in this initiative wait."""
    mine = Membership.objects.filter(person=actor, initiative=initiative_of(subject), left_at=None)
    list(mine.select_for_update())


def close_reports(comment: Comment) -> None:
    comment.reports.filter(closed_at=None).update(closed_at=timezone.now())


def tell(actor: Person, verb: str, comment: Comment, *, appears: bool = False, **data: Any) -> None:
    """Never what was said or why: the journal forgets nothing. It is news of the subject when the comment
    `appears` there."""
    telling.tell(actor, verb, comment, about=[comment.subject] if appears else [], **data)


def mail_author(comment: Comment, name: str, page: str) -> None:
    """The mail `talk/email/<name>.txt`, whose first line is its subject; `page` is where it leads."""
    author = comment.author
    if not author.email:
        return
    with translation.override(author.language):
        url = settings.SITE_URL + reverse(f"talk:{page}", args=[comment.pk])
        text = render_to_string(f"talk/email/{name}.txt", {"comment": comment, "url": url})
    subject, _break, rest = text.strip().partition("\n")
    send_mail_later(to=author.email, subject=subject, text=rest.strip())

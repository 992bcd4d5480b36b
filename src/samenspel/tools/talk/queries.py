"""Reading comments: by address, by page, and what waits for moderators."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.paginator import Page
from django.db.models import Count, Prefetch, Q, QuerySet

from samenspel.foundation.ui.lists import page_of
from samenspel.spine.initiatives.models import Initiative, Membership
from samenspel.spine.initiatives.things import card_of
from samenspel.tools.talk.models import Appeal, Comment, Moderated, Report, State, TalkSettings

PAGE, MOST_IN_QUEUE = 20, 50


def find_comment(comment_id: int) -> Comment:
    """With its subject: without one it is gone."""
    comments = Comment.objects.select_related("initiative__service__organisation", "author", "appeal")
    comment = comments.get(pk=comment_id)
    assert comment.subject
    return comment


def find_hidden(hidden_id: int) -> Comment:
    """A comment that is hidden, or was."""
    return find_comment(hidden_id)


def find_appeal(appeal_id: int) -> Appeal:
    return find_comment(appeal_id).appeal


def moderation_of(initiative: Initiative) -> str:
    chosen = TalkSettings.objects.filter(initiative=initiative).values_list("moderated", flat=True).first()
    return chosen or Moderated.AFTER


def comments_seen_by(person: Any, subject: Any, is_moderator: bool) -> QuerySet[Comment]:
    """What waits for a moderator is seen by its author and by moderators."""
    comments = Comment.objects.filter(subject_kind=card_of(subject).name, subject_id=subject.pk)
    if not is_moderator:
        comments = comments.filter(~Q(state=State.WAITING) | Q(author=person.pk))
    return comments


def page_of_threads(seen: QuerySet[Comment], number: Any) -> Page[Any]:
    """The newest thread first, each with its answers in the order they came."""
    with_names = seen.select_related("author", "appeal")
    threads = with_names.filter(answers_to=None).order_by("-id")
    answers = Prefetch("answers", with_names.order_by("id"), to_attr="shown_answers")
    return page_of(threads.prefetch_related(answers), number, PAGE)


def page_number_of(comment: Comment, seen: QuerySet[Comment]) -> int:
    """On which page of the talk its thread stands."""
    return seen.filter(answers_to=None, pk__gt=comment.thread_id).count() // PAGE + 1


def memberships_by_author(comments: Iterable[Comment], initiative: Initiative) -> dict[Any, Membership]:
    authors = {comment.author_id for comment in comments}
    members = initiative.memberships.filter(person__in=authors, left_at=None).select_related("organisation")
    return {member.person_id: member for member in members}


def reported_by(person: Any, comments: Iterable[Comment]) -> set[int]:
    """Which of these this person reported."""
    ids = [comment.pk for comment in comments]
    return set(Report.objects.filter(by=person.pk, comment__in=ids).values_list("comment_id", flat=True))


def waiting_in(initiatives: Sequence[Initiative]) -> QuerySet[Comment]:
    return Comment.objects.filter(initiative__in=initiatives, state=State.WAITING)


def reported_in(initiatives: Sequence[Initiative]) -> QuerySet[Comment]:
    """Shown ones that readers reported since the last decision, the most reported first."""
    is_open = Q(reports__closed_at=None, reports__isnull=False)
    shown = Comment.objects.filter(initiative__in=initiatives, state=State.SHOWN)
    counted = shown.annotate(count=Count("reports", filter=is_open)).filter(count__gt=0)
    return counted.order_by("-count", "id")


def appeals_in(initiatives: Sequence[Initiative]) -> QuerySet[Appeal]:
    """Open ones."""
    hidden = {"comment__initiative__in": initiatives, "comment__state": State.HIDDEN}
    return Appeal.objects.filter(decided_at=None, **hidden)


def queue_of(initiative: Initiative) -> dict[str, Any]:
    """What moderators of one initiative look at, with the first of each."""
    open_reports = Prefetch("reports", Report.objects.filter(closed_at=None), to_attr="open_reports")
    waiting = waiting_in([initiative]).select_related("author")
    reported = reported_in([initiative]).select_related("author").prefetch_related(open_reports)
    appeals = appeals_in([initiative]).select_related("comment__author")
    return {
        "waiting": waiting[:MOST_IN_QUEUE],
        "reported": reported[:MOST_IN_QUEUE],
        "appeals": appeals[:MOST_IN_QUEUE],
    }

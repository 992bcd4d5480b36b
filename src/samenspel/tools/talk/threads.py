"""A talk as one reader sees it: lines with what this reader may do. Costs the same for any number of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page

from samenspel.foundation.access import AccessDecision, allow
from samenspel.spine.initiatives.models import Membership, Role
from samenspel.spine.initiatives.rules import initiative_of
from samenspel.tools.talk.models import Comment, State
from samenspel.tools.talk.queries import (
    comments_seen_by,
    memberships_by_author,
    page_number_of,
    page_of_threads,
    reported_by,
)
from samenspel.tools.talk.rules import moderates
from samenspel.tools.talk.subjects import talk_url

PARAMETER = "talk"
ACTS_IN_PUBLIC = (Role.PROFESSIONAL, Role.COORDINATOR, Role.MODERATOR)


@dataclass(frozen=True)
class TalkReader:
    """Who reads, and what that allows for all lines alike."""

    person: Any
    may_answer: AccessDecision
    is_moderator: bool
    reported: set[int] = field(default_factory=set)
    memberships: dict[Any, Membership] = field(default_factory=dict)


@dataclass(frozen=True)
class CommentLine:
    """One comment; its `may_…` say what the permissions of the same names say."""

    comment: Comment
    reader: TalkReader
    answers: list["CommentLine"]
    is_answered: bool

    @property
    def membership(self) -> Membership | None:
        """Of an author who acts in public."""
        membership = self.reader.memberships.get(self.comment.author_id)
        return membership if membership and membership.role in ACTS_IN_PUBLIC else None

    @property
    def side(self) -> str:
        membership = self.reader.memberships.get(self.comment.author_id)
        return membership.side if membership else ""

    @property
    def is_mine(self) -> bool:
        return bool(self.comment.author_id == self.reader.person.pk)

    @property
    def shows_text(self) -> bool:
        """A hidden text is read by its author and by moderators."""
        is_hidden = self.comment.state == State.HIDDEN
        return bool(self.comment.text) and (not is_hidden or self.is_mine or self.reader.is_moderator)

    @property
    def may_answer(self) -> bool:
        return bool(self.reader.may_answer) and self.comment.state == State.SHOWN

    @property
    def may_edit(self) -> bool:
        comment = self.comment
        is_open = comment.state in (State.SHOWN, State.WAITING) and comment.moderated_at is None
        return self.is_mine and is_open and comment.is_fresh and not self.is_answered

    @property
    def may_take_back(self) -> bool:
        return self.is_mine and self.comment.state != State.TAKEN_BACK

    @property
    def may_report(self) -> bool:
        is_reader = self.reader.person.is_authenticated and not self.is_mine
        is_new = self.comment.pk not in self.reader.reported
        return is_reader and is_new and self.comment.state == State.SHOWN

    @property
    def may_hide(self) -> bool:
        is_final = hasattr(self.comment, "appeal") and self.comment.appeal.is_upheld
        is_judge = self.reader.is_moderator and not self.is_mine
        is_public = self.comment.state in (State.SHOWN, State.WAITING)
        return is_judge and is_public and (not is_final or self.reader.person.is_administrator)

    @property
    def may_show(self) -> bool:
        """What waits or is hidden; a reported one is kept from the moderators' own page."""
        comment = self.comment
        is_out_of_sight = comment.state in (State.WAITING, State.HIDDEN)
        has_open_appeal = hasattr(comment, "appeal") and comment.appeal.is_open
        is_judge = self.reader.is_moderator and not self.is_mine
        return is_judge and is_out_of_sight and not has_open_appeal

    @property
    def may_appeal(self) -> bool:
        return self.is_mine and self.comment.state == State.HIDDEN and not hasattr(self.comment, "appeal")


@dataclass(frozen=True)
class TalkPage:
    subject: Any
    reader: TalkReader
    page: Page[Any]
    lines: list[CommentLine]
    count: int


def talk_about(subject: Any, person: Any, number: Any) -> TalkPage:
    """The page of that number, as this person sees it."""
    is_moderator = bool(moderates(person, subject))
    seen = comments_seen_by(person, subject, is_moderator)
    page = page_of_threads(seen, number)
    comments = list(_all_on(page))
    reader = TalkReader(
        person=person,
        may_answer=allow(person, "talk.write_comment", subject),
        is_moderator=is_moderator,
        reported=reported_by(person, comments) if person.is_authenticated else set(),
        memberships=memberships_by_author(comments, initiative_of(subject)),
    )
    lines = [_thread(thread, reader) for thread in page]
    return TalkPage(subject, reader, page, lines, seen.filter(state=State.SHOWN).count())


def _all_on(page: Page[Any]) -> Iterator[Comment]:
    for thread in page:
        yield thread
        yield from _answers(thread)


def _answers(thread: Comment) -> list[Comment]:
    answers: list[Comment] = getattr(thread, "shown_answers", [])
    return answers


def _thread(thread: Comment, reader: TalkReader) -> CommentLine:
    lines: list[CommentLine] = []
    is_answered = False
    for answer in reversed(_answers(thread)):
        lines.append(CommentLine(answer, reader, [], is_answered))
        is_answered = is_answered or answer.state != State.WAITING
    return CommentLine(thread, reader, lines[::-1], is_answered)


def url_of_comment(comment: Comment, person: Any) -> str:
    """The address of a comment in its talk."""
    subject = comment.subject
    seen = comments_seen_by(person, subject, bool(moderates(person, subject)))
    number = page_number_of(comment, seen)
    page = f"?{PARAMETER}={number}" if number > 1 else ""
    return f"{talk_url(subject)}{page}#comment-{comment.pk}"

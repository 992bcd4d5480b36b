"""Asking for ideas, having one, and supporting one."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.journal.sentences import describe, untold
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.locks.versions import refuse_overtaken
from samenspel.foundation.ui.pictures import drop_later
from samenspel.phases.design.models.ideas import Idea, IdeaBoard
from samenspel.phases.design.queries.ideas import IDEA, locked_board, locked_idea
from samenspel.spine.initiatives.actions import add_activity
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.letters import write_to
from samenspel.spine.people.models import Person
from samenspel.tools.together.actions import add_author, support
from samenspel.tools.together.queries import authors_of

describe("design.set_up_board", _("{actor} asked for ideas: “{title}”."), news=False)


def set_up_board(
    *,
    actor: Person,
    initiative: Initiative,
    title: str,
    opens_at: datetime,
    closes_at: datetime | None = None,
    summary: str = "",
) -> IdeaBoard:
    """`title` is the question. That there is a new activity is news already."""
    with acting(actor, "design.set_up_board", initiative):
        activity = add_activity(
            actor=actor,
            initiative=initiative,
            phase="design",
            kind="idea_board",
            title=title,
            summary=summary,
            opens_at=opens_at,
            closes_at=closes_at,
        )
        board = IdeaBoard.objects.create(activity=activity)
        tell(actor, "design.set_up_board", board)
    return board


describe("design.add_idea", _("{actor} added an idea: “{idea}”."))


def add_idea(*, actor: Person, board: IdeaBoard, title: str, **values: Any) -> Idea:
    """`values`: text, picture, picture_words and came_from."""
    with acting(actor, "design.add_idea", board, locked_board) as board:
        idea = Idea.objects.create(board=board, title=title, **values)
        add_author(idea, actor)
        tell(actor, "design.add_idea", idea, idea=title)
    return idea


untold("design.change_idea", because="Whoever writes it knows; others read it as it is.")


def change_idea(*, actor: Person, idea: Idea, seen: str = "", **values: Any) -> Idea:
    """`values`: as add_idea. `seen`: the version that they change; none: whatever stands there."""
    with acting(actor, "design.change_idea", idea, locked_idea) as idea:
        refuse_overtaken("design.change_idea", idea, IDEA, seen)
        old = idea.picture
        set_values(idea, **values)
        if old.name != idea.picture.name:
            drop_later(old)
        tell(actor, "design.change_idea", idea)
    return idea


untold("design.support_idea", because="Who supports what is counted, and named nowhere.")


def support_idea(*, actor: Person, idea: Idea, supports: bool = True) -> None:
    """Say that it is good, or take that back. Twice is once."""
    with acting(actor, "design.support_idea", idea, locked_idea) as idea:
        support(idea, actor, supports=supports)
        tell(actor, "design.support_idea", idea, supports=supports)


untold("design.hide_idea", because="What was taken off a board is told to its authors alone.")
untold("design.bring_back_idea", because="What was taken off a board is told to its authors alone.")


def hide_idea(*, actor: Person, idea: Idea, reason: str) -> Idea:
    """Take it off the board. Its authors hear the reason, and still see it."""
    with acting(actor, "design.hide_idea", idea, locked_idea) as idea:
        set_values(idea, hidden_because=reason)
        _write_to_authors(idea, "design/hidden")
        tell(actor, "design.hide_idea", idea)
    return idea


def bring_back_idea(*, actor: Person, idea: Idea) -> Idea:
    with acting(actor, "design.bring_back_idea", idea, locked_idea) as idea:
        set_values(idea, hidden_because="")
        _write_to_authors(idea, "design/brought_back")
        tell(actor, "design.bring_back_idea", idea)
    return idea


def _write_to_authors(idea: Idea, letter: str) -> None:
    for author in authors_of(idea):
        write_to(author, letter, idea)

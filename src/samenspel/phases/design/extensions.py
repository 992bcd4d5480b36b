"""A board of ideas, for whoever has words for one from elsewhere."""

from typing import Any

from samenspel.phases.design.actions.ideas import add_idea
from samenspel.phases.design.models.ideas import Idea, IdeaBoard, every_idea
from samenspel.phases.design.queries.ideas import boards_taking_ideas
from samenspel.spine.initiatives.hooks import Adding


def _think(board: IdeaBoard, **words: Any) -> Idea:
    return add_idea(board=board, **words)


ADDING = Adding(
    kind="board",
    verb="design.add_idea",
    open_now=boards_taking_ideas,
    add=_think,
    made=every_idea,
    shown="design.show_idea",
)

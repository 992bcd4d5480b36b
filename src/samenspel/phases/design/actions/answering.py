"""What becomes of ideas: they are answered by a decision, or go on as a proposal."""

from collections.abc import Iterable
from typing import Any

from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.queries import address_of
from samenspel.foundation.journal.sentences import describe, untold
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.ui.pictures import NAME
from samenspel.phases.design.models.ideas import Idea, IdeaAnswer, IdeaBoard
from samenspel.phases.design.queries.ideas import ideas_on, locked_board, locked_idea, rounds_beside
from samenspel.phases.plan.actions import add_proposal
from samenspel.phases.plan.models import BudgetRound, Proposal
from samenspel.spine.initiatives.actions import decide
from samenspel.spine.initiatives.models import Decision
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.letters import write_to
from samenspel.spine.people.models import Person
from samenspel.tools.together.actions import add_author
from samenspel.tools.together.queries import authors_of

describe("design.decide_ideas", _("{actor} answered ideas with a decision: “{what}”"))


def decide_ideas(
    *,
    actor: Person,
    board: IdeaBoard,
    ideas: Iterable[Idea],
    state: str,
    what: str,
    why: str,
    decided_by: str,
) -> Decision:
    """One decision of the initiative, with its reason; each author hears what it means for the idea."""
    with acting(actor, "design.decide_ideas", board, locked_board) as board:
        answered = list(ideas_on(board).filter(pk__in=[idea.pk for idea in ideas]))
        if not answered:
            raise Refused("design.decide_ideas", _("None of these ideas is on the board any more."))
        decision = decide(actor=actor, initiative=board.initiative, what=what, why=why, decided_by=decided_by)
        for idea in answered:
            _answer(idea, decision, state)
        tell(actor, "design.decide_ideas", board, beside=answered, what=what)
    return decision


def _answer(idea: Idea, decision: Decision, state: str) -> None:
    IdeaAnswer.objects.create(idea=idea, decision=decision, state=state)
    Idea.objects.filter(pk=idea.pk).update(state=state)
    for author in authors_of(idea):
        write_to(author, "design/decided", idea, decision=decision, state=state)


untold("design.make_proposal", because="It is a draft that only its authors see.")


def make_proposal(*, actor: Person, idea: Idea, round: BudgetRound) -> Proposal:
    """A draft in a round of the same initiative, by all whose idea it is; each page leads to the other."""
    with acting(actor, "design.make_proposal", idea, locked_idea) as idea:
        if not rounds_beside(idea).filter(pk=round.pk).exists():
            raise Refused(
                "design.make_proposal", _("Choose a round of this initiative that takes proposals.")
            )
        words = {"title": idea.title, "description": idea.text, "came_from": address_of(idea)}
        proposal = add_proposal(actor=actor, round=round, **words, **_picture(idea))
        for author in authors_of(idea):
            if add_author(proposal, author):
                write_to(author, "design/proposed", proposal, idea=idea)
        tell(actor, "design.make_proposal", idea, about=[])
    return proposal


def _picture(idea: Idea) -> dict[str, Any]:
    """A copy: each page may lose its own."""
    if not idea.picture:
        return {}
    with idea.picture.open() as file:
        return {"picture": ContentFile(file.read(), NAME), "picture_words": idea.picture_words}

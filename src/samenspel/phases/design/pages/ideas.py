"""What the pages of a board and its ideas show."""

from typing import Any

from django.db.models import Count, Q

from samenspel.foundation.access import allow, may_do
from samenspel.foundation.journal.queries import address_of
from samenspel.foundation.ui.pages import Context
from samenspel.phases.design.forms.ideas import IdeasList
from samenspel.phases.design.models.ideas import Cluster, Idea, IdeaBoard
from samenspel.phases.design.queries.ideas import (
    decisions_about,
    hidden_ideas,
    ideas_of,
    ideas_on,
    rounds_beside,
    synonyms_of,
)
from samenspel.phases.design.rules.ideas import is_author, moderates
from samenspel.phases.design.similar import similar_ideas
from samenspel.phases.plan.models import Proposal
from samenspel.spine.initiatives.things import card_of, thing_seen_by
from samenspel.tools.together.invitations import link_of
from samenspel.tools.together.queries import authors_of

ON_A_BOARD = ("add_idea", "cluster_ideas", "decide_ideas")
WITH_AN_IDEA = (
    "change_idea",
    "support_idea",
    "combine_ideas",
    "hide_idea",
    "bring_back_idea",
    "make_proposal",
)


def board_page(board: IdeaBoard, person: Any, asked: Any) -> Context:
    return {
        **may_do(person, "design", ON_A_BOARD, board),
        **list_of(board, asked),
        "board": board,
        "initiative": board.initiative,
        "decisions": decisions_about(board),
        "hidden": hidden_ideas(board, person) if moderates(person, board) else [],
        "may_change": allow(person, "initiatives.change_activity", board.activity),
        "may_change_synonyms": allow(person, "design.change_synonyms", board.initiative.service.organisation),
    }


def list_of(board: IdeaBoard, asked: Any) -> Context:
    """Its ideas as they are asked for, page after page, and its groups."""
    clusters = clusters_of(board)
    form = IdeasList(asked, clusters={str(one.pk): one.title for one in clusters})
    page = form.page(form.in_order(ideas_of(board, form.wanted)))
    return {"list": form, "page": page, "found": page.paginator.count, "clusters": clusters}


def clusters_of(board: IdeaBoard) -> list[Cluster]:
    """With how many ideas stand in each."""
    stand = Q(ideas__hidden_because="") & ~Q(ideas__state=Idea.State.COMBINED)
    return list(board.clusters.annotate(count=Count("ideas", filter=stand)).order_by("title", "pk"))


def alike_on(board: IdeaBoard, text: str, besides: int = 0) -> list[Idea]:
    return similar_ideas(ideas_on(board), text, synonyms_of(board), besides)


def idea_page(idea: Idea, person: Any) -> Context:
    supports = idea.supports
    return {
        **may_do(person, "design", WITH_AN_IDEA, idea),
        **_together(idea, person),
        "idea": idea,
        "board": idea.board,
        "initiative": idea.initiative,
        "authors": [str(one) for one in authors_of(idea)],
        "supporters": supports.count(),
        "supports": person.is_authenticated and supports.filter(person=person).exists(),
        "may_decide": allow(person, "design.decide_ideas", idea.board)
        and idea.state != "combined"
        and not idea.hidden_because,
        "alike": alike_on(idea.board, f"{idea.title} {idea.text}", idea.pk),
        "decided": idea.answers.select_related("decision"),
        "combined": idea.combined.filter(hidden_because=""),
        "proposals": _proposals_from(idea, person),
        "beginning": thing_seen_by(person, idea.came_from),
        "rounds": rounds_beside(idea),
    }


def _together(idea: Idea, person: Any) -> Context:
    """For its authors: which questions wait for an answer, and the link to share."""
    if not is_author(person, idea):
        return {}
    asked = getattr(idea, "merge", None)
    questions = [one for one in idea.merges.select_related("thing", "into") if not one.into_agrees]
    if asked and not asked.thing_agrees:
        questions.append(asked)
    open_to = [one for one in questions if allow(person, "design.answer_combination", one)]
    return {"asked": asked, "questions": open_to, "link": link_of(person, idea)}


def _proposals_from(idea: Idea, person: Any) -> Any:
    """Those that this person sees."""
    seen_by = card_of(Proposal).seen_by
    assert seen_by is not None
    return seen_by(person).filter(came_from=address_of(idea))

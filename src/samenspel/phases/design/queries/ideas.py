"""Reading boards of ideas."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from samenspel.foundation import clock
from samenspel.foundation.locks.rows import fresh
from samenspel.foundation.search.words import with_every_word
from samenspel.methods.barriers import Measured
from samenspel.phases.design.models.ideas import (
    Cluster,
    Combination,
    Idea,
    IdeaAnswer,
    IdeaAuthor,
    IdeaBoard,
    IdeaSupport,
    Synonyms,
    every_board,
    every_idea,
)
from samenspel.phases.design.rules.ideas import ALIVE
from samenspel.phases.plan.models import BudgetRound
from samenspel.phases.plan.models.rounds import rounds_taking_proposals
from samenspel.spine.initiatives.measuring import TIME_TO_ANSWER, Span
from samenspel.spine.initiatives.models import Decision, Membership, Role
from samenspel.spine.initiatives.queries import seen_in
from samenspel.tools.together.queries import is_made_by, supporters

IDEA = ("title", "text", "picture", "picture_words")
ON_THE_BOARD = Q(hidden_because="")
NO_CLUSTER, MOST_NAMED = "none", 12


def find_board(board_id: int) -> IdeaBoard:
    return every_board().get(pk=board_id)


def find_idea(board_id: int, idea_id: int) -> Idea:
    return every_idea().get(board=board_id, pk=idea_id)


def find_combination(board_id: int, combination_id: int) -> Combination:
    questions = Combination.objects.select_related(
        "thing", "into__board__activity__initiative__service__organisation"
    )
    return questions.get(into__board=board_id, pk=combination_id)


def find_cluster(board_id: int, cluster_id: int) -> Cluster:
    clusters = Cluster.objects.select_related("board__activity__initiative__service__organisation")
    return clusters.get(board=board_id, pk=cluster_id)


def locked_board(board: IdeaBoard) -> IdeaBoard:
    """As it is in the database now; others who change it or its ideas wait."""
    return fresh(every_board(), board.pk)


def locked_idea(idea: Idea) -> Idea:
    """Idem, of the idea."""
    board = locked_board(idea.board)
    return find_idea(board.pk, idea.pk)


def ideas_seen_by(person: Any) -> QuerySet[Idea]:
    """What was taken off its board is seen by its authors, and by who moderates."""
    seen: QuerySet[Idea] = seen_in(every_idea, "board__activity__initiative")(person)
    if not person.is_authenticated:
        return seen.filter(ON_THE_BOARD)
    if person.is_administrator:
        return seen
    roles = (Role.COORDINATOR, Role.MODERATOR)
    mine = Membership.objects.filter(person=person, role__in=roles, left_at=None)
    moderates = Exists(mine.filter(initiative=OuterRef("board__activity__initiative")))
    return seen.filter(ON_THE_BOARD | is_made_by(person, IdeaAuthor) | moderates)


def ideas_on(board: IdeaBoard) -> QuerySet[Idea]:
    """What everybody who sees the board sees on it: the list, and what is much like another one."""
    return board.ideas.filter(ON_THE_BOARD).exclude(state=Idea.State.COMBINED)


def ideas_of(board: IdeaBoard, wanted: Mapping[str, Any]) -> QuerySet[Idea]:
    """Those on the board, with the number of supporters. `wanted`: q, state, cluster and decision."""
    state = wanted.get("state")
    found = board.ideas.filter(ON_THE_BOARD, state=state) if state else ideas_on(board)
    if cluster := wanted.get("cluster"):
        found = found.filter(cluster=None if cluster == NO_CLUSTER else cluster)
    if decision := wanted.get("decision"):
        found = found.filter(answers__decision=decision)
    found = with_every_word(found, wanted.get("q", ""), "title", "text")
    return found.select_related("cluster").annotate(supporters=supporters(IdeaSupport))


def hidden_ideas(board: IdeaBoard, person: Any) -> list[Idea]:
    """What was taken off it, as far as this person sees that."""
    return list(ideas_seen_by(person).filter(board=board).exclude(ON_THE_BOARD))


def synonyms_of(thing: Any) -> str:
    """The lines of the organisation behind it."""
    organisation = thing.initiative.service.organisation_id
    return Synonyms.objects.filter(pk=organisation).values_list("lines", flat=True).first() or ""


def combinable_with(idea: Idea) -> QuerySet[Idea]:
    """Those of its board that could take it in."""
    return idea.board.ideas.filter(ON_THE_BOARD, state__in=ALIVE).exclude(pk=idea.pk)


def decisions_about(board: IdeaBoard) -> QuerySet[Decision]:
    """Newest first, each with how many ideas it answers and the first of them, as far as these stand on the
    board."""
    answers = IdeaAnswer.objects.filter(idea__board=board, idea__hidden_because="").select_related("idea")
    counted = Count("idea_answers", filter=Q(idea_answers__in=answers))
    first = answers.order_by("idea__title")[:MOST_NAMED]
    found = board.initiative.decisions.annotate(count=counted).filter(count__gt=0)
    return found.prefetch_related(Prefetch("idea_answers", first, "named"))


def boards_taking_ideas() -> QuerySet[IdeaBoard]:
    now = clock.received()
    closes = Q(activity__closes_at=None) | Q(activity__closes_at__gt=now)
    return every_board().filter(closes, activity__opens_at__lte=now)


def rounds_beside(idea: Idea) -> QuerySet[BudgetRound]:
    """Of the same initiative, that take proposals now."""
    return rounds_taking_proposals().filter(activity__initiative=idea.board.activity.initiative_id)


def ideas_that_ended(initiative: Any) -> Iterable[int]:
    """Without an answer: hidden, or gone on in another."""
    every = Idea.objects.filter(board__activity__initiative=initiative)
    return every.exclude(ON_THE_BOARD, ~Q(state=Idea.State.COMBINED)).values_list("pk", flat=True)


def ideas_waiting(span: Span) -> Iterator[tuple[int, Measured]]:
    """On boards that closed longer ago than people should wait; an idea itself has no moment."""
    closed = Idea.objects.filter(
        ON_THE_BOARD,
        board__activity__initiative__in=span.initiatives,
        board__activity__closes_at__gte=span.since,
        board__activity__closes_at__lt=span.until - TIME_TO_ANSWER,
    ).exclude(state=Idea.State.COMBINED)
    rows = closed.order_by().values_list("board__activity__initiative")
    found = rows.annotate(
        waiting=Count("pk", filter=Q(state=Idea.State.NEW), distinct=True),
        everything=Count("pk", distinct=True),
        who=Count("authors__person", distinct=True),
    )
    for initiative, waiting, everything, who in found:
        yield initiative, Measured(waiting, everything, people=who)

"""Reading what people design together."""

import hashlib
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from samenspel.foundation import clock
from samenspel.foundation.locks.rows import fresh
from samenspel.foundation.search.words import with_every_word
from samenspel.methods.opinion import Votes, drawn, may_be_about_person
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
from samenspel.phases.design.models.opinion_maps import OpinionMap, every_map
from samenspel.phases.design.models.prototypes import (
    Draft,
    Experience,
    Finding,
    Prototype,
    Step,
    Trial,
    every_experience,
    every_finding,
    every_prototype,
    every_step,
    every_trial,
)
from samenspel.phases.design.models.statements import State, Statement, every_statement, is_asked
from samenspel.phases.design.models.texts import SCRIPT, Text, every_text
from samenspel.phases.design.models.votes import Vote, Voter
from samenspel.phases.design.rules.ideas import ALIVE
from samenspel.phases.plan.models import BudgetRound
from samenspel.spine.initiatives.models import Activity, Decision, Membership, Role
from samenspel.spine.initiatives.queries import open_now, seen_in
from samenspel.tools.together.queries import is_made_by, supporters

IDEA = ("title", "text", "picture", "picture_words")
ON_THE_BOARD = Q(hidden_because="")
NO_CLUSTER, MOST_NAMED = "none", 12
AT_ONCE = 10_000
DRAWING = random.SystemRandom()


def find_text(text_id: int) -> Text:
    return every_text().get(pk=text_id)


def find_script(text_id: int) -> Text:
    return every_text().get(pk=text_id, activity__kind=SCRIPT)


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


def rounds_beside(idea: Idea) -> QuerySet[BudgetRound]:
    """Of the same initiative, that take proposals now."""
    now, preparing = clock.received(), BudgetRound.State.PREPARING
    rounds = BudgetRound.objects.filter(activity__initiative=idea.board.activity.initiative_id)
    open_now = rounds.filter(state=preparing, activity__opens_at__lte=now, proposals_until__gt=now)
    return open_now.select_related("activity")


def find_map(map_id: int) -> OpinionMap:
    return every_map().get(pk=map_id)


def find_statement(map_id: int, statement_id: int) -> Statement:
    return every_statement().get(map=map_id, pk=statement_id)


def voter_of(map: OpinionMap, person: Any, device: str) -> Voter | None:
    """Who of those who voted before, by the account or by what a cookie of this browser holds."""
    if person.is_authenticated:
        return map.voters.filter(person=person).first()
    return map.voters.filter(device=digest_of(map, device)).first() if device else None


def digest_of(map: OpinionMap, device: str) -> str:
    """What the database knows of a browser: nobody makes a cookie of it, and in other maps it differs."""
    return hashlib.sha256(f"{map.pk} {device}".encode()).hexdigest()


def unanswered(map: OpinionMap, voter: Voter | None) -> QuerySet[Statement]:
    """What this voter can still be asked about."""
    asked = map.statements.filter(is_asked(map))
    return asked.exclude(votes__voter=voter) if voter else asked


@dataclass(frozen=True)
class Shown:
    """A statement to vote on; `chance`: that with which it was drawn, none where it was looked for."""

    statement: Statement
    chance: float | None = None


def draw_statement(map: OpinionMap, voter: Voter | None) -> Shown | None:
    """The one to ask about next; None when this voter has seen all there is."""
    waiting = list(unanswered(map, voter))
    if map.seeds_first:
        waiting = [one for one in waiting if one.is_seed] or waiting
    if any(one.is_about_person for one in waiting) and not _may_be_about_person(voter):
        waiting = [one for one in waiting if not one.is_about_person]
    if not waiting:
        return None
    place, chance = drawn([one.weight for one in waiting], DRAWING.random())
    return Shown(waiting[place], chance)


def _may_be_about_person(voter: Voter | None) -> bool:
    if voter is None:
        return False
    about_people = Count("pk", filter=Q(statement__is_about_person=True))
    counted = voter.votes.aggregate(cast=Count("pk"), about_people=about_people)
    return may_be_about_person(counted["cast"], counted["about_people"])


def votes_of(map: OpinionMap) -> tuple[Votes, set[str]]:
    """All votes, as the methods take them, and who of the people voted without an account."""
    statements = dict(map.statements.values_list("pk", "number"))
    numbers = {pk: str(number) for pk, number in statements.items()}
    voters = {pk: str(pk) for pk in map.voters.values_list("pk", flat=True)}
    people, ids, values = list[str](), list[str](), list[int]()
    cast = Vote.objects.filter(voter__map=map).values_list("voter", "statement", "value")
    for voter, statement, value in cast.iterator(chunk_size=AT_ONCE):
        people.append(voters[voter])
        ids.append(numbers[statement])
        values.append(value)
    visitors = map.voters.filter(Exists(Vote.objects.filter(voter=OuterRef("pk")))).exclude(device=None)
    votes = Votes.collect(people, ids, values, hidden=_hidden(map))
    return votes, {str(pk) for pk in visitors.values_list("pk", flat=True)}


def _hidden(map: OpinionMap) -> list[str]:
    """Statements whose votes make no groups: those that moderators took out or nobody let in, and those about
    people."""
    kept = map.statements.filter(is_asked(map) | Q(state=State.SPLIT), is_about_person=False)
    return [str(number) for number in map.statements.exclude(pk__in=kept).values_list("number", flat=True)]


def find_prototype(prototype_id: int) -> Prototype:
    return every_prototype().get(pk=prototype_id)


def locked_prototype(prototype: Prototype) -> Prototype:
    """Others who change or begin to try it wait."""
    return fresh(every_prototype(), prototype.pk)


def newest_draft(prototype: Prototype) -> Draft:
    return prototype.drafts.latest("number")


def find_step(prototype_id: int, step_id: int) -> Step:
    return every_step().get(draft__prototype=prototype_id, pk=step_id)


def find_trial(prototype_id: int, trial_id: int) -> Trial:
    return every_trial().get(draft__prototype=prototype_id, pk=trial_id)


def open_findings(prototype: Prototype) -> QuerySet[Finding]:
    """Because of which nothing was changed yet."""
    return Finding.objects.filter(step__draft__prototype=prototype, answered_in=None)


def find_finding(prototype_id: int, finding_id: int) -> Finding:
    return every_finding().get(step__draft__prototype=prototype_id, pk=finding_id)


def find_experience(prototype_id: int, experience_id: int) -> Experience:
    return every_experience().get(step__draft__prototype=prototype_id, pk=experience_id)


def open_beside(thing: Any, every: Callable[[], QuerySet[Any]]) -> QuerySet[Any]:
    """Activities of the same initiative that people take part in now."""
    open_activities = Activity.objects.filter(open_now(), initiative=thing.initiative)
    return every().filter(activity__in=open_activities)

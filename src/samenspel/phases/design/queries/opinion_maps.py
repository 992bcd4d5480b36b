"""Reading what people say and vote in an opinion map."""

import hashlib
import random
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from samenspel.methods.opinion import Votes, drawn, may_be_about_person
from samenspel.phases.design.models.opinion_maps import OpinionMap, every_map
from samenspel.phases.design.models.statements import State, Statement, every_statement, is_asked
from samenspel.phases.design.models.votes import Vote, Voter

AT_ONCE = 10_000
DRAWING = random.SystemRandom()


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

"""Voting on statements. Not in the journal: who thinks what, and when, is nobody's business."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.sharing import share
from samenspel.phases.design.actions.opinion_maps import mark_stale
from samenspel.phases.design.actions.statements import STATEMENTS
from samenspel.phases.design.models.opinion_maps import Moderated, OpinionMap
from samenspel.phases.design.models.statements import State, Statement, every_statement
from samenspel.phases.design.models.votes import Vote, Voter
from samenspel.phases.design.queries.opinion_maps import digest_of, voter_of
from samenspel.spine.people.models import Person


class NotAsked(Refused):
    """Moderators took it out, or split it, while somebody looked at it."""


def vote(
    *, actor: Any, statement: Statement, value: int, chance: float | None = None, device: str = ""
) -> Vote:
    """A later vote takes the place of an earlier one. `device`: what a visitor's cookie holds; `chance`: that
    with which the statement was drawn."""
    with acting(actor, "design.vote", statement, _shared) as statement:
        map = statement.map
        if not _is_asked(statement):
            raise NotAsked("design.vote", _("This statement was taken out or split meanwhile."))
        cast = Vote(voter=_voter(actor, map, device), statement=statement, value=value, chance=chance)
        Vote.objects.bulk_create(
            [cast],
            update_conflicts=True,
            unique_fields=["voter", "statement"],
            update_fields=["value"],
        )
        mark_stale(map)
    return cast


def _shared(statement: Statement) -> Statement:
    """Nobody hides or splits it meanwhile; others vote on it beside."""
    share(STATEMENTS, statement.pk)
    return every_statement().get(pk=statement.pk)


def _is_asked(statement: Statement) -> bool:
    is_unread = statement.state == State.UNREAD
    is_shown_at_once = statement.map.moderated == Moderated.AFTER
    return statement.state == State.APPROVED or (is_unread and is_shown_at_once)


def _voter(actor: Any, map: OpinionMap, device: str) -> Voter:
    if isinstance(actor, Person):
        return map.voters.get_or_create(person=actor)[0]
    if not device:
        raise Refused("design.vote", _("Without a cookie we can't tell your votes from those of others."))
    return map.voters.get_or_create(device=digest_of(map, device))[0]


def take_back_vote(*, actor: Any, statement: Statement, device: str = "") -> Vote | None:
    """As if it never was. Returns it; None when there was none."""
    with acting(actor, "design.take_back_vote", statement, _shared) as statement:
        map = statement.map
        voter = voter_of(map, actor, device)
        cast = Vote.objects.filter(statement=statement, voter=voter).first() if voter else None
        if cast:
            Vote.objects.filter(pk=cast.pk).delete()
            mark_stale(map)
    return cast

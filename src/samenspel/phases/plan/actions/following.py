"""Following up: what becomes of what was chosen."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import IntegrityError, transaction

from samenspel.foundation import clock
from samenspel.foundation.access import require
from samenspel.foundation.locks import writing
from samenspel.phases.plan.actions.telling import tell
from samenspel.phases.plan.models import Award, BudgetRound, Milestone, Update, Verdict
from samenspel.phases.plan.queries import on_ballot
from samenspel.spine.initiatives.actions.writing import set_values
from samenspel.spine.people.models import Person
from samenspel.tools.notices.actions import write_if_wanted

State = Award.State


def make_awards(round: BudgetRound, winners: Iterable[str]) -> None:
    """For a round that is held here, once it is counted; inside the transaction that saves the count."""
    chosen = on_ballot(round).filter(number__in=list(winners))
    Award.objects.bulk_create((Award(proposal=proposal) for proposal in chosen), ignore_conflicts=True)


def change_award(
    *, actor: Person, award: Award, milestones: Iterable[Mapping[str, Any]], **values: Any
) -> Award:
    """`values`: owner. `milestones`: text, due_on and is_reached, in place of those that were there; the day
    on which one was reached stays."""
    require(actor, "plan.change_award", award)
    with writing():
        set_values(award, values)
        _set_milestones(award, milestones)
        tell(actor, "change_award", award.round, award, proposal=str(award))
    return award


def _set_milestones(award: Award, milestones: Iterable[Mapping[str, Any]]) -> None:
    reached = dict(award.milestones.values_list("text", "reached_on"))
    award.milestones.all().delete()
    for one in milestones:
        day = (reached.get(one["text"]) or clock.today()) if one["is_reached"] else None
        Milestone.objects.create(award=award, text=one["text"], due_on=one["due_on"], reached_on=day)


def add_update(*, actor: Person, award: Award, text: str, state: str, spent: int, **picture: Any) -> Update:
    """News, how far it is, and what it has cost until now. When it is done, its supporters are asked by mail
    whether it is what they voted for. `picture`: picture and picture_words."""
    require(actor, "plan.add_update", award)
    with writing():
        is_finished = state == State.DONE and award.state != State.DONE
        set_values(award, {"state": state, "spent": spent})
        update = Update.objects.create(award=award, by=actor, text=text, **picture)
        tell(actor, "add_update", award.round, update, proposal=str(award), state=state)
        if is_finished:
            _ask_supporters(award)
    return update


def _ask_supporters(award: Award) -> None:
    """Those who are known to want it, and want mail; who voted for it nobody knows."""
    authors = Person.objects.filter(pk__in=award.proposal.authors.values("person"))
    supporters = Person.objects.filter(pk__in=award.proposal.supports.values("person"))
    for person in (authors | supporters).exclude(email=None):
        write_if_wanted(person, "plan/done", award)


def give_verdict(*, actor: Person, award: Award, is_as_promised: bool, text: str = "") -> Verdict:
    """Each member's own, once; a second one takes its place."""
    require(actor, "plan.give_verdict", award)
    values = {"is_as_promised": is_as_promised, "text": text, "given_at": clock.now()}
    with writing():
        verdict = _give(actor, award, values)
        tell(actor, "give_verdict", award.round, verdict, proposal=str(award))
    return verdict


def _give(actor: Person, award: Award, values: dict[str, Any]) -> Verdict:
    try:
        with transaction.atomic():
            return Verdict.objects.create(award=award, by=actor, **values)
    except IntegrityError:
        verdict = Verdict.objects.get(award=award, by=actor)
        set_values(verdict, values)
        return verdict

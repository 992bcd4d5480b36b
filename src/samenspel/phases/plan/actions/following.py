"""Following up: what becomes of what was chosen."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import require
from samenspel.foundation.journal.sentences import describe, untold
from samenspel.foundation.locks import writing
from samenspel.foundation.locks.rows import set_values
from samenspel.phases.plan.models import Award, BudgetRound, Milestone, Update, Verdict
from samenspel.phases.plan.queries import on_ballot
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person
from samenspel.tools.notices.actions import write_if_wanted

State = Award.State


def make_awards(round: BudgetRound, winners: Iterable[str]) -> None:
    """For a round that is held here, once it is counted; inside the transaction that saves the count."""
    chosen = on_ballot(round).filter(number__in=list(winners))
    Award.objects.bulk_create((Award(proposal=proposal) for proposal in chosen), ignore_conflicts=True)


describe("plan.change_award", _("{actor} said who carries out “{proposal}”, and when."))


def change_award(
    *, actor: Person, award: Award, milestones: Iterable[Mapping[str, Any]], **values: Any
) -> Award:
    """`values`: owner. `milestones`: text, due_on and is_reached, in place of those that were there; the day
    on which one was reached stays."""
    require(actor, "plan.change_award", award)
    with writing():
        set_values(award, **values)
        _set_milestones(award, milestones)
        tell(actor, "plan.change_award", award, proposal=str(award))
    return award


def _set_milestones(award: Award, milestones: Iterable[Mapping[str, Any]]) -> None:
    reached = dict(award.milestones.values_list("text", "reached_on"))
    award.milestones.all().delete()
    for one in milestones:
        day = (reached.get(one["text"]) or clock.today()) if one["is_reached"] else None
        Milestone.objects.create(award=award, text=one["text"], due_on=one["due_on"], reached_on=day)


describe("plan.add_update", _("{actor} told the news about “{proposal}”."))


def add_update(*, actor: Person, award: Award, text: str, state: str, spent: int, **picture: Any) -> Update:
    """News, how far it is, and what it has cost until now. When it is done, its supporters are asked by mail
    whether it is what they voted for. `picture`: picture and picture_words."""
    require(actor, "plan.add_update", award)
    with writing():
        is_finished = state == State.DONE and award.state != State.DONE
        set_values(award, state=state, spent=spent)
        update = Update.objects.create(award=award, by=actor, text=text, **picture)
        tell(actor, "plan.add_update", update, proposal=str(award), state=state)
        if is_finished:
            _ask_supporters(award)
    return update


def _ask_supporters(award: Award) -> None:
    """Those who are known to want it, and want mail; who voted for it nobody knows."""
    authors = Person.objects.filter(pk__in=award.proposal.authors.values("person"))
    supporters = Person.objects.filter(pk__in=award.proposal.supports.values("person"))
    for person in (authors | supporters).exclude(email=None):
        write_if_wanted(person, "plan/done", award)


untold("plan.give_verdict", because="Verdicts are counted, and named nowhere.")


def give_verdict(*, actor: Person, award: Award, is_as_promised: bool, text: str = "") -> Verdict:
    """Each member's own, once; a second one takes its place."""
    require(actor, "plan.give_verdict", award)
    values = {"is_as_promised": is_as_promised, "text": text, "given_at": clock.now()}
    with writing():
        verdict = _give(actor, award, values)
        tell(actor, "plan.give_verdict", verdict, proposal=str(award))
    return verdict


def _give(actor: Person, award: Award, values: dict[str, Any]) -> Verdict:
    return Verdict.objects.update_or_create(award=award, by=actor, defaults=values)[0]

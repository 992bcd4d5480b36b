"""Following up: what becomes of what was chosen."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.journal.sentences import describe, untold
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.phases.plan.models import Award, BudgetRound, Update, Verdict
from samenspel.phases.plan.queries import on_ballot
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person
from samenspel.tools.notices.actions import write_if_wanted
from samenspel.tools.promises import actions as promises


def make_awards(round: BudgetRound, winners: Iterable[str]) -> None:
    """For a round that is held here, once it is counted; inside the transaction that saves the count."""
    chosen = on_ballot(round).filter(number__in=list(winners))
    Award.objects.bulk_create((Award(thing=proposal) for proposal in chosen), ignore_conflicts=True)


describe("plan.change_award", _("{actor} said who carries out “{proposal}”, and when."))


def change_award(
    *, actor: Person, award: Award, milestones: Iterable[Mapping[str, Any]], **values: Any
) -> Award:
    """`values`: owner. `milestones`: text, due_on and is_reached, in place of those that were there; the day
    on which one was reached stays."""
    with acting(actor, "plan.change_award", award):
        set_values(award, **values)
        promises.set_milestones(award, milestones)
        tell(actor, "plan.change_award", award, proposal=str(award))
    return award


describe("plan.add_update", _("{actor} told the news about “{proposal}”."))


def add_update(*, actor: Person, award: Award, text: str, state: str, spent: int, **picture: Any) -> Update:
    """News, how far it is, and what it has cost until now. When it is done, its supporters are asked by mail
    whether it is what they voted for. `picture`: picture and picture_words."""
    with acting(actor, "plan.add_update", award):
        set_values(award, spent=spent)
        news = {"text": text, "state": state, **picture}
        update: Update = promises.add_update(award, actor, done=_ask_supporters, **news)
        tell(actor, "plan.add_update", update, proposal=str(award), state=state)
    return update


def _ask_supporters(award: Award) -> None:
    """Those who are known to want it, and want mail; who voted for it nobody knows."""
    authors = Person.objects.filter(pk__in=award.thing.authors.values("person"))
    supporters = Person.objects.filter(pk__in=award.thing.supports.values("person"))
    for person in (authors | supporters).exclude(email=None):
        write_if_wanted(person, "plan/done", award)


untold("plan.give_verdict", because="Verdicts are counted, and named nowhere.")


def give_verdict(*, actor: Person, award: Award, is_as_promised: bool, text: str = "") -> Verdict:
    """Each member's own, once; a second one takes its place."""
    with acting(actor, "plan.give_verdict", award):
        verdict: Verdict = promises.give_verdict(award, actor, is_as_promised=is_as_promised, text=text)
        tell(actor, "plan.give_verdict", verdict, proposal=str(award))
    return verdict

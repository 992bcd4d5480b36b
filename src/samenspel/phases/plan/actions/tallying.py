"""Counting the votes."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.tasks import start
from samenspel.methods.budgeting import Rule
from samenspel.phases.plan.actions.following import make_awards
from samenspel.phases.plan.counting import Counted, options_of
from samenspel.phases.plan.models import BudgetRound, Tally
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

describe(
    "plan.tally_round",
    _("The votes of “{title}” were counted. Projects: {proposals}, of which chosen: {chosen}."),
)


def tally_round(*, actor: Person, round: BudgetRound, rule: Rule | None = None) -> Tally:
    """Have the votes counted, by the round's own rule or, to compare, by another; a rule counts once.

    The tally's job shows how far it is. A count that failed is started again.
    """
    own = Rule.from_dict(round.rule)
    rule = rule or own
    with acting(actor, "plan.tally_round", round):
        tally = _find_or_create(round, rule, is_official=rule == own)
        if tally.counted_at is None and (tally.job is None or tally.job.is_over):
            tally.job = start(
                "plan.count_votes",
                tally.pk,
                str(actor.pk),
                by=actor,
                title=str(round),
                back_url=reverse("plan:tally_round", args=[round.pk]),
            )
            tally.save(update_fields=["job"])
    return tally


def _find_or_create(round: BudgetRound, rule: Rule, *, is_official: bool) -> Tally:
    options = options_of(rule)
    known = Tally.objects.select_related("job__work")
    values = {"rule": rule.as_dict(), "is_official": is_official}
    return known.get_or_create(round=round, options=options, defaults=values)[0]


def save_tally(*, actor: Person, tally: Tally, result: Counted, sha256: str) -> bool:
    """Keep the result of a count; False when another count of the same was quicker."""
    with acting(actor, "plan.tally_round", tally.round):
        waiting = Tally.objects.filter(pk=tally.pk, counted_at=None)
        if not waiting.update(result=result.as_json(), sha256=sha256, counted_at=clock.now()):
            return False
        if tally.is_official:
            BudgetRound.objects.filter(pk=tally.round_id).update(state=BudgetRound.State.TALLIED)
            if tally.round.is_held_here:
                make_awards(tally.round, result.here.winners)
        tell(
            actor,
            "plan.tally_round",
            tally,
            rule=tally.options,
            chosen=len(result.here.winners),
            proposals=len(result.here.projects),
            sha256=sha256,
        )
    return True

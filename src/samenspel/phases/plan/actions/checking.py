"""Checking proposals, in the open."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.phases.plan.models import Check, Criterion, Finding, Proposal
from samenspel.phases.plan.queries import locked_proposal
from samenspel.spine.initiatives.answers import give_answer
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.letters import write_to
from samenspel.spine.people.models import Person
from samenspel.tools.together.queries import authors_of

State = Proposal.State


describe("plan.check_proposal", _("{actor} checked the proposal “{proposal}”."))


def check_proposal(
    *,
    actor: Person,
    proposal: Proposal,
    is_possible: bool,
    reason: str,
    cost: int = 0,
    findings: Mapping[Criterion, tuple[bool, str]] | None = None,
) -> Check:
    """Judge a proposal, at a cost when it is possible. `findings`: whether each criterion is met, and a note.

    Its authors get a mail with the reason and may answer. An earlier check stays readable.
    """
    with acting(actor, "plan.check_proposal", proposal, locked_proposal) as proposal:
        check = Check.objects.create(
            proposal=proposal, by=actor, is_possible=is_possible, cost=cost or None, reason=reason
        )
        Finding.objects.bulk_create(
            Finding(check_of=check, criterion=criterion, is_met=is_met, note=note)
            for criterion, (is_met, note) in (findings or {}).items()
        )
        state = State.ACCEPTED if is_possible else State.DECLINED
        set_values(proposal, state=state, cost=cost)
        tell(actor, "plan.check_proposal", check, proposal=proposal.title, possible=is_possible)
        for author in authors_of(proposal):
            write_to(author, "plan/checked", proposal, check=check)
    return check


describe("plan.answer_check", _("{actor} answered the check of “{proposal}”."))


def answer_check(*, actor: Person, check: Check, answer: str) -> Check:
    """What the authors say to a check; whoever checked gets it by mail, and may check again."""
    with acting(actor, "plan.answer_check", check):
        give_answer(check, answer)
        tell(actor, "plan.answer_check", check, proposal=check.proposal.title)
        write_to(check.by, "plan/answered", check.proposal, check=check)
    return check

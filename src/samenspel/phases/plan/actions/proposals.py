"""Making a proposal, together or alone, and supporting one."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.journal.sentences import describe, untold
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.locks.versions import refuse_overtaken
from samenspel.foundation.ui.pictures import drop_later
from samenspel.phases.plan.models import BudgetRound, Proposal
from samenspel.phases.plan.queries import PROPOSED, locked_proposal
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person
from samenspel.tools.together.actions import add_author, support

State = Proposal.State


untold(
    "plan.add_proposal",
    "plan.change_proposal",
    "plan.discard_draft",
    because="Whoever writes it knows; others hear of it when it is submitted.",
)


def add_proposal(*, actor: Person, round: BudgetRound, title: str, **values: Any) -> Proposal:
    """A draft that only its author sees. `values`: description, needs, area, where, latitude, longitude,
    picture, picture_words and came_from."""
    with acting(actor, "plan.add_proposal", round):
        proposal = Proposal.objects.create(round=round, state=State.DRAFT, title=title, **values)
        add_author(proposal, actor)
        tell(actor, "plan.add_proposal", proposal)
    return proposal


def change_proposal(*, actor: Person, proposal: Proposal, seen: str = "", **values: Any) -> Proposal:
    """`values`: as add_proposal. `seen`: the version that they change; none: whatever stands there."""
    with acting(actor, "plan.change_proposal", proposal, locked_proposal) as proposal:
        refuse_overtaken("plan.change_proposal", proposal, PROPOSED, seen)
        old = proposal.picture
        set_values(proposal, **values)
        if old.name != proposal.picture.name:
            drop_later(old)
        tell(actor, "plan.change_proposal", proposal)
    return proposal


describe("plan.submit_proposal", _("{actor} made a proposal: “{proposal}”."))


def submit_proposal(*, actor: Person, proposal: Proposal) -> Proposal:
    """Show it to everyone, and ask for the check; anew, after one that said “not as it is”."""
    with acting(actor, "plan.submit_proposal", proposal, locked_proposal) as proposal:
        set_values(proposal, state=State.SUBMITTED, submitted_at=proposal.submitted_at or clock.now())
        tell(actor, "plan.submit_proposal", proposal, proposal=proposal.title)
    return proposal


def discard_draft(*, actor: Person, proposal: Proposal) -> None:
    """Throw away what nobody but its authors saw; nothing is left of it, nor of its picture."""
    with acting(actor, "plan.discard_draft", proposal, locked_proposal) as proposal:
        tell(actor, "plan.discard_draft", proposal.round)
        drop_later(proposal.picture)
        proposal.delete()


describe("plan.withdraw_proposal", _("{actor} withdrew the proposal “{proposal}”."))


def withdraw_proposal(*, actor: Person, proposal: Proposal) -> Proposal:
    with acting(actor, "plan.withdraw_proposal", proposal, locked_proposal) as proposal:
        set_values(proposal, state=State.WITHDRAWN)
        tell(actor, "plan.withdraw_proposal", proposal, proposal=proposal.title)
    return proposal


untold("plan.support_proposal", because="Who supports what is counted, and named nowhere.")


def support_proposal(*, actor: Person, proposal: Proposal, supports: bool = True) -> None:
    """Say that it should be on the ballot, or take that back. Twice is once."""
    with acting(actor, "plan.support_proposal", proposal, locked_proposal) as proposal:
        support(proposal, actor, supports=supports)
        tell(actor, "plan.support_proposal", proposal, supports=supports)

"""Two proposals that become one."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.phases.plan.models import Merge, Proposal
from samenspel.phases.plan.queries import find_merge, locked, locked_proposal, mergeable_with
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person
from samenspel.tools.notices.actions import follow_instead
from samenspel.tools.together import actions as together

describe("plan.ask_to_merge", _("{actor} asked to merge the proposal “{proposal}” into “{into}”."))


def ask_to_merge(*, actor: Person, proposal: Proposal, into: Proposal) -> Merge:
    """Its authors get a mail and say yes or no. One question at a time."""
    with acting(actor, "plan.ask_to_merge", proposal, locked_proposal) as proposal:
        merge: Merge = together.ask(
            proposal,
            into,
            actor,
            among=mergeable_with(proposal),
            verb="plan.ask_to_merge",
            refusal=_("Choose a proposal of this round that is still open."),
            letter="plan/merge_asked",
        )
        words = {"proposal": proposal.title, "into": into.title}
        tell(actor, "plan.ask_to_merge", proposal, beside=[into], **words)
    return merge


describe("plan.answer_merge", _("{actor} answered the question to merge “{proposal}” into “{into}”."))


def answer_merge(*, actor: Person, merge: Merge, agrees: bool) -> Proposal:
    """With a yes the authors join, their supporters come along once each, and the other page leads here."""
    with acting(actor, "plan.answer_merge", merge, _locked_merge) as merge:
        old, kept = merge.thing, merge.into
        letter = "plan/merged" if agrees else "plan/kept_apart"
        together.answer(merge, agrees=agrees, letter=letter)
        if agrees:
            follow_instead(old, kept)
            set_values(old, state=Proposal.State.MERGED, merged_into=kept)
        words = {"proposal": old.title, "into": kept.title}
        tell(actor, "plan.answer_merge", kept, beside=[old], agrees=agrees, **words)
    return kept


def _locked_merge(merge: Merge) -> Merge:
    """In a round whose rules nobody fixes meanwhile."""
    locked(merge.round)
    return find_merge(merge.into.round_id, merge.into_id, merge.pk)

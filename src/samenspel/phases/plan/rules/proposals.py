"""Who proposes, changes, supports, checks and merges what is proposed."""

from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import is_signed_in, permit, predicate
from samenspel.phases.plan.models import Proposal
from samenspel.phases.plan.rules.rounds import is_being_prepared, round_of
from samenspel.spine.initiatives.rules import can_answer_for, can_see, is_in_state, is_member
from samenspel.tools.together import rules as together


@predicate(_("No proposals can be made or changed now: it has not begun yet, or it is over."))
def takes_proposals(person: Any, thing: Any) -> bool:
    return round_of(thing).takes_proposals


is_author = predicate(_("Only those who made this proposal may do this."))(together.is_author)
is_author_of_the_other = predicate(_("Only those who made the other proposal can answer."))(
    together.is_author_of_the_other
)


@predicate(_("This proposal is a draft: only those who make it see it."))
def is_no_draft(person: Any, proposal: Any) -> bool:
    return bool(proposal.state != Proposal.State.DRAFT)


_is_in = partial(is_in_state, because=_("That can't be done with this proposal any more."))
is_open_to_change = _is_in(Proposal.State.DRAFT, Proposal.State.SUBMITTED, Proposal.State.DECLINED)
is_open_to_submit = _is_in(Proposal.State.DRAFT, Proposal.State.DECLINED)
is_open_to_support = _is_in(Proposal.State.SUBMITTED, Proposal.State.ACCEPTED)
is_open_to_check = _is_in(Proposal.State.SUBMITTED, Proposal.State.ACCEPTED, Proposal.State.DECLINED)
can_see_proposal = can_see & (is_no_draft | is_author)
seeks_support = is_being_prepared & is_open_to_support
takes_authors = takes_proposals & is_open_to_change

permit("plan.add_proposal", is_signed_in & is_member & takes_proposals, sees=can_see)
permit("plan.show_proposal", can_see_proposal)
permit(
    "plan.change_proposal",
    is_signed_in & is_author & takes_proposals & is_open_to_change,
    sees=can_see_proposal,
)
permit(
    "plan.submit_proposal",
    is_signed_in & is_author & takes_proposals & is_open_to_submit,
    sees=can_see_proposal,
)
permit(
    "plan.discard_draft",
    is_signed_in & is_author & _is_in(Proposal.State.DRAFT),
    sees=can_see_proposal,
)
permit(
    "plan.withdraw_proposal",
    is_signed_in & is_author & is_being_prepared & is_open_to_support,
    sees=can_see_proposal,
)
permit("plan.support_proposal", is_signed_in & is_member & seeks_support, sees=can_see_proposal)
permit(
    "plan.check_proposal",
    can_answer_for & is_being_prepared & is_open_to_check,
    sees=can_see_proposal,
)
permit("plan.answer_check", is_signed_in & is_author & is_being_prepared, sees=can_see_proposal)
permit(
    "plan.ask_to_merge",
    is_signed_in & is_author & is_being_prepared & is_open_to_support,
    sees=can_see_proposal,
)
permit("plan.answer_merge", is_signed_in & is_author_of_the_other & is_being_prepared, sees=can_see)
permit("plan.show_similar", can_see)

"""Invitations to make a proposal together: a link that its authors share."""

from dataclasses import dataclass

from django.core import signing
from django.core.exceptions import ObjectDoesNotExist

from samenspel.phases.plan.models import BudgetRound, Proposal
from samenspel.phases.plan.queries import HOME
from samenspel.spine.initiatives.models import Initiative

SALT = "plan.become_author"


@dataclass(frozen=True)
class Invitation:
    """Whoever has the link may see the draft and join in."""

    proposal: Proposal

    @property
    def round(self) -> BudgetRound:
        return self.proposal.round

    @property
    def initiative(self) -> Initiative:
        return self.proposal.initiative

    @property
    def state(self) -> str:
        return self.proposal.state


def token_of(proposal: Proposal) -> str:
    return signing.Signer(salt=SALT).sign(str(proposal.pk))


def find_invitation(token: str) -> Invitation:
    """By the token of a link; any other does not exist."""
    try:
        number = signing.Signer(salt=SALT).unsign(token)
    except signing.BadSignature as error:
        raise ObjectDoesNotExist from error
    return Invitation(Proposal.objects.select_related(f"round__{HOME}").get(pk=number))

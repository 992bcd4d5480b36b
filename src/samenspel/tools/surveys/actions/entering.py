"""Coming in by a letter: its link opens the survey once; another is mailed to whom it was for."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import fresh, set_values
from samenspel.tools.surveys.actions.answering import enter
from samenspel.tools.surveys.invitations import as_invited, pseudonym_of
from samenspel.tools.surveys.letters import write_letter
from samenspel.tools.surveys.models.invitations import Invitation, Invited, Token, every_invited
from samenspel.tools.surveys.queries.invitations import (
    Standing,
    locked_token,
    may_get_another,
    standing_of,
)
from samenspel.tools.surveys.wording import STANDINGS


def use_invitation(*, actor: Any, token: Token, language: str) -> str:
    """Begin, or go on, as whom the letter was for. Returns what the cookie of this browser must hold."""
    with acting(actor, "surveys.use_invitation", token, locked_token) as token:
        if (standing := standing_of(token)) is not Standing.GOOD:
            raise Refused("surveys.use_invitation", STANDINGS[standing])
        if not _spend(token):
            raise Refused("surveys.use_invitation", STANDINGS[Standing.SPENT])
        invited = token.invitation.invited
        visitor = as_invited(invited.survey, invited.mark)
        enter(invited.survey, pseudonym_of(invited.survey, visitor), language)
    return visitor.device


def _spend(token: Token) -> bool:
    """Of two who come at once by the same link one is first."""
    return bool(Token.objects.filter(pk=token.pk, is_spent=False).update(is_spent=True))


def renew_invitation(*, actor: Any, token: Token) -> None:
    """A link that was used is in somebody's hands; a new one goes to the mailbox that was invited."""
    with acting(actor, "surveys.renew_invitation", token, locked_token) as token:
        if standing_of(token) is not Standing.SPENT or not token.invitation.invited.email:
            raise Refused("surveys.renew_invitation", _("This link can't be renewed. Open it to read why."))
        if not may_get_another(token.invitation):
            raise Refused(
                "surveys.renew_invitation", _("You got many links already. Look at your newest mail.")
            )
        invitation = Invitation.objects.select_related("invited", "wave").get(pk=token.invitation_id)
        write_letter(token.invitation.invited.survey, invitation, "new_link")
        invitation.save(update_fields=["letter"])


def stop_letters(*, actor: Any, invited: Invited, again: bool = False) -> Invited:
    """By a link that stands in every letter: no more of this survey; or, taken back, letters as before."""
    with acting(actor, "surveys.stop_letters", invited, _locked_invited) as invited:
        set_values(invited, wants_none=not again)
    return invited


def _locked_invited(invited: Invited) -> Invited:
    return fresh(every_invited(), invited.pk)

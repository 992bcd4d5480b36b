"""What whoever opens a link from a letter sees."""

from samenspel.foundation.ui.pages import Context
from samenspel.tools.surveys.invitations import device_of
from samenspel.tools.surveys.models.invitations import Token
from samenspel.tools.surveys.queries.invitations import Standing, standing_of
from samenspel.tools.surveys.queries.surveys import draft_of, minutes_of
from samenspel.tools.surveys.wording import STANDINGS


def invitation_page(token: Token, here: bool) -> Context:
    """`here`: whether this browser answers by the letter already."""
    invited, standing = token.invitation.invited, standing_of(token)
    is_spent = standing is Standing.SPENT
    return {
        "survey": invited.survey,
        "invited": invited,
        "minutes": minutes_of(draft_of(invited.survey)),
        "is_good": standing is Standing.GOOD,
        "goes_on": is_spent and here,
        "may_renew": is_spent and not here and bool(invited.email),
        "is_done_here": standing is Standing.DONE and here,
        "reason": STANDINGS.get(standing, ""),
    }


def is_here(token: Token, device: str) -> bool:
    invited = token.invitation.invited
    return device == device_of(invited.survey, invited.mark)

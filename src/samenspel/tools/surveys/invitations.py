"""Who somebody is to a survey: under which pseudonym a person, a browser or an invited mailbox answers."""

from typing import Any

from django.contrib.auth.models import AnonymousUser

from samenspel.foundation.mailboxes import mailbox
from samenspel.foundation.vault import keyed
from samenspel.spine.people.requests import Visitor
from samenspel.tools.surveys.models.invitations import Invited
from samenspel.tools.surveys.models.responses import Response
from samenspel.tools.surveys.models.surveys import Survey

BY_LETTER = "letter-"


def pseudonym_of(survey: Survey, visitor: Visitor) -> str:
    """The same in all waves of the survey, and another in each survey."""
    return visitor.pseudonym(survey.key)


def mark_of(survey: Survey, email: str) -> str:
    """By which a mailbox is known again when its address is kept no more."""
    return keyed(survey.key, f"mailbox {mailbox(email)}")


def device_of(survey: Survey, mark: str) -> str:
    """For the cookie of whoever opened a letter: the same on every device."""
    return f"{BY_LETTER}{keyed(survey.key, f'letter {mark}')}"


def as_invited(survey: Survey, mark: str) -> Visitor:
    return Visitor(AnonymousUser(), device_of(survey, mark))


def invited_of(survey: Survey, person: Any) -> Invited | None:
    """Whom an account's mailbox was invited as."""
    if person is None or not person.is_authenticated or not person.email:
        return None
    return survey.invited.filter(mark=mark_of(survey, person.email)).first()


def answering_as(survey: Survey, visitor: Visitor) -> Visitor:
    """Whoever came by a letter answers as whom it was for. So does an account with that mailbox, unless it
    answered before somebody invited it: nobody is two."""
    if visitor.device.startswith(BY_LETTER):
        return Visitor(AnonymousUser(), visitor.device)
    invited = invited_of(survey, visitor.person)
    if invited is None or has_answered(survey, visitor):
        return visitor
    return as_invited(survey, invited.mark)


def my_pseudonym(survey: Survey, visitor: Visitor) -> str:
    """That under which this visitor answers, invited or not."""
    return pseudonym_of(survey, answering_as(survey, visitor))


def has_answered(survey: Survey, visitor: Visitor) -> bool:
    """In any wave, under the visitor's own pseudonym."""
    mine = Response.objects.filter(wave__survey=survey, pseudonym=pseudonym_of(survey, visitor))
    return mine.exists()

"""Letters to people who were invited, each with a link of its own and a way out; and who is reminded."""

from collections.abc import Iterator
from functools import partial

from django.urls import reverse

from samenspel.foundation import clock
from samenspel.foundation.journal.models import Message
from samenspel.foundation.locks.rows import fresh, set_values
from samenspel.spine.initiatives.reminding import Due
from samenspel.spine.people.letters import absolute, write_to_address
from samenspel.tools.surveys.models.invitations import (
    Invitation,
    Invited,
    Reminder,
    Token,
    digest_of,
    new_token,
)
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.queries.invitations import finished_by, reminders_due
from samenspel.tools.surveys.queries.randomisations import arm_of
from samenspel.tools.surveys.queries.surveys import current_wave, draft_of, find_survey, minutes_of


def write_letter(survey: Survey, invitation: Invitation, name: str) -> Message:
    """Inside an action. The link is in the letter, and its digest here. Unsaved: `letter`, `written_at`."""
    invited, token = invitation.invited, new_token()
    Token.objects.create(invitation=invitation, digest=digest_of(token))
    stop = absolute(invited.get_absolute_url())
    letter = write_to_address(
        invited.email,
        survey.initiative.language,
        f"surveys/{name}",
        headers={"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
        expires_at=survey.activity.closes_at,
        survey=survey,
        organisation=survey.initiative.service.organisation,
        minutes=minutes_of(draft_of(survey)),
        words=words_for(survey, invited),
        is_again=invitation.wave.number > 1,
        url=absolute(reverse("surveys:use_invitation", args=[survey.pk, token])),
        stop=stop,
    )
    invitation.letter, invitation.written_at = letter, clock.now()
    return letter


def words_for(survey: Survey, invited: Invited) -> str:
    """What the letter says of the survey: that of the arm into which whoever reads it was drawn."""
    arm = arm_of(survey, invited)
    return (arm.words if arm else "") or survey.activity.summary


def due_reminders() -> Iterator[Due]:
    """Of all surveys. That one was seen to is written down with it, also for who answered already."""
    for reminder, waiting in reminders_due():
        for invitation in waiting:
            yield Due(
                reminder.wave.survey,
                f"wave {reminder.wave.number}, reminder {reminder.number}",
                f"invited {invitation.invited_id}",
                partial(_write, reminder, invitation.pk),
            )


def _write(reminder: Reminder, key: int) -> bool:
    invitation = fresh(Invitation.objects.select_related("invited", "wave"), key)
    survey = find_survey(invitation.wave.survey_id)
    invitation.invited.survey = survey
    set_values(invitation, reminded=reminder.number)
    invited = invitation.invited
    is_out = invited.wants_none or invited.is_withdrawn or not invited.email
    is_over = not survey.activity.is_open or current_wave(survey) != invitation.wave
    if is_out or is_over or finished_by(invited, invitation.wave):
        return False
    write_letter(survey, invitation, "reminded")
    invitation.save(update_fields=["letter"])
    return True

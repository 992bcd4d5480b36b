"""Inviting people by mail: a list of addresses, letters with a link for each, and an end to both."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.actions import cancel_message
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person
from samenspel.tools.surveys.invitations import mark_of
from samenspel.tools.surveys.letters import write_letter
from samenspel.tools.surveys.models.invitations import Invitation, Invited, Reminder, Token
from samenspel.tools.surveys.models.randomisations import Assessed
from samenspel.tools.surveys.models.surveys import Survey, Wave
from samenspel.tools.surveys.queries.invitations import (
    AT_ONCE,
    done_up_to,
    marked,
    unwritten,
    usual_reminder,
    wanted,
)
from samenspel.tools.surveys.queries.surveys import current_wave, last_wave, locked_survey

MOST_REMINDERS = 3
describe("surveys.invite", _("{actor} invited people to the survey “{title}” by mail."), news=False)
describe(
    "surveys.withdraw_invitation", _("{actor} withdrew an invitation to the survey “{title}”."), news=False
)
describe(
    "surveys.choose_reminders",
    _("{actor} chose when people are reminded of “{title}”: {number}."),
    news=False,
)
describe("surveys.erase_list", _("The list of who was invited to “{title}” was erased."), news=False)


def invite(*, actor: Person, survey: Survey, emails: Sequence[str]) -> int:
    """To the wave that is going on, or is the next; returns how many are new to it. Whoever wants no letters
    gets none; whose invitation was withdrawn is invited anew."""
    with acting(actor, "surveys.invite", survey, locked_survey) as survey:
        wave, marks = wave_of(survey), marked(survey, emails)
        list_addresses(survey, marks)
        count = add_to(wave, (one for one in wanted(survey) if one.mark in marks))
        tell(actor, "surveys.invite", survey, people=count)
    return count


def list_addresses(survey: Survey, marks: Mapping[str, str]) -> None:
    """Inside an action: also those whose address was erased, or whose invitation was withdrawn."""
    known = {one.mark: one for one in survey.invited.all() if one.mark in marks}
    for mark, one in known.items():
        one.email, one.is_withdrawn = marks[mark], False
    Invited.objects.bulk_update(known.values(), ["email", "is_withdrawn"], batch_size=AT_ONCE)
    new = (Invited(survey=survey, mark=mark, email=marks[mark]) for mark in marks if mark not in known)
    Invited.objects.bulk_create(new, batch_size=AT_ONCE)


def wave_of(survey: Survey) -> Wave:
    wave = current_wave(survey) or last_wave(survey)
    if wave is None:
        raise Refused("surveys.invite", _("Nobody is asked anything yet."))
    return wave


def add_to(wave: Wave, invited: Iterable[Invited]) -> int:
    """Inside an action. With one reminder, unless somebody chose."""
    known = {*wave.invitations.values_list("invited_id", flat=True)}
    new = [Invitation(invited=one, wave=wave) for one in invited if one.pk not in known]
    Invitation.objects.bulk_create(new, batch_size=AT_ONCE)
    if not known and not wave.reminders.exists():
        Reminder.objects.create(wave=wave, number=1, at=usual_reminder(wave))
    return len(new)


def invite_again(wave: Wave) -> int:
    """Inside the action that began the wave: all who got letters before. Who was not drawn, or comes later,
    is not asked by this."""
    asked = wanted(wave.survey).filter(invitations__isnull=False).distinct()
    return add_to(wave, asked)


def write_letters(*, actor: None, survey: Survey) -> int:
    """By the house, some at a time: to each who is invited and got none. Returns how many."""
    with acting(actor, "surveys.write_letters", survey, locked_survey) as survey:
        waiting = list(unwritten(survey)[:AT_ONCE]) if survey.activity.is_open else []
        for invitation in waiting:
            write_letter(survey, invitation, "invited")
        Invitation.objects.bulk_update(waiting, ["letter", "written_at"])
    return len(waiting)


def withdraw_invitation(*, actor: Person, survey: Survey, email: str) -> None:
    """Its links open nothing any more. What was answered by then stays with whoever answered it."""
    with acting(actor, "surveys.withdraw_invitation", survey, locked_survey) as survey:
        invited = survey.invited.filter(mark=mark_of(survey, email), is_withdrawn=False).first()
        if invited is None:
            raise Refused("surveys.withdraw_invitation", _("Nobody is invited at this address."))
        set_values(invited, is_withdrawn=True)
        for invitation in invited.invitations.exclude(letter=None).select_related("letter"):
            assert invitation.letter is not None
            cancel_message(invitation.letter)
        tell(actor, "surveys.withdraw_invitation", survey)


def choose_reminders(*, actor: Person, survey: Survey, moments: Sequence[datetime]) -> None:
    """Of the wave that is going on, or is the next; those whose moment is past stay as they are."""
    with acting(actor, "surveys.choose_reminders", survey, locked_survey) as survey:
        wave = wave_of(survey)
        past = done_up_to(wave)
        wave.reminders.filter(number__gt=past).delete()
        planned = [
            Reminder(wave=wave, number=number, at=at) for number, at in enumerate(sorted(moments), past + 1)
        ]
        if past + len(planned) > MOST_REMINDERS:
            raise Refused("surveys.choose_reminders", _("These are too many reminders."))
        Reminder.objects.bulk_create(planned)
        tell(actor, "surveys.choose_reminders", survey, number=past + len(planned))


def erase_list(*, actor: None, survey: Survey) -> None:
    """The addresses and the links; who was invited is known by a mark that only the survey's key makes."""
    with acting(actor, "surveys.erase_list", survey, locked_survey) as survey:
        Assessed.objects.filter(invited__survey=survey).delete()
        survey.invited.update(email="")
        Token.objects.filter(invitation__invited__survey=survey).delete()
        tell(actor, "surveys.erase_list", survey)

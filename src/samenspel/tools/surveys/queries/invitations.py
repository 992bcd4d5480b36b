"""Who was invited, which letters wait, and what a link is good for."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.crypto import constant_time_compare
from django.utils.timezone import localtime

from samenspel.foundation import clock
from samenspel.foundation.access.converters import whole_number
from samenspel.foundation.journal.models import Message
from samenspel.spine.people.models import Person
from samenspel.spine.people.requests import Visitor
from samenspel.tools.surveys.invitations import as_invited, has_answered, mark_of, pseudonym_of
from samenspel.tools.surveys.models.invitations import (
    Invitation,
    Invited,
    Reminder,
    Token,
    digest_of,
    every_invited,
    every_token,
    signature_of,
)
from samenspel.tools.surveys.models.responses import Response, State
from samenspel.tools.surveys.models.surveys import Survey, Wave, every_survey
from samenspel.tools.surveys.queries.surveys import current_wave, locked_survey

AT_ONCE, MOST_TOKENS = 100, 12
LATE = timedelta(days=3)
SOONEST, USUALLY = timedelta(days=1), timedelta(days=7)
MORNING = 10
KEPT, KEPT_WITHOUT_END = timedelta(days=14), timedelta(days=365)


class Standing(StrEnum):
    """Of a link in a letter."""

    GOOD = "good"
    NOT_YET = "not_yet"
    CLOSED = "closed"
    OTHER_WAVE = "other_wave"
    WITHDRAWN = "withdrawn"
    DONE = "done"
    BY_ACCOUNT = "by_account"
    SPENT = "spent"


def find_token(survey_id: int, token: str) -> Token:
    """By what stands in a letter; any other does not exist."""
    return every_token().get(digest=digest_of(token), invitation__invited__survey=survey_id)


def locked_token(token: Token) -> Token:
    locked_survey(token.invitation.invited.survey)
    return every_token().get(pk=token.pk)


def find_ticket(survey_id: int, ticket: str) -> Invited:
    """To stop letters: signed, without an end."""
    key, _dash, signature = ticket.partition("-")
    pk = whole_number(key)
    if pk is None or not constant_time_compare(signature, signature_of(pk)):
        raise ObjectDoesNotExist(ticket)
    return every_invited().get(pk=pk, survey=survey_id)


def standing_of(token: Token) -> Standing:
    survey, invited = token.invitation.invited.survey, token.invitation.invited
    if invited.is_withdrawn:
        return Standing.WITHDRAWN
    if clock.received() < survey.activity.opens_at:
        return Standing.NOT_YET
    if not survey.activity.is_open:
        return Standing.CLOSED
    if current_wave(survey) != token.invitation.wave:
        return Standing.OTHER_WAVE
    return _as_answered(token, invited)


def _as_answered(token: Token, invited: Invited) -> Standing:
    response = response_of_invited(invited, token.invitation.wave)
    if response is not None and response.state in (State.FINISHED, State.WITHDRAWN):
        return Standing.DONE
    if answers_by_account(invited):
        return Standing.BY_ACCOUNT
    return Standing.SPENT if token.is_spent else Standing.GOOD


def response_of_invited(invited: Invited, wave: Wave) -> Response | None:
    pseudonym = pseudonym_of(invited.survey, as_invited(invited.survey, invited.mark))
    return wave.responses.filter(pseudonym=pseudonym).first()


def answers_by_account(invited: Invited) -> bool:
    """An account with that mailbox answered before it was invited: it goes on under its own pseudonym."""
    person = Person.objects.filter(email=invited.email).first() if invited.email else None
    return person is not None and has_answered(invited.survey, Visitor(person, ""))


def marked(survey: Survey, emails: Sequence[str]) -> dict[str, str]:
    """The addresses by the marks of their mailboxes."""
    return {mark_of(survey, email): email for email in emails}


def wanted(survey: Survey) -> QuerySet[Invited]:
    """Who gets letters."""
    return survey.invited.filter(wants_none=False, is_withdrawn=False).exclude(email="")


def unwritten(survey: Survey) -> QuerySet[Invitation]:
    """In the wave that is going on, oldest first."""
    waiting = Invitation.objects.filter(
        wave=current_wave(survey), written_at=None, invited__in=wanted(survey)
    )
    return waiting.select_related("invited", "wave").order_by("pk")


def is_going_on() -> Q:
    """Of surveys: open now."""
    now = clock.now()
    closes = Q(activity__closes_at=None) | Q(activity__closes_at__gt=now)
    return Q(activity__opens_at__lte=now) & closes


def surveys_with_letters() -> QuerySet[Survey]:
    """Open ones, in which somebody who is invited got none."""
    waiting = Invitation.objects.filter(
        invited__survey=OuterRef("pk"),
        written_at=None,
        invited__wants_none=False,
        invited__is_withdrawn=False,
    ).exclude(invited__email="")
    return every_survey().filter(is_going_on() & Exists(waiting))


def undelivered(survey: Survey) -> QuerySet[Invited]:
    """Whom the last letter did not reach."""
    failed = Invitation.objects.filter(
        invited=OuterRef("pk"), wave=current_wave(survey), letter__state=Message.State.FAILED
    )
    return survey.invited.filter(Exists(failed), is_withdrawn=False)


def reminders_due() -> Iterator[tuple[Reminder, QuerySet[Invitation]]]:
    """The last of each wave that is due, with those whom nobody saw to yet. Who was invited within a day of
    it is not reminded by it; what is days late is left out."""
    now = clock.now()
    due = Reminder.objects.filter(at__lte=now, at__gt=now - LATE).select_related("wave__survey__activity")
    for survey in every_survey().filter(is_going_on(), waves__reminders__in=due).distinct():
        wave = current_wave(survey)
        reminder = due.filter(wave=wave).order_by("number").last()
        if wave is not None and reminder is not None:
            yield reminder, to_remind(survey, wave, reminder)


def to_remind(survey: Survey, wave: Wave, reminder: Reminder) -> QuerySet[Invitation]:
    written = wave.invitations.filter(written_at__lte=reminder.at - SOONEST, invited__in=wanted(survey))
    return written.filter(reminded__lt=reminder.number).select_related("invited", "wave")


def finished_by(invited: Invited, wave: Wave) -> bool:
    """Or taken back, or by an account of that mailbox: nobody is asked again."""
    response = response_of_invited(invited, wave)
    if response is not None and response.state != State.BEGUN:
        return True
    return answers_by_account(invited)


def lists_to_erase() -> QuerySet[Survey]:
    """Of surveys that are over for two weeks, in which they can be extended; where nobody said an end, a
    year after the last wave began."""
    now = clock.now()
    ended = Q(activity__closes_at__lte=now - KEPT)
    later = Wave.objects.filter(survey=OuterRef("pk"), opens_at__gt=now - KEPT_WITHOUT_END)
    endless = Q(activity__closes_at=None) & ~Exists(later)
    kept = Invited.objects.filter(survey=OuterRef("pk")).exclude(email="")
    return every_survey().filter(ended | endless, Exists(kept))


def invited_people(person: Person) -> QuerySet[Invited]:
    """Rows of this person's mailbox, in all surveys."""
    found = Q(pk__in=())
    if person.email:
        for survey in every_survey().filter(invited__isnull=False).distinct():
            found |= Q(survey=survey, mark=mark_of(survey, person.email))
    return every_invited().filter(found)


def may_get_another(invitation: Invitation) -> bool:
    return invitation.tokens.count() < MOST_TOKENS


def done_up_to(wave: Wave) -> int:
    """The number of the last reminder whose moment is past."""
    past = wave.reminders.filter(at__lte=clock.now()).order_by("-number").first()
    return past.number if past else 0


def usual_reminder(wave: Wave) -> datetime:
    """In the morning, a week after the letters; halfway, where it closes sooner."""
    begins, closes = max(clock.now(), wave.opens_at), wave.survey.activity.closes_at
    half = begins + (closes - begins) / 2 if closes else begins + USUALLY
    moment = min(half, begins + USUALLY)
    morning = localtime(moment).replace(hour=MORNING, minute=0, second=0, microsecond=0)
    return morning if moment - begins > SOONEST else moment

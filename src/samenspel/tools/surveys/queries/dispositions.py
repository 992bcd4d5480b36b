"""What became of all who were invited to a wave, counted; and who of them that was, nowhere."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import astuple
from fractions import Fraction

from django.conf import settings

from samenspel.foundation.journal.models import Message
from samenspel.methods.questionnaires import Dispositions, response_rates
from samenspel.spine.people.models import Person
from samenspel.spine.people.requests import Visitor
from samenspel.tools.surveys.invitations import as_invited, pseudonym_of
from samenspel.tools.surveys.models.invitations import Invitation, Invited
from samenspel.tools.surveys.models.responses import State
from samenspel.tools.surveys.models.surveys import Wave

OF_STATE = {
    State.FINISHED: "complete",
    State.BEGUN: "partial",
    State.WITHDRAWN: "refused",
    State.FULL: "not_eligible",
}


def dispositions_of(wave: Wave) -> Dispositions:
    """Of those to whom a letter went and whose invitation holds. Where a letter did not arrive, and of who
    never came, nobody knows whether they could have answered."""
    return Dispositions(**Counter(_dispositions(wave)))


def told_rates(found: Dispositions) -> dict[str, Fraction]:
    """By their names; none where a rate would tell how many did something that fewer did than are ever told
    of."""
    if any(0 < part < settings.FEWEST_SHOWN for part in astuple(found)):
        return {}
    return {name: rate for name, rate in response_rates(found).items() if rate is not None}


def _dispositions(wave: Wave) -> Iterator[str]:
    states = dict(wave.responses.values_list("pseudonym", "state"))
    asked = wave.invitations.exclude(written_at=None).filter(invited__is_withdrawn=False)
    invitations = list(asked.select_related("invited"))
    failed = {*asked.filter(letter__state=Message.State.FAILED).values_list("pk", flat=True)}
    accounts = _accounts_of(one.invited for one in invitations)
    for invitation in invitations:
        names = _pseudonyms(wave, invitation.invited, accounts)
        state = next((states[name] for name in names if name in states), "")
        yield OF_STATE[State(state)] if state else _without_answer(invitation, failed)


def _without_answer(invitation: Invitation, failed: Collection[int]) -> str:
    if invitation.invited.wants_none:
        return "refused"
    return "undelivered" if invitation.pk in failed else "silent"


def _accounts_of(invited: Iterable[Invited]) -> dict[str, Person]:
    emails = [one.email for one in invited if one.email]
    return {str(one.email): one for one in Person.objects.filter(email__in=emails)}


def _pseudonyms(wave: Wave, invited: Invited, accounts: dict[str, Person]) -> Iterator[str]:
    yield pseudonym_of(wave.survey, as_invited(wave.survey, invited.mark))
    if invited.email in accounts:
        yield pseudonym_of(wave.survey, Visitor(accounts[invited.email], ""))

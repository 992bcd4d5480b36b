"""Who may be drawn, who was, and what became of them: by pseudonym, and told in counts alone."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from samenspel.foundation import clock
from samenspel.foundation.journal.models import Message
from samenspel.foundation.locks.rows import fresh
from samenspel.foundation.vault import keyed
from samenspel.methods.assignment import Design, Frame, Listed, Row, balance, meaning_as_json, publish
from samenspel.methods.assignment import meaning_hash as hash_of
from samenspel.methods.assignment.tables import numbered
from samenspel.spine.people.models import Person
from samenspel.spine.people.requests import Visitor
from samenspel.tools.surveys.invitations import as_invited, mark_of, pseudonym_of
from samenspel.tools.surveys.models.invitations import Invitation, Invited
from samenspel.tools.surveys.models.randomisations import (
    Arm,
    Assessed,
    Assigned,
    Randomisation,
    every_arm,
    every_randomisation,
)
from samenspel.tools.surveys.models.responses import Response, State
from samenspel.tools.surveys.models.surveys import Edition, Survey
from samenspel.tools.surveys.queries.surveys import locked_survey

AT_ONCE = 500
BEST = (State.FINISHED, State.WITHDRAWN, State.FULL, State.BEGUN)
"""Of several waves, which state tells most."""


def find_randomisation(randomisation_id: int) -> Randomisation:
    return every_randomisation().get(pk=randomisation_id)


def find_arm(arm_id: int) -> Arm:
    return every_arm().get(pk=arm_id)


def locked_randomisation(randomisation: Randomisation) -> Randomisation:
    """With its list. Others who change it, its survey or whom that invites wait."""
    locked_survey(randomisation.survey)
    return fresh(every_randomisation().defer(None), randomisation.pk)


def locked_arm(arm: Arm) -> Arm:
    locked_survey(arm.randomisation.survey)
    return fresh(every_arm(), arm.pk)


def blind_surveys() -> QuerySet[Randomisation]:
    """Whose outcomes nobody sees yet: `survey` of these."""
    public = Randomisation.objects.filter(cancelled_because="", announced_at__isnull=False)
    return public.filter(opened_at=None)


def is_blind(survey: Survey) -> bool:
    return blind_surveys().filter(survey=survey).exists()


def drawn_of(survey: Survey) -> Randomisation | None:
    """The draw that was held."""
    return every_randomisation().filter(survey=survey).exclude(drawn_at=None).first()


def name_of(survey: Survey, mark: str) -> str:
    """Under which the answers of an invited mailbox stand."""
    return pseudonym_of(survey, as_invited(survey, mark))


def id_of(survey: Survey, pseudonym: str) -> str:
    """By which somebody stands on a public list: nothing else has it, and nobody makes it without the key."""
    return keyed(survey.key, f"list {pseudonym}")


def assigned_to(survey: Survey, pseudonym: str) -> Assigned | None:
    found = Assigned.objects.filter(randomisation__survey=survey, pseudonym=pseudonym)
    return found.select_related("arm__edition").first()


def arm_of(survey: Survey, invited: Invited) -> Arm | None:
    found = assigned_to(survey, name_of(survey, invited.mark))
    return found.arm if found else None


def edition_for(survey: Survey, pseudonym: str) -> Edition | None:
    """That of the arm, where it has its own."""
    found = assigned_to(survey, pseudonym)
    return found.arm.edition if found else None


@dataclass
class Eligible:
    """`people`: who is drawn from, with their pseudonyms. `left_out`: how many are not, by reason."""

    people: list[tuple[Assessed, str]] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    @property
    def assessed(self) -> int:
        return len(self.people) + self.left_out.total()


def eligible(randomisation: Randomisation) -> Eligible:
    """Whoever wants no letters, was written to before or answered is not drawn: they have been asked."""
    survey, found = randomisation.survey, Eligible()
    before = {*Invitation.objects.filter(invited__survey=survey).values_list("invited_id", flat=True)}
    answered = {*Response.objects.filter(wave__survey=survey).values_list("pseudonym", flat=True)}
    people = [*randomisation.assessed_people.select_related("invited").order_by("pk")]
    accounts = _accounts(survey, [one.invited.email for one in people]) if answered else {}
    for one in people:
        name = name_of(survey, one.invited.mark)
        mine = {name, accounts.get(one.invited.email, name)}
        if reason := _why_not(one.invited, one.invited_id in before, not answered.isdisjoint(mine)):
            found.left_out[reason] += 1
        else:
            found.people.append((one, name))
    return found


def _why_not(invited: Invited, is_written_to: bool, has_answered: bool) -> str:
    if invited.is_withdrawn:
        return "withdrawn"
    if invited.wants_none or not invited.email:
        return "refused"
    return "answered" if has_answered else "invited" if is_written_to else ""


def _accounts(survey: Survey, emails: Sequence[str]) -> dict[str, str]:
    """The pseudonyms of accounts that have these mailboxes."""
    found: dict[str, str] = {}
    for start in range(0, len(emails), AT_ONCE):
        people = Person.objects.filter(email__in=[*filter(None, emails[start : start + AT_ONCE])])
        found |= {str(one.email): pseudonym_of(survey, Visitor(one, "")) for one in people}
    return found


def frame_of(randomisation: Randomisation, found: Eligible) -> tuple[Frame, dict[int, str]]:
    """The list, with the names of its strata. Raises UnfitFrame."""
    survey = randomisation.survey
    rows = [
        (
            id_of(survey, name),
            [one.values.get(column, "") for column in randomisation.strata],
            _cluster(survey, one.values.get(randomisation.cluster, "")),
        )
        for one, name in found.people
    ]
    people, names = numbered(rows)
    return publish(people, design_of(randomisation), names), names


def _cluster(survey: Survey, name: str) -> str:
    """Clusters are numbered in an order that tells nothing of what they are called."""
    return keyed(survey.key, f"cluster {name}") if name else ""


def design_of(randomisation: Randomisation) -> Design:
    arms = [*randomisation.arms.all()]
    meaning = hash_of(meaning_of(arms), randomisation.salt)
    return Design(tuple(arm.share for arm in arms), randomisation.sample, meaning)


def meaning_of(arms: Sequence[Arm]) -> list[dict[str, str]]:
    """What is settled of each before the draw."""
    return [
        {
            "name": arm.name,
            "words": arm.words,
            "questions": str(arm.edition.number) if arm.edition else "",
            "from": arm.writes_at.isoformat() if arm.writes_at else "",
        }
        for arm in arms
    ]


def arms_written(randomisation: Randomisation) -> str:
    return meaning_as_json(meaning_of([*randomisation.arms.select_related("edition")]), randomisation.salt)


def listed_people(frame: Frame) -> dict[str, Listed]:
    return {one.id: one for one in frame.people}


def arms_due() -> QuerySet[Arm]:
    """Drawn, not invited yet, and their moment has come."""
    now = clock.now()
    comes = Q(writes_at=None) | Q(writes_at__lte=now)
    closes = Q(randomisation__survey__activity__closes_at=None)
    later = closes | Q(randomisation__survey__activity__closes_at__gt=now)
    return every_arm().filter(comes, later, randomisation__drawn_at__isnull=False, queued_at=None)


def balance_of(randomisation: Randomisation) -> list[Row]:
    """People by stratum and arm."""
    arms = [*randomisation.arms.values_list("number", flat=True)]
    return balance(randomisation.assigned.values_list("stratum", "arm__number"), arms)


FATES = ("left", "waiting", "stopped", "undelivered", "silent", "began", "withdrew", "full", "handed_in")
OF_STATE = {
    State.FINISHED: "handed_in",
    State.BEGUN: "began",
    State.WITHDRAWN: "withdrew",
    State.FULL: "full",
}


def fates_of(randomisation: Randomisation) -> dict[int, Counter[str]]:
    """By the number of the arm, what became of everybody who was drawn into it."""
    survey = randomisation.survey
    states = _states(survey)
    told = {name_of(survey, one.mark): fate for one, fate in _fates_of_letters(survey)}
    found = {arm.number: Counter[str]() for arm in randomisation.arms.all()}
    for number, name in randomisation.assigned.values_list("arm__number", "pseudonym"):
        state = states.get(name)
        found[number][OF_STATE[state] if state else told.get(name, "left")] += 1
    for arm in randomisation.arms.all():
        found[arm.number]["left"] += arm.drawn - found[arm.number].total()
    return found


def _states(survey: Survey) -> dict[str, State]:
    found: dict[str, State] = {}
    rows = Response.objects.filter(wave__survey=survey).values_list("pseudonym", "state")
    for name, state in rows:
        found[name] = min((State(state), found.get(name, State(state))), key=BEST.index)
    return found


def _fates_of_letters(survey: Survey) -> Iterator[tuple[Invited, str]]:
    written = Invitation.objects.filter(invited__survey=survey).exclude(written_at=None)
    states = dict(written.order_by("pk").values_list("invited_id", "letter__state"))
    for one in survey.invited.all().iterator(chunk_size=AT_ONCE):
        is_stopped = one.wants_none or one.is_withdrawn
        if one.pk not in states:
            yield one, "stopped" if is_stopped else "waiting"
        elif states[one.pk] == Message.State.FAILED:
            yield one, "undelivered"
        else:
            yield one, "stopped" if is_stopped else "silent"


def assigned_people(person: Person) -> QuerySet[Assigned]:
    """In all surveys in which something was drawn by lot."""
    if not person.email:
        return Assigned.objects.none()
    found = Q(pk__in=())
    for one in every_randomisation().exclude(drawn_at=None):
        name = name_of(one.survey, mark_of(one.survey, person.email))
        found |= Q(randomisation=one, pseudonym=name)
    return Assigned.objects.filter(found).select_related("arm__randomisation__survey__activity")

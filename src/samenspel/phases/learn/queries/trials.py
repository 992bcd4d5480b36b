"""Who may be drawn, the list that is drawn from, and what came of everybody who was drawn."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from samenspel.foundation.journal.models import Entry
from samenspel.foundation.vault import keyed
from samenspel.methods.assignment import Design, Frame, meaning_as_json, meaning_hash, publish
from samenspel.methods.assignment.tables import numbered
from samenspel.phases.learn.models.ethics import OptOut, StudyConsent
from samenspel.phases.learn.models.studies import Study
from samenspel.phases.learn.models.trials import Enrolled, Trial, TrialArm
from samenspel.phases.learn.rules.ethics import ethics_of, rests_on_consent
from samenspel.phases.learn.rules.studies import outcome_until
from samenspel.spine.initiatives.models import Membership, Role
from samenspel.spine.people.models import Person
from samenspel.spine.people.requests import Visitor
from samenspel.tools.surveys.invitations import mark_of, pseudonym_of
from samenspel.tools.surveys.models.responses import Response, State
from samenspel.tools.surveys.queries.randomisations import name_of

AT_ONCE = 1000
STRATA = ("role", "kind", "language", "year")


def pseudonym(study: Study, person: UUID) -> str:
    """Another in each study; nobody makes it without the study's key."""
    return keyed(study.key, f"person {person}")


def people_with_basis(study: Study) -> QuerySet[Person]:
    """Whom this study may assign, write to and read: nobody who stays out, nobody whose yes is wanted and not
    there, and no child without a guardian's and its own."""
    people = Person.objects.filter(is_active=True, erased_at=None)
    people = people.exclude(pk__in=OptOut.objects.filter(study=study).values("person"))
    agreed = StudyConsent.objects.filter(study=study, agrees=True)
    grown_up = Q(is_child=False)
    if rests_on_consent(study):
        grown_up &= Q(pk__in=agreed.values("person"))
    ethics = ethics_of(study)
    if ethics is None or not ethics.takes_children:
        return people.filter(grown_up)
    whole = agreed.filter(guardian_agrees=True).values("person")
    allowed = Q(child__consented_at__isnull=False, child__withdrawn_at=None)
    return people.filter(grown_up | Q(is_child=True, pk__in=whole) & allowed)


@dataclass
class Eligible:
    """`people`: keys with the values that they are drawn within. `left_out`: how many are not, by reason."""

    people: dict[UUID, list[str]] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)


def eligible(trial: Trial) -> Eligible:
    """Who takes part now and does not run it."""
    found, may = Eligible(), {*people_with_basis(trial.study).values_list("pk", flat=True)}
    members = Membership.objects.filter(initiative=trial.study.initiative_id, left_at=None)
    members = members.exclude(role=Role.COORDINATOR).exclude(person=trial.study.lead_id)
    rows = members.order_by("person").values_list(
        "person", "role", "coproducer_kind", "person__language", "joined_at__year", "person__is_child"
    )
    for person, *values, is_child in rows.iterator():
        if person in may:
            named = dict(zip(STRATA, map(str, values), strict=True))
            found.people[person] = [named[name] for name in trial.strata]
        else:
            found.left_out["child" if is_child else "no_basis"] += 1
    return found


def frame_of(trial: Trial, people: Mapping[UUID, Sequence[str]]) -> tuple[Frame, dict[int, str]]:
    """The list, with the names of its strata. Raises UnfitFrame."""
    rows = [(pseudonym(trial.study, person), values, "") for person, values in people.items()]
    listed, names = numbered(rows)
    shares = tuple(arm.share for arm in trial.arms.all())
    return publish(listed, Design(shares, None, meaning_hash(arms_meant(trial), trial.salt)), names), names


def arms_meant(trial: Trial) -> list[dict[str, str]]:
    return [{"name": arm.name, "words": arm.words} for arm in trial.arms.all()]


def arms_written(trial: Trial) -> str:
    return meaning_as_json(arms_meant(trial), trial.salt)


def arms_by_pseudonym(trial: Trial, names: Sequence[str]) -> dict[str, TrialArm]:
    rows = trial.allocations.filter(pseudonym__in=names).select_related("arm")
    return {one.pseudonym: one.arm for one in rows}


def drawn_as(trial: Trial) -> dict[str, str]:
    """What a plan says of the draw. What the arms are stays out of it: a plan is public before people are
    written to."""
    return {
        "arms": ":".join(str(arm.share) for arm in trial.arms.all()),
        "strata": ", ".join(trial.strata),
        "counted": ", ".join(trial.verbs),
        "days": str(trial.days),
    }


def waiting_for_letters(trial: Trial) -> list[Enrolled]:
    return [*trial.enrolled.filter(is_seen=False).select_related("person").order_by("pk")[:AT_ONCE]]


def trials_with_letters() -> QuerySet[Study]:
    drawn = Study.objects.filter(trial__drawn_at__isnull=False, trial__queued_at=None, ended_at=None)
    return drawn.order_by("pk")


def readable(trial: Trial) -> QuerySet[Person]:
    """Of who was drawn: those who are still here and may be read."""
    return people_with_basis(trial.study).filter(pk__in=trial.enrolled.values("person"))


@dataclass(frozen=True)
class Row:
    """One person as the study has them."""

    id: str
    arm: int
    stratum: int
    chance: float
    entries: int
    took_part: int
    answered: int | None


@dataclass(frozen=True)
class Rows:
    """In the order of pseudonyms, which tells nothing. `left_out`: who was drawn and is not read."""

    rows: list[Row]
    left_out: dict[str, int]


def rows_of(study: Study) -> Rows:
    """Of everybody who was drawn, is still there and may be read."""
    trial: Trial = study.trial
    enrolled = [*trial.enrolled.values_list("person", flat=True)]
    may = {*readable(trial).values_list("pk", flat=True)}
    names = {person: pseudonym(study, person) for person in enrolled if person in may}
    counts = _entries(trial) if trial.verbs else {}
    answered = _answered(study, [*names]) if study.survey_id else None
    allocated = {
        name: told
        for name, *told in trial.allocations.values_list(
            "pseudonym", "arm__number", "stratum", "chance"
        ).iterator()
    }
    rows = [*_rows(names, allocated, counts, answered)]
    left = {"left": trial.people - len(enrolled), "no_basis": len(enrolled) - len(names)}
    return Rows(sorted(rows, key=lambda row: row.id), {name: n for name, n in left.items() if n})


def _rows(
    names: Mapping[UUID, str],
    allocated: Mapping[str, Sequence[Any]],
    counts: Mapping[str, int],
    answered: set[UUID] | None,
) -> Iterator[Row]:
    for person, name in names.items():
        arm, stratum, chance = allocated[name]
        entries = counts.get(str(person), 0)
        handed_in = None if answered is None else int(person in answered)
        yield Row(name, arm, stratum, round(chance, 6), entries, int(entries > 0), handed_in)


def _entries(trial: Trial) -> dict[str, int]:
    """What each did here in the days that count, of what counts."""
    entries = Entry.objects.filter(
        initiative_id=str(trial.study.initiative_id),
        verb__in=trial.verbs,
        at__gte=trial.drawn_at,
        at__lt=outcome_until(trial),
    )
    counted = entries.order_by().values_list("actor").annotate(n=Count("id"))
    return dict(counted.iterator())


def _answered(study: Study, people: Sequence[UUID]) -> set[UUID]:
    """Who handed in, as themselves or as whom a letter invited."""
    survey = study.survey
    assert survey is not None
    finished = Response.objects.filter(wave__survey=survey, state=State.FINISHED)
    names = {*finished.values_list("pseudonym", flat=True)}
    found: set[UUID] = set()
    for start in range(0, len(people), AT_ONCE if names else len(people) or 1):
        for person in Person.objects.filter(pk__in=people[start : start + AT_ONCE]):
            mine = {pseudonym_of(survey, Visitor(person, ""))}
            if person.email:
                mine.add(name_of(survey, mark_of(survey, person.email)))
            if not names.isdisjoint(mine):
                found.add(person.pk)
    return found

"""Reading studies: plans, how each number stands to them, and what the journal has of a study."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Exists, OuterRef, Q, QuerySet

from samenspel.foundation.journal.canonical import entry_bytes
from samenspel.foundation.journal.models import Entry
from samenspel.foundation.journal.queries import entries_of_thing
from samenspel.foundation.locks.rows import fresh
from samenspel.methods.reporting import Plan, read_plan
from samenspel.methods.studies import Standing, standing, step_digest
from samenspel.methods.studies.steps import NOTHING_BEFORE
from samenspel.phases.assess.models.plans import Known
from samenspel.phases.assess.queries.plans import known_of_survey
from samenspel.phases.learn.models.ethics import StudyConsent, every_consent
from samenspel.phases.learn.models.series import Edition
from samenspel.phases.learn.models.studies import Study, StudyPlan, every_study, every_study_plan
from samenspel.phases.learn.rules.ethics import rests_on_consent, trial_of
from samenspel.spine.initiatives.models import Initiative, Membership, Role
from samenspel.spine.people.models import Person
from samenspel.spine.people.proofs import link_digest
from samenspel.tools.surveys.models.surveys import Survey, every_survey


def find_study(study_id: int) -> Study:
    return every_study().get(pk=study_id)


def find_study_plan(plan_id: int) -> StudyPlan:
    return every_study_plan().get(pk=plan_id)


def locked_study(study: Study) -> Study:
    """As it is now, with all that stands beside it; others who change it wait."""
    return fresh(every_study(), study.pk)


def locked_study_plan(plan: StudyPlan) -> StudyPlan:
    locked_study(plan.study)
    return fresh(every_study_plan(), plan.pk)


def studies_seen_by(person: Any) -> QuerySet[Study]:
    """Of public initiatives, of panels and of nobody; of drafts for who takes part in them."""
    public = Q(initiative=None) | Q(initiative__is_public=True)
    if not person.is_authenticated:
        return every_study().filter(public)
    if person.is_administrator:
        return every_study()
    member = Membership.objects.filter(initiative=OuterRef("initiative"), person=person, left_at=None)
    works_there = Q(initiative__service__organisation__in=person.organisations.all())
    return every_study().filter(public | Exists(member) | works_there).distinct()


def content_of(plan: StudyPlan) -> Plan:
    return read_plan(plan.content)


def draft_of(study: Study) -> StudyPlan | None:
    return study.plans.filter(frozen_at=None).first()


@dataclass(frozen=True)
class InStudy:
    """A hypothesis of a study's draft, as an address names it."""

    study: Study
    code: str

    @property
    def parent(self) -> Study:
        return self.study

    @property
    def initiative(self) -> Initiative | None:
        return self.study.initiative


def find_expectation(study_id: int, code: str) -> InStudy:
    """Raises ObjectDoesNotExist where the draft expects no such thing."""
    study = find_study(study_id)
    draft = draft_of(study)
    if draft is None or code not in {one.code for one in content_of(draft).hypotheses}:
        raise ObjectDoesNotExist(code)
    return InStudy(study, code)


def frozen_plans(study: Study) -> list[StudyPlan]:
    """In their order."""
    return [*study.plans.exclude(frozen_at=None)]


def written_plan(study: Study) -> Plan | None:
    """The draft, else the last that was frozen."""
    newest = study.plans.order_by("-number").first()
    return content_of(newest) if newest else None


def known_of(study: Study) -> Known:
    """Of outcomes, at this moment. Where in doubt, they could have been seen."""
    if study.opened_at is not None:
        return Known.SEEN
    of_survey = known_of_survey(study.survey) if study.survey else Known.NOTHING
    trial = trial_of(study)
    is_under_way = trial is not None and trial.drawn_at is not None
    return Known.UNSEEN if is_under_way and of_survey == Known.NOTHING else of_survey


def standings_of(study: Study) -> dict[str, Standing]:
    return standing([(content_of(one), one.known == Known.SEEN) for one in frozen_plans(study)])


def steps_of(study: Study) -> QuerySet[Entry]:
    """What the journal has of it, the oldest first."""
    return entries_of_thing(study).order_by("id")


def next_step(study: Study) -> dict[str, Any]:
    """Inside an action that holds the study: the number of its step, and the digest of the one before."""
    entries = entries_of_thing(study)
    last = entries.first()
    before = step_digest(entry_bytes(last)) if last else NOTHING_BEFORE
    return {"step": entries.count() + 1, "before": before}


def places_for(person: Any) -> list[Initiative | Edition]:
    """Where this person may set up a study."""
    theirs = Q(memberships__person=person, memberships__left_at=None, memberships__role="coordinator")
    initiatives = Initiative.objects.filter(theirs).distinct().order_by("title")
    editions = Edition.objects.filter(organisers__person=person).select_related("series")
    return [*initiatives, *editions]


def leads_for(study: Study) -> list[Person]:
    """Who may lead it: who does, and those who coordinate, work or study where it is done."""
    if study.initiative is None:
        organisers = Person.objects.filter(organised__edition=study.edition_id or 0)
        return [study.lead, *organisers.exclude(pk=study.lead_id)]
    roles = (Role.COORDINATOR, Role.PROFESSIONAL, Role.SCHOLAR)
    members = study.initiative.memberships.filter(left_at=None, role__in=roles, person__is_child=False)
    people = Person.objects.filter(pk__in=members.values("person"), is_active=True)
    return [study.lead, *people.exclude(pk=study.lead_id).order_by("display_name")]


def surveys_for(study: Study) -> list[Survey]:
    if study.initiative is None:
        return []
    return [*every_survey().filter(activity__initiative=study.initiative).order_by("-pk")]


def find_consent(link: str) -> StudyConsent:
    """By the link that a guardian was mailed; of no use once the child has left."""
    found = every_consent().get(digest=link_digest(link), person__is_active=True, person__is_child=True)
    found.link = link
    return found


def going_on_in(initiatives: Sequence[Any]) -> QuerySet[Study]:
    return every_study().filter(initiative__in=initiatives, ended_at=None)


def asking_again(person: Any, initiatives: Sequence[Any]) -> list[Study]:
    """Those that wait for this person's yes, of whom they have something already."""
    waiting = StudyConsent.objects.filter(person=person, agrees=False)
    waiting = waiting.exclude(study__opt_outs__person=person)
    found = going_on_in(initiatives).filter(pk__in=waiting.values("study"))
    return [one for one in found if person.is_child or rests_on_consent(one)]

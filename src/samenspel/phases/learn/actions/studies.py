"""Setting up a study, its plan, and freezing it: from then on it stays, and the journal has its digest."""

import secrets
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.ui.words import said
from samenspel.methods.reporting import (
    Hypothesis,
    Plan,
    UnfitReport,
    check_plan,
    digest,
    plan_as_json,
)
from samenspel.phases.learn.models.series import Edition
from samenspel.phases.learn.models.studies import Deviation, Study, StudyDesign, StudyPlan
from samenspel.phases.learn.queries.studies import (
    InStudy,
    content_of,
    draft_of,
    frozen_plans,
    known_of,
    locked_study,
    next_step,
)
from samenspel.phases.learn.queries.tables import columns_of
from samenspel.phases.learn.queries.trials import drawn_as
from samenspel.phases.learn.rules.ethics import trial_of
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

MOST_SEED = 2**31
LONGEST_EMBARGO = 4 * 366
"""Days: a plan is hidden for four years at most."""
DRAW_DESIGN = (StudyDesign.INVITATION,)
describe("learn.set_up_study", _("{actor} set up the study “{study}”."))
describe("learn.change_study", _("{actor} changed the study “{study}”."), news=False)
describe("learn.write_study_plan", _("{actor} wrote the plan of the study “{study}”."), news=False)
describe("learn.freeze_plan", _("{actor} froze plan {number} of the study “{study}”. SHA-256: {digest}."))
describe("learn.add_deviation", _("{actor} told what was done otherwise in the study “{study}”."))
describe("learn.end_study", _("{actor} ended the study “{study}”: {reason}"))


def tell_step(actor: Person | None, verb: str, study: Study, **data: Any) -> None:
    """Inside an action that holds the study: every step names the one before it, so that an export shows
    whether one was left out."""
    tell(actor, verb, study, study=study.title, **next_step(study), **data)


def set_up_study(
    *,
    actor: Person,
    place: Initiative | Edition | None,
    title: str,
    design: str,
    question: str,
    lead: Person | None = None,
    hidden_until: date | None = None,
) -> Study:
    """`place`: where it is done; None for a study of one's own."""
    with acting(actor, "learn.set_up_study", place) as place:
        _refuse_embargo("learn.set_up_study", hidden_until, clock.today())
        study = Study.objects.create(
            initiative=place if isinstance(place, Initiative) else None,
            edition=place if isinstance(place, Edition) else None,
            lead=lead or actor,
            title=title,
            design=design,
            hidden_until=hidden_until,
        )
        plan = Plan(question, (), seed=secrets.randbelow(MOST_SEED), more={"design": design})
        StudyPlan.objects.create(study=study, content=plan_as_json(plan))
        tell_step(actor, "learn.set_up_study", study)
    return study


def change_study(*, actor: Person, study: Study, **values: Any) -> Study:
    """`values`: title, lead, survey, hidden_until. What a frozen plan rests on stays."""
    with acting(actor, "learn.change_study", study, locked_study) as study:
        _refuse_embargo("learn.change_study", values.get("hidden_until"), study.made_at.date())
        survey = values.get("survey", study.survey)
        if survey is not None and survey.initiative != study.initiative:
            raise Refused("learn.change_study", _("This survey is of another initiative."))
        if survey != study.survey and study.opened_at is not None:
            raise Refused("learn.change_study", _("Outcomes were looked at: the survey stays."))
        set_values(study, **values)
        tell_step(actor, "learn.change_study", study)
    return study


def _refuse_embargo(verb: str, until: date | None, since: date) -> None:
    if until is not None and (until - since).days > LONGEST_EMBARGO:
        raise Refused(verb, _("A plan is hidden for four years at most."))


def write_study_plan(*, actor: Person, study: Study, **values: Any) -> StudyPlan:
    """`values`: question, people, why_so_many, exclusions, more. With the hypotheses that it has."""
    with acting(actor, "learn.write_study_plan", study, locked_study) as study:
        now = _content(study)
        more = {**now.more, **values.pop("more", {}), "design": study.design}
        plan = _keep(study, replace(now, **values, more={name: text for name, text in more.items() if text}))
        tell_step(actor, "learn.write_study_plan", study)
    return plan


def size_study(*, actor: Person, study: Study, people: int, why_so_many: str) -> StudyPlan:
    """From the calculation of power, with its own words."""
    with acting(actor, "learn.size_study", study, locked_study) as study:
        plan = _keep(study, replace(_content(study), people=people, why_so_many=why_so_many))
        tell_step(actor, "learn.write_study_plan", study)
    return plan


def add_expectation(*, actor: Person, study: Study, hypothesis: Hypothesis) -> StudyPlan:
    """Its code is a number that no other of any version has: h1, h2…"""
    with acting(actor, "learn.add_expectation", study, locked_study) as study:
        now = _content(study)
        taken = {one.code for plan in study.plans.all() for one in content_of(plan).hypotheses}
        code = next(name for number in range(1, len(taken) + 2) if (name := f"h{number}") not in taken)
        plan = _keep(study, replace(now, hypotheses=(*now.hypotheses, replace(hypothesis, code=code))))
        tell_step(actor, "learn.write_study_plan", study)
    return plan


def remove_expectation(*, actor: Person, expected: InStudy) -> StudyPlan:
    with acting(actor, "learn.remove_expectation", expected.study, locked_study) as study:
        now = _content(study)
        kept = tuple(one for one in now.hypotheses if one.code != expected.code)
        plan = _keep(study, replace(now, hypotheses=kept))
        tell_step(actor, "learn.write_study_plan", study)
    return plan


def freeze_plan(*, actor: Person, study: Study, reason: str = "") -> StudyPlan:
    """With how people are drawn and what counts, so that nothing of it changes unseen. What could be known
    of outcomes is read at this moment."""
    with acting(actor, "learn.freeze_plan", study, locked_study) as study:
        draft = draft_of(study)
        if draft is None:
            raise Refused("learn.freeze_plan", _("There is nothing to freeze: write a plan first."))
        plan = _with_draw(study, content_of(draft))
        _refuse_unfit(study, plan, reason)
        set_values(
            draft,
            content=plan_as_json(plan),
            reason=reason,
            known=known_of(study),
            digest=digest(plan),
            frozen_at=clock.now(),
        )
        told = {"number": draft.number, "digest": draft.digest, "known": str(draft.known)}
        tell_step(actor, "learn.freeze_plan", study, **told)
    return draft


def _with_draw(study: Study, plan: Plan) -> Plan:
    trial = trial_of(study)
    more = {**plan.more, "design": study.design, **(drawn_as(trial) if trial else {})}
    return replace(plan, more={name: text for name, text in more.items() if text})


def _refuse_unfit(study: Study, plan: Plan, reason: str) -> None:
    verb, before = "learn.freeze_plan", frozen_plans(study)
    if before and not reason:
        raise Refused(verb, _("Say why the plan changes."))
    if before and content_of(before[-1]) == plan:
        raise Refused(verb, _("Nothing differs from the plan that is frozen."))
    if study.design in DRAW_DESIGN and study.initiative and trial_of(study) is None:
        raise Refused(verb, _("Say first which arms there are, and what counts."))
    try:
        check_plan(plan, columns_of(study) or plan.columns)
    except UnfitReport as error:
        raise Refused(verb, said(error.problem)) from error


def _content(study: Study) -> Plan:
    """Of the draft, else of the last that was frozen."""
    return content_of(study.plans.latest("number"))


def _keep(study: Study, plan: Plan) -> StudyPlan:
    draft = draft_of(study)
    if draft is None:
        draft = StudyPlan(study=study, number=study.plans.latest("number").number + 1)
    draft.content = plan_as_json(plan)
    draft.save()
    return draft


def add_deviation(*, actor: Person, study: Study, text: str) -> Deviation:
    with acting(actor, "learn.add_deviation", study, locked_study) as study:
        made = Deviation.objects.create(study=study, text=text)
        tell_step(actor, "learn.add_deviation", study)
    return made


def end_study(*, actor: Person, study: Study, reason: str) -> Study:
    """Nobody is written to any more; what was found stays. Who takes part reads why on its page."""
    with acting(actor, "learn.end_study", study, locked_study) as study:
        set_values(study, ended_at=clock.now(), ended_because=reason)
        tell_step(actor, "learn.end_study", study, reason=reason)
    return study

"""What the pages of studies show."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.foundation.access import allow, may_do
from samenspel.foundation.journal.models import Seal
from samenspel.foundation.ui.pages import Context
from samenspel.foundation.ui.words import said
from samenspel.methods.reporting import finding_of, told
from samenspel.methods.studies import DESIGNS, FIELDS, Standing
from samenspel.phases.learn.models.ethics import Ethics, OptOut, StudyConsent, Told
from samenspel.phases.learn.models.studies import Study, StudyPlan
from samenspel.phases.learn.models.trials import Analysis, Trial
from samenspel.phases.learn.queries.studies import (
    content_of,
    frozen_plans,
    standings_of,
    steps_of,
    studies_seen_by,
)
from samenspel.phases.learn.rules.ethics import (
    asked_of_people,
    ethics_of,
    fields_used,
    missing_in,
    rests_on_consent,
    trial_of,
)
from samenspel.phases.learn.rules.studies import outcome_until, runs_study

ON_A_STUDY = (
    "change_study",
    "state_ethics",
    "download_decision",
    "write_study_plan",
    "size_study",
    "add_expectation",
    "freeze_plan",
    "set_up_trial",
    "announce_trial",
    "draw_trial",
    "open_study",
    "analyse_study",
    "add_deviation",
    "end_study",
    "export_study",
    "stay_out",
    "agree_to_study",
    "ask_guardians",
)
MARKS = {
    Standing.PLANNED: (gettext_lazy("planned"), "positive"),
    Standing.CHANGED: (gettext_lazy("changed before anyone looked"), "info"),
    Standing.EXPLORATORY: (gettext_lazy("exploratory"), "warning"),
}
LEFT_OUT = {
    "left": gettext_lazy("People who have left since"),
    "no_basis": gettext_lazy("People who stay out, or did not say yes"),
    "child": gettext_lazy("Children without a guardian's yes and their own"),
}


def studies_page(person: Any, where: str = "") -> Context:
    """Of one initiative (`where`: its slug), or of all that this person may see."""
    rows = studies_seen_by(person)
    rows = rows.filter(initiative__slug=where) if where else rows
    return {
        "rows": [{"study": one, "state": state_of(one)} for one in rows[:MOST_SHOWN]],
        "where": where,
        "may_set_up_study": allow(person, "learn.set_up_study", None),
    }


MOST_SHOWN = 100


def state_of(study: Study) -> tuple[str, str]:
    """In one word, and how it looks."""
    trial = trial_of(study)
    if study.ended_at is not None:
        return _("Over"), "neutral"
    if study.opened_at is not None:
        return _("Outcomes are known"), "positive"
    if trial is not None and trial.drawn_at is not None:
        return _("Going on"), "info"
    return (_("Plan frozen"), "info") if frozen_plans(study) else (_("Being prepared"), "neutral")


def study_page(study: Study, person: Any) -> Context:
    is_run = bool(runs_study(person, study))
    trial, analysis = trial_of(study), study.analyses.select_related("plan").first()
    return {
        "study": study,
        "design": _(DESIGNS[study.design].label),
        "state": state_of(study),
        "is_run": is_run,
        "missing": missing_in(study) if is_run else [],
        "ethics": ethics_of(study),
        "bases": _bases(study),
        "draft": _draft(study, person) if is_run else None,
        "plans": [_plan(one, person) for one in reversed(frozen_plans(study))],
        "trial": _trial(trial, is_run=is_run) if trial else None,
        "results": _results(study, analysis) if analysis else None,
        "deviations": study.deviations.all(),
        "export": study.exports.first() if is_run else None,
        "step": next_in_words(study, person) if is_run else "",
        **_own(study, person),
        **may_do(person, "learn", ON_A_STUDY, study),
    }


def _own(study: Study, person: Any) -> Context:
    """What this person has said about being in it."""
    if not person.is_authenticated:
        return {}
    consent = StudyConsent.objects.filter(study=study, person=person).first()
    return {
        "is_out": OptOut.objects.filter(study=study, person=person).exists(),
        "asks_for_yes": rests_on_consent(study) or person.is_child,
        "has_agreed": consent is not None and consent.agrees,
        "is_asked_again": consent is not None and not consent.agrees and not person.is_child,
        "asked": asked_of_people(study),
    }


def _bases(study: Study) -> list[Context]:
    used = fields_used(study)
    rows = {one.field: one for one in study.bases.all()}
    return [{"label": field.label, "basis": rows.get(field)} for field in used]


def _draft(study: Study, person: Any) -> Context | None:
    plan = study.plans.filter(frozen_at=None).first()
    return _content(plan) | {"plan": plan} if plan else None


def _content(plan: StudyPlan) -> Context:
    content = content_of(plan)
    answers = [(_(asked), content.more.get(name, "")) for name, (asked, _help) in FIELDS.items()]
    return {"content": content, "answers": [(asked, text) for asked, text in answers if text]}


def _plan(plan: StudyPlan, person: Any) -> Context:
    """Only its digest where it is hidden from this person."""
    may_read = bool(allow(person, "learn.download_study_plan", plan))
    shown = _content(plan) if may_read else {}
    return {
        "plan": plan,
        "may_read": may_read,
        "stamps": plan.stamps.all(),
        "seal": seal_over(plan),
        "may_stamp": may_read and bool(allow(person, "learn.stamp_plan", plan)),
        **shown,
    }


def seal_over(plan: StudyPlan) -> int | None:
    """The number of the seal over the entry that froze it."""
    entry = steps_of(plan.study).filter(verb="learn.freeze_plan", data__number=plan.number).first()
    if entry is None:
        return None
    return (
        Seal.objects.filter(first__lte=entry.pk, last__gte=entry.pk).values_list("number", flat=True).first()
    )


def _trial(trial: Trial, *, is_run: bool) -> Context:
    """What the arms are is told when outcomes are, and to who runs it."""
    is_told = is_run or trial.study.opened_at is not None
    return {
        "trial": trial,
        "arms": [*trial.arms.all()] if is_told else [],
        "until": outcome_until(trial) if trial.drawn_at else None,
        "left_out": sum(trial.left_out.values()),
        "strata": ", ".join(trial.strata),
    }


def _results(study: Study, analysis: Analysis) -> Context:
    standings = standings_of(study)
    return {
        "analysis": analysis,
        "findings": [*_findings(analysis, standings)],
        "left_out": [(LEFT_OUT.get(name, name), n) for name, n in analysis.left_out.items()],
    }


def _findings(analysis: Analysis, standings: dict[str, Standing]) -> Iterator[Context]:
    for plain in analysis.findings:
        finding = finding_of(plain)
        mark = standings.get(finding.hypothesis.code, Standing.EXPLORATORY)
        yield {
            "text": finding.hypothesis.text,
            "code": finding.hypothesis.code,
            "method": finding.hypothesis.method,
            "mark": MARKS[mark],
            "words": [said(words) for words in told(finding)],
        }


def next_in_words(study: Study, person: Any) -> str:
    """For who runs it: what comes next."""
    trial = trial_of(study)
    if study.ended_at is not None:
        return ""
    if missing_in(study):
        return _("Ethics comes first: until it is whole, nobody is assigned, written to or read.")
    if not frozen_plans(study):
        return _("Write the plan, say what you expect, and freeze it.")
    if trial is not None and trial.announced_at is None:
        return _("Make the list. The seed comes later, so that nobody can steer the draw.")
    if trial is not None and trial.waits:
        return _("Draw at the moment that was announced.")
    if study.opened_at is None and not allow(person, "learn.open_study", study):
        return _("Wait until the days that count are over. Nobody looks before.")
    return _("Look at the outcomes.") if study.opened_at is None else ""


def stay_out_page(study: Study, person: Any) -> Context:
    ethics: Ethics | None = ethics_of(study)
    return {
        "information": ethics.information if ethics and ethics.told == Told.BEFORE else "",
        **_own(study, person),
    }


def guardian_page(consent: StudyConsent) -> Context:
    study = consent.study
    return {
        "consent": consent,
        "study": study,
        "ethics": ethics_of(study),
        "asked": asked_of_people(study),
    }

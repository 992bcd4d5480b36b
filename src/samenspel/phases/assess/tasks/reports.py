"""Long work: a report, section by section; and the bundle of what it was computed from."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.foundation import clock
from samenspel.foundation.tasks import Failed, every, progress, task
from samenspel.foundation.tasks.work import Told
from samenspel.methods.codebooks import Codebook, chunks_of
from samenspel.methods.reporting import build
from samenspel.phases.assess.actions.bundles import drop_bundles, keep_bundle
from samenspel.phases.assess.actions.reports import finish_report, keep_part
from samenspel.phases.assess.models.bundles import Bundle
from samenspel.phases.assess.models.plans import AnalysisPlan
from samenspel.phases.assess.models.reports import Report, Stage, Version
from samenspel.phases.assess.queries.answers import table_codebook, table_rows, whose
from samenspel.phases.assess.queries.bundles import agreement_for, study_of
from samenspel.phases.assess.queries.participation import waves_of
from samenspel.phases.assess.queries.plans import exploratory_in, locked_plans, newest_plan
from samenspel.phases.assess.queries.reports import (
    costs_in,
    done_by_phase,
    find_version,
    flow_of,
    found_before,
    is_over,
    members_by_side,
)
from samenspel.phases.assess.queries.snapshots import feedback_in, indicators_in, replies_in
from samenspel.phases.assess.results import (
    as_it_stood,
    changed,
    data_of,
    differs_by_few,
    drawn_again,
    moved,
    represented,
)
from samenspel.phases.assess.tasks.indicators import weighed
from samenspel.spine.people.models import Person
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.queries.agreements import keys_for
from samenspel.tools.surveys.queries.randomisations import is_blind

Found = dict[str, Any]
KEPT = timedelta(days=1)


@task()
def write_report(*, version_id: int, person_id: str) -> Version:
    """Killed at any line, it goes on with the section that was not kept yet."""
    try:
        return _write(find_version(version_id), Person.objects.get(pk=person_id))
    except Version.DoesNotExist as error:
        raise Failed(_("This version was dropped meanwhile.")) from error


def _write(version: Version, actor: Person) -> Version:
    if version.stage != Stage.MAKING:
        return version
    for done, (name, (words, find)) in enumerate(PARTS.items()):
        progress(done, len(PARTS), words)
        if name not in version.parts:
            keep_part(actor=None, version=version, name=name, part=find(version.report))
            version = find_version(version.pk)
    finish_report(actor=actor, version=version)
    return version


@task()
def write_bundle(*, version_id: int, person_id: str, language: str) -> Told:
    """Whoever is killed before the end left nothing; run again, it makes the same bytes anew."""
    version, actor = find_version(version_id), Person.objects.get(pk=person_id)
    agreement = agreement_for(actor, version)
    keys = keys_for(agreement)
    study = study_of(version, agreement, keys, language)
    if study is None:
        raise Failed(_("There is no locked plan, or nobody whose answers may be used for research."))
    made = build(study, partial(progress, text=_("Computing every number…")))
    bundle = keep_bundle(actor=actor, version=version, keys=keys, content=made.content, digest=made.digest)
    return Told(bundle, (_("Your bundle is ready. It is kept for a day."),))


@every(hours=1)
def forget_bundles() -> None:
    """A day after they were made, and when their agreement is over."""
    old = Bundle.objects.filter(made_at__lt=clock.now() - KEPT)
    ended = Bundle.objects.exclude(agreement__ended_at=None)
    drop_bundles(old | ended | Bundle.objects.filter(agreement__until__lt=clock.today()))


def _about(report: Report) -> Found:
    survey = report.survey
    return {
        "survey": str(survey) if survey else "",
        "asked": survey.asked if survey else "",
        "is_over": is_over(survey) if survey else True,
        "is_blind": is_blind(survey) if survey else False,
        "fewest": settings.FEWEST_SHOWN,
        "plans": [_plan(one) for one in locked_plans(report)],
    }


def _plan(plan: AnalysisPlan) -> Found:
    return {
        "number": plan.number,
        "known": plan.known,
        "digest": plan.digest,
        "reason": plan.reason,
        "day": plan.locked_at.date().isoformat() if plan.locked_at else "",
    }


def _who(report: Report) -> Found:
    return {
        "members": members_by_side(report.initiative),
        "waves": [*waves_of(report)],
        "flow": flow_of(report.survey) if report.survey else {},
    }


def _did(report: Report) -> list[Found]:
    return [*done_by_phase(report.initiative)]


def _answers(report: Report) -> Found:
    """All that rests on answers at once, so that they are read once; nothing while people still answer,
    or while outcomes by arm are closed."""
    is_told = report.survey is not None and is_over(report.survey) and not is_blind(report.survey)
    codebook = table_codebook(report.survey) if report.survey and is_told else None
    if report.survey is None or codebook is None:
        return {"represented": [], "moved": [], "changed": []}
    now, before = whose(report.survey), found_before(report)
    if "whose" in before and differs_by_few(now, before["whose"], settings.FEWEST_SHOWN):
        return as_it_stood(before, newest_plan(report), exploratory_in(report))
    return {**_computed(report, report.survey, codebook), "whose": now}


def _computed(report: Report, survey: Survey, codebook: Codebook) -> Found:
    data = data_of(codebook, [*chunks_of(codebook, table_rows(survey, codebook))])
    fewest = settings.FEWEST_SHOWN
    return {
        "represented": represented(codebook, data, report.census, fewest),
        "moved": [*moved(codebook, data, fewest)],
        "changed": changed(newest_plan(report), data, exploratory_in(report), fewest),
        "lots": drawn_again(newest_plan(report), data, fewest),
    }


def _feedback(report: Report) -> Found:
    return {"asked": feedback_in(report.initiative), "replies": replies_in(report.initiative)}


def _measured(report: Report) -> list[Found]:
    return [
        {**kept, "weighed": weighed(indicator, series)}
        for indicator, series, kept in indicators_in(report.initiative)
    ]


def _costs(report: Report) -> list[Found]:
    return costs_in(report.initiative)


def _told(report: Report) -> Found:
    return dict(report.facts)


PARTS: dict[str, tuple[Any, Callable[[Report], Any]]] = {
    "about": (gettext_lazy("Reading the plan…"), _about),
    "who": (gettext_lazy("Counting who took part…"), _who),
    "did": (gettext_lazy("Reading the journal…"), _did),
    "answers": (gettext_lazy("Computing what was planned…"), _answers),
    "feedback": (gettext_lazy("Reading what people said…"), _feedback),
    "measured": (gettext_lazy("Weighing what was measured…"), _measured),
    "costs": (gettext_lazy("Adding up what it cost…"), _costs),
    "told": (gettext_lazy("Reading what people wrote…"), _told),
}

"""Long work: a report, section by section."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.foundation.tasks import Failed, progress, task
from samenspel.methods.codebooks import chunks_of
from samenspel.phases.assess.actions.reports import finish_report, keep_part
from samenspel.phases.assess.models.plans import AnalysisPlan
from samenspel.phases.assess.models.reports import Report, Stage, Version
from samenspel.phases.assess.queries.answers import table_codebook, table_rows
from samenspel.phases.assess.queries.plans import exploratory_in, locked_plans, newest_plan
from samenspel.phases.assess.queries.reports import (
    costs_in,
    done_by_phase,
    find_version,
    is_over,
    members_by_side,
    waves_of,
)
from samenspel.phases.assess.results import changed, data_of, moved, represented
from samenspel.spine.people.models import Person

Found = dict[str, Any]


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


def _about(report: Report) -> Found:
    survey = report.survey
    return {
        "survey": str(survey) if survey else "",
        "asked": survey.asked if survey else "",
        "is_over": is_over(survey) if survey else True,
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
        "waves": [*waves_of(report.survey)] if report.survey else [],
    }


def _did(report: Report) -> list[Found]:
    return [*done_by_phase(report.initiative)]


def _answers(report: Report) -> Found:
    """All that rests on answers at once, so that they are read once; nothing while people still answer."""
    codebook = table_codebook(report.survey) if report.survey and is_over(report.survey) else None
    if report.survey is None or codebook is None:
        return {"represented": [], "moved": [], "changed": []}
    data = data_of(codebook, [*chunks_of(codebook, table_rows(report.survey, codebook))])
    fewest = settings.FEWEST_SHOWN
    return {
        "represented": represented(codebook, data, report.census, fewest),
        "moved": [*moved(codebook, data, fewest)],
        "changed": changed(newest_plan(report), data, exploratory_in(report), fewest),
    }


def _costs(report: Report) -> list[Found]:
    return costs_in(report.initiative)


def _told(report: Report) -> Found:
    return dict(report.facts)


PARTS: dict[str, tuple[Any, Callable[[Report], Any]]] = {
    "about": (gettext_lazy("Reading the plan…"), _about),
    "who": (gettext_lazy("Counting who took part…"), _who),
    "did": (gettext_lazy("Reading the journal…"), _did),
    "answers": (gettext_lazy("Computing what was planned…"), _answers),
    "costs": (gettext_lazy("Adding up what it cost…"), _costs),
    "told": (gettext_lazy("Reading what people wrote…"), _told),
}

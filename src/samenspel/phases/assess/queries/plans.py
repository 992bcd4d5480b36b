"""Reading plans of analysis, what may be asked in one, and what could be known of the answers."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import get_language

from samenspel.foundation.journal.models import Entry
from samenspel.foundation.locks.rows import fresh
from samenspel.methods.reporting import Plan, exploratory, read_plan
from samenspel.phases.assess.models.plans import AnalysisPlan, Known, every_plan
from samenspel.phases.assess.models.reports import Report, every_report
from samenspel.phases.assess.queries.answers import table_codebook
from samenspel.spine.initiatives.models import Initiative
from samenspel.tools.surveys.models.responses import Response, State
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.queries.arms import ARM

SHOWN_BY = (
    "surveys.download_answers",
    "assess.download_bundle",
    "assess.finish_report",
    "assess.open_outcomes",
)
"""Verbs of the journal after which somebody could have seen answers."""


def find_report(report_id: int) -> Report:
    return every_report().get(pk=report_id)


@dataclass(frozen=True)
class InReport:
    """A hypothesis of a report's draft, as an address names it."""

    report: Report
    name: str

    @property
    def initiative(self) -> Initiative:
        return self.report.initiative


def find_hypothesis(report_id: int, code: str) -> InReport:
    """Raises ObjectDoesNotExist where the draft expects no such thing."""
    report = find_report(report_id)
    draft = draft_of(report)
    if draft is None or code not in {one.code for one in content_of(draft).hypotheses}:
        raise ObjectDoesNotExist(code)
    return InReport(report, code)


def find_plan(plan_id: int) -> AnalysisPlan:
    return every_plan().get(pk=plan_id)


def locked_report(report: Report) -> Report:
    """Others who change it wait."""
    return fresh(every_report(), report.pk)


def content_of(plan: AnalysisPlan) -> Plan:
    return read_plan(plan.content)


def draft_of(report: Report) -> AnalysisPlan | None:
    return report.plans.filter(locked_at=None).first()


def locked_plans(report: Report) -> list[AnalysisPlan]:
    """In their order."""
    return [*report.plans.exclude(locked_at=None)]


def newest_plan(report: Report) -> Plan | None:
    """The last that was locked."""
    plans = locked_plans(report)
    return content_of(plans[-1]) if plans else None


def exploratory_in(report: Report) -> tuple[str, ...]:
    """Codes of hypotheses that came, as they are now, after answers could have been seen."""
    return exploratory([(content_of(one), one.known == Known.SEEN) for one in locked_plans(report)])


def known_of(report: Report) -> Known:
    """At this moment. Where in doubt, answers could have been seen."""
    return known_of_survey(report.survey) if report.survey is not None else Known.NOTHING


def known_of_survey(survey: Survey) -> Known:
    answered = Response.objects.filter(wave__survey=survey, state=State.FINISHED)
    told = survey.waves.exclude(told_at=None)
    if told.exists() or _was_shown(survey.initiative):
        return Known.SEEN
    return Known.UNSEEN if answered.exists() else Known.NOTHING


def arms_expected(report: Report) -> AnalysisPlan | None:
    """The last plan that was locked, where it says what is expected of the arms that chance drew."""
    plans, codebook = locked_plans(report), table_codebook(report.survey) if report.survey else None
    arm = codebook.by_id.get(ARM) if codebook else None
    if not plans or arm is None:
        return None
    named = {name for one in content_of(plans[-1]).hypotheses for name in one.columns}
    return plans[-1] if arm.name in named else None


def _was_shown(initiative: Initiative) -> bool:
    entries = Entry.objects.filter(initiative_id=initiative.pk, verb__in=SHOWN_BY)
    return entries.exists()


def plans_with_contents(report: Report) -> Iterator[tuple[AnalysisPlan, Plan]]:
    """The newest first, the draft before all."""
    for plan in report.plans.order_by("-number"):
        yield plan, content_of(plan)


def written_plan(report: Report) -> Plan | None:
    """The draft, else the last that was locked."""
    newest = report.plans.order_by("-number").first()
    return content_of(newest) if newest else None


def columns_of(report: Report) -> dict[str, str]:
    """Names of the columns that the data will have, with their labels."""
    codebook = table_codebook(report.survey) if report.survey else None
    if codebook is None:
        return {}
    return {one.name: codebook.said(one.label, get_language() or "") for one in codebook.variables}

"""Lets a coordinator of the demo town plan a report before the data, and publish what came of it."""

from typing import Any

from samenspel.methods.reporting import Direction, Hypothesis
from samenspel.pages.demo.days import Life, day
from samenspel.pages.demo.story import Expected, Reported
from samenspel.phases.assess.actions import plans, reports
from samenspel.phases.assess.models.reports import Report
from samenspel.phases.assess.queries.plans import columns_of
from samenspel.phases.assess.tasks import write_report
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.people.models import Person
from samenspel.tools.surveys.models.surveys import Survey


def report(coordinator: Person, initiative: Initiative, told: Reported) -> Life:
    """Of the survey that is there when its plan is written. No worker runs yet, so it is made at once."""
    planned, published = told.days
    yield day(planned, 12)
    made = reports.set_up_report(
        actor=coordinator,
        initiative=initiative,
        title=str(told.title),
        summary=str(told.summary),
        survey=Survey.objects.filter(activity__initiative=initiative).get(),
    )
    _plan(coordinator, made, told)
    yield day(published)
    reports.put_census(actor=coordinator, report=made, census=_census(told))
    facts = {name: str(text) for name, text in told.facts.items()}
    reports.tell_facts(actor=coordinator, report=made, facts=facts)
    reports.make_report(actor=coordinator, report=made)
    version = made.versions.get()
    write_report.call(version_id=version.pk, person_id=str(coordinator.pk))
    reports.publish_version(actor=coordinator, version=version)


def _plan(coordinator: Person, report: Report, told: Reported) -> None:
    who: dict[str, Any] = {"actor": coordinator, "report": report}
    plans.write_plan(
        question=str(told.question), people=told.people, why_so_many=str(told.why_so_many), **who
    )
    for one in told.expected:
        plans.add_hypothesis(hypothesis=_hypothesis(one), **who)
    plans.lock_plan(columns=[*columns_of(report)], **who)


def _hypothesis(one: Expected) -> Hypothesis:
    """Answers of one person in two waves hang together."""
    spec = {"outcome": one.outcome, "predictors": [one.compared], "cluster": ["person"]}
    return Hypothesis("h0", str(one.text), "ols", spec, one.compared, Direction.MORE, one.matters)


def _census(told: Reported) -> dict[str, dict[str, float]]:
    return {name: {str(level): many for level, many in one.items()} for name, one in told.census.items()}

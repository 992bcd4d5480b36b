"""Setting up a report, telling what only people know, making it, and publishing it."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import fresh, set_values
from samenspel.foundation.tasks import start
from samenspel.foundation.tasks.models import Job
from samenspel.phases.assess.models.reports import REPORT, Report, Stage, Version, every_version
from samenspel.phases.assess.queries.plans import locked_report
from samenspel.spine.initiatives.actions import add_activity
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person
from samenspel.tools.surveys.models.surveys import Survey

describe("assess.set_up_report", _("{actor} began a report: “{title}”."), news=False)
describe("assess.tell_facts", _("{actor} wrote what only people know for the report “{title}”."), news=False)
describe(
    "assess.put_census", _("{actor} gave the census to which the report “{title}” compares."), news=False
)
describe("assess.finish_report", _("Version {number} of the report “{title}” is made."), news=False)
describe("assess.publish_version", _("{actor} published version {number} of the report “{title}”."))
describe("assess.drop_version", _("{actor} dropped version {number} of the report “{title}”."), news=False)


def set_up_report(
    *, actor: Person, initiative: Initiative, title: str, summary: str, survey: Survey | None = None
) -> Report:
    """Begin with it before the data: the plan of analysis is part of it."""
    with acting(actor, "assess.set_up_report", initiative) as initiative:
        if survey is not None and survey.initiative != initiative:
            raise Refused("assess.set_up_report", _("This survey is no part of this initiative."))
        activity = add_activity(
            actor=actor,
            initiative=initiative,
            phase="assess",
            kind=REPORT,
            title=title,
            summary=summary,
            opens_at=clock.now(),
        )
        report = Report.objects.create(activity=activity, survey=survey)
        tell(actor, "assess.set_up_report", report)
    return report


def tell_facts(*, actor: Person, report: Report, facts: Mapping[str, str]) -> None:
    """What checklists ask and no machine knows. Those that are left out stay as they are."""
    with acting(actor, "assess.tell_facts", report, locked_report) as report:
        told = {**report.facts, **facts}
        set_values(report, facts={name: text for name, text in told.items() if text})
        tell(actor, "assess.tell_facts", report)


def put_census(*, actor: Person, report: Report, census: Mapping[str, Mapping[str, float]]) -> None:
    """In place of the one before; an empty one takes it away."""
    with acting(actor, "assess.put_census", report, locked_report) as report:
        set_values(report, census={name: dict(levels) for name, levels in census.items()})
        tell(actor, "assess.put_census", report)


def make_report(*, actor: Person, report: Report) -> Job:
    """A task makes the next version; whoever asked watches it, and may stop it."""
    with acting(actor, "assess.make_report", report, locked_report) as report:
        if report.versions.filter(stage=Stage.MAKING).exists():
            raise Refused("assess.make_report", _("A version is being made already. Go on with that one."))
        last = report.versions.order_by("-number").first()
        version = Version.objects.create(report=report, number=last.number + 1 if last else 1)
        return _begin(actor, version)


def go_on_making(*, actor: Person, version: Version) -> Job:
    """After a stop: what was found already is kept."""
    with acting(actor, "assess.go_on_making", version, _locked) as version:
        return _begin(actor, version)


def _begin(actor: Person, version: Version) -> Job:
    return start(
        "assess.write_report",
        version_id=version.pk,
        person_id=str(actor.pk),
        by=actor,
        title=gettext("Report “%(report)s”") % {"report": version.report},
        back_url=reverse("assess:show_version", args=[version.pk]),
    )


def keep_part(*, actor: None, version: Version, name: str, part: Any) -> None:
    """What was found for one section, once: a second worker that found it too changes nothing."""
    with acting(actor, "assess.keep_part", version, _locked) as version:
        if name not in version.parts:
            set_values(version, parts={**version.parts, name: part})


def finish_report(*, actor: Person, version: Version) -> None:
    """Once: a second worker that comes here too finds no version that is being made."""
    with acting(actor, "assess.finish_report", version, _locked) as version:
        set_values(version, stage=Stage.DRAFT, made_at=clock.now())
        tell(actor, "assess.finish_report", version, number=version.number)


def publish_version(*, actor: Person, version: Version) -> None:
    """Everyone who sees the initiative reads it from now on; it stays as it is."""
    with acting(actor, "assess.publish_version", version, _locked) as version:
        set_values(version, stage=Stage.PUBLISHED, published_at=clock.now())
        tell(actor, "assess.publish_version", version, number=version.number)


def drop_version(*, actor: Person, version: Version) -> Report:
    """One that nobody but those who run the initiative has read."""
    with acting(actor, "assess.drop_version", version, _locked) as version:
        report = version.report
        tell(actor, "assess.drop_version", report, number=version.number)
        version.delete()
    return report


def _locked(version: Version) -> Version:
    return fresh(every_version(), version.pk)

"""Where the addresses of the assess phase lead."""

from datetime import timedelta

from samenspel.foundation import clock
from samenspel.foundation.journal.queries import address_of
from samenspel.methods.disclosure import CountTable, Release, unprotected, write_release
from samenspel.phases.assess.actions.indicators import end_indicator
from samenspel.phases.assess.actions.plans import add_hypothesis, remove_hypothesis
from samenspel.phases.assess.actions.reports import publish_version
from samenspel.phases.assess.models.indicators import RemoteSource
from samenspel.phases.assess.models.reports import Report
from samenspel.phases.assess.queries.plans import content_of, draft_of
from tests.factories.feedback import let_through, make_feedback, say
from tests.factories.indicators import make_indicator
from tests.factories.initiatives import coordinator_of
from tests.factories.reports import RISES, close, lock, make_report, make_version
from tests.factories.surveys import agree
from tests.world import EVERY_PAGE

HOUR = timedelta(hours=1)


def words(initiative, author):
    numbers = {**_feedback(initiative, author), **_report(initiative), **_indicator(initiative)}
    return {EVERY_PAGE: {"slug": initiative.slug, **numbers}}


def _indicator(initiative):
    """Beside it one that is over, and one whose values another site has."""
    over = make_indicator(initiative, title="Walks that are over")
    elsewhere = make_indicator(initiative, title="Calls that others count")
    end_indicator(actor=coordinator_of(initiative), indicator=over, reason="The walks are over.")
    named = {"address": "https://data.example.org/a.csv", "period_name": "month", "value_name": "calls"}
    RemoteSource.objects.create(indicator=elsewhere, form="csv", **named)
    indicator = make_indicator(initiative, values=(50, 51))
    return {"indicator_id": indicator.pk, "reading_id": indicator.readings.first().pk}


def _feedback(initiative, author):
    """Somebody waits longer than was promised."""
    feedback = make_feedback(initiative)
    said = let_through(say(feedback, person=author), "Opening hours")
    feedback.impressions.update(due_on=clock.today() - timedelta(days=1))
    return {"feedback_id": feedback.pk, "key": said.pk, "theme_id": feedback.themes.get().pk}


def _report(initiative):
    report = make_report(initiative)
    plan, actor = lock(report), coordinator_of(initiative)
    for _one in range(Report.objects.count()):  # a code that the other initiative's report has not
        add_hypothesis(actor=actor, report=report, hypothesis=RISES)
    for code in _codes(report)[:-1]:
        remove_hypothesis(actor=actor, report=report, code=code)
    version = make_version(report)
    publish_version(actor=actor, version=version)
    agreement = agree(report.survey, actor, ground="task", basis="They were told.")
    bundle = version.bundles.create(agreement=agreement, file="none", digest="0" * 64)
    _release(report)
    _blind_report(initiative)
    other = make_report(initiative)
    other.versions.create(number=1, stage="draft")
    other.versions.create(number=2, stage="making")
    return {
        "report_id": report.pk,
        "plan_id": plan.pk,
        "version_id": version.pk,
        "bundle_id": bundle.pk,
        "code": _codes(report)[-1],
    }


def _blind_report(initiative):
    """Of a survey that is over, of which chance decided who was asked."""
    report, now = make_report(initiative), clock.now()
    close(report.survey)
    drawn = {"announced_at": now - 2 * HOUR, "draws_at": now - HOUR, "drawn_at": now - HOUR, "seed": "dice"}
    made = report.survey.randomisations.create(**drawn)
    made.arms.create(number=1, name="As it is")
    made.arms.create(number=2, name="With a story")


HANDED_IN = {
    "name": "handed in",
    "label": {"en": "Handed in"},
    "categories": [{"name": "Yes", "label": {"en": "Yes"}, "of": ["Yes"]}],
}


def _release(report):
    """What everyone may have of its survey."""
    told = {"by": ["handed in"], "cells": [[["Yes"], 12], [["all"], 12]]}
    published = {
        "withdrawn": [0, 9],
        "merged": [],
        "variables": [HANDED_IN],
        "tables": [told],
        "csv": "count\n12\n",
    }
    report.initiative.releases.create(
        about=address_of(report.survey),
        title="Answers",
        part="1",
        number=1,
        place=1,
        kept=write_release(unprotected(Release((CountTable.of({"handed in": ["Yes"]}, [12]),)))),
        published=published,
        digest="0" * 64,
    )


def _codes(report):
    return [one.code for one in content_of(draft_of(report)).hypotheses]

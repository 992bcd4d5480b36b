"""What of a checklist the house knows by itself, in the language of who reads."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspel.phases.assess.models.reports import Version
from samenspel.phases.assess.pages.participation import in_words
from samenspel.phases.assess.pages.sections import findings_in, status_of
from samenspel.phases.assess.queries.plans import newest_plan
from samenspel.tools.surveys.models.surveys import Asked


def known_facts(version: Version) -> dict[str, str]:
    """By the names of facts; those that are empty are not known."""
    found = dict(_of_report(version))
    if version.parts["about"]["survey"]:
        found |= dict(_of_survey(version))
    return {name: text for name, text in found.items() if text}


def _of_report(version: Version) -> Iterator[tuple[str, str]]:
    report, about = version.report, version.parts["about"]
    yield "title", str(report)
    yield "objectives", report.activity.summary
    yield "setting", str(report.initiative.area or report.initiative.service)
    if about["plans"]:
        digest = about["plans"][-1]["digest"]
        yield (
            "plan",
            _("It is on the page of this report, and its SHA-256 in the journal: %(digest)s")
            % {"digest": digest},
        )
        yield "registration", _("It was locked in the journal of this site.")
        yield "plan.changes", " ".join(one["reason"] for one in about["plans"]) or _("Nothing was changed.")
    plan = newest_plan(report)
    if plan is not None:
        yield "outcomes", ", ".join(dict.fromkeys(one.outcome for one in plan.hypotheses if one.outcome))
        yield "methods", ", ".join(dict.fromkeys(one.method for one in plan.hypotheses))
        yield "sample.size", plan.why_so_many
        yield "methods.missing", _("Rows without an answer that a method needs are left out, and counted.")
    if findings := findings_in(version.parts):
        yield "results", _("They stand in this report, each with how sure it is.")
        yield "results.more", " ".join(dict.fromkeys(map(status_of, findings)))


def _of_survey(version: Version) -> Iterator[tuple[str, str]]:
    survey = version.report.survey
    if survey is None:
        return
    activity = survey.activity
    days = [date_format(day, "DATE_FORMAT") for day in (activity.opens_at, activity.closes_at) if day]
    yield "dates", " – ".join(days)
    yield "design", _("A survey with waves: %(count)d.") % {"count": len(version.parts["who"]["waves"])}
    is_open = survey.asked == Asked.EVERYONE
    yield "eligibility", survey.get_asked_display()
    yield "survey.open", _("Open to everyone.") if is_open else _("Only members were asked.")
    yield "survey.where", _("On this site, page by page; answers are kept there.")
    yield "survey.voluntary", _("Nobody has to answer.")
    yield "survey.back", _("People can go back and change answers until they hand in.")
    yield "protection", _("Answers stand under a pseudonym; no row names a person or a moment.")
    yield "once", _("One answer of each person in each wave; a key makes the pseudonym, no address is kept.")
    yield "partial", _("Answers that were not handed in are counted, and not used.")
    yield "speed", _("No: how long somebody took is not kept.")
    yield "weights", _("No.")
    yield "flow", _("It stands in this report, by wave.")
    yield "flow.lost", _("They stand in this report, below each step.")
    if survey.asked == Asked.EVERYONE:
        yield "rates.view", _("Nobody knows who saw the link.")
    waves = [one for one in version.parts["who"]["waves"] if one.get("is_over")]
    yield "rates.completed", " ".join(filter(None, map(in_words, waves)))
    yield "baseline", _("It stands in this report, against the census where there is one.")

"""Writing a plan of analysis, and locking it: from then on it stays, and the journal has its digest."""

import secrets
from collections.abc import Collection
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.ui.words import said
from samenspel.methods.reporting import (
    Exclusion,
    Hypothesis,
    Plan,
    UnfitReport,
    check_plan,
    digest,
    plan_as_json,
)
from samenspel.phases.assess.models.plans import AnalysisPlan
from samenspel.phases.assess.models.reports import Report
from samenspel.phases.assess.queries.plans import (
    content_of,
    draft_of,
    known_of,
    locked_plans,
    locked_report,
)
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

MOST_SEED = 2**31
describe("assess.write_plan", _("{actor} wrote the plan of analysis of “{title}”."), news=False)
describe("assess.lock_plan", _("{actor} locked plan {number} of “{title}”. SHA-256: {digest}."))


def write_plan(
    *,
    actor: Person,
    report: Report,
    question: str,
    people: int = 0,
    why_so_many: str = "",
    exclusions: Collection[Exclusion] = (),
) -> AnalysisPlan:
    """The draft, with the hypotheses that it has. All draws start from a seed that is drawn once."""
    with acting(actor, "assess.write_plan", report, locked_report) as report:
        now = _content(report)
        plan = _keep(
            report,
            replace(
                now,
                question=question,
                people=people,
                why_so_many=why_so_many,
                exclusions=tuple(exclusions),
            ),
        )
        tell(actor, "assess.write_plan", report)
    return plan


def add_hypothesis(*, actor: Person, report: Report, hypothesis: Hypothesis) -> AnalysisPlan:
    """Its code is a number that no other of any version has: h1, h2…"""
    with acting(actor, "assess.add_hypothesis", report, locked_report) as report:
        now = _content(report)
        taken = {one.code for plan in report.plans.all() for one in content_of(plan).hypotheses}
        code = next(name for number in range(1, len(taken) + 2) if (name := f"h{number}") not in taken)
        plan = _keep(report, replace(now, hypotheses=(*now.hypotheses, replace(hypothesis, code=code))))
        tell(actor, "assess.write_plan", report)
    return plan


def remove_hypothesis(*, actor: Person, report: Report, code: str) -> AnalysisPlan:
    with acting(actor, "assess.remove_hypothesis", report, locked_report) as report:
        now = _content(report)
        kept = tuple(one for one in now.hypotheses if one.code != code)
        plan = _keep(report, replace(now, hypotheses=kept))
        tell(actor, "assess.write_plan", report)
    return plan


def lock_plan(*, actor: Person, report: Report, columns: Collection[str], reason: str = "") -> AnalysisPlan:
    """`columns`: those that the data will have. What could be known of the answers is read at this moment."""
    with acting(actor, "assess.lock_plan", report, locked_report) as report:
        draft = draft_of(report)
        if draft is None:
            raise Refused("assess.lock_plan", _("There is nothing to lock: write a plan first."))
        plan = _refuse_unfit(report, draft, columns, reason)
        known = known_of(report)
        set_values(draft, reason=reason, known=known, digest=digest(plan), locked_at=clock.now())
        tell(actor, "assess.lock_plan", report, number=draft.number, digest=draft.digest, known=known.value)
    return draft


def _refuse_unfit(report: Report, draft: AnalysisPlan, columns: Collection[str], reason: str) -> Plan:
    plan, before = content_of(draft), locked_plans(report)
    if before and not reason:
        raise Refused("assess.lock_plan", _("Say why the plan changes."))
    if before and before[-1].content == draft.content:
        raise Refused("assess.lock_plan", _("Nothing differs from the plan that is locked."))
    try:
        check_plan(plan, columns)
    except UnfitReport as error:
        raise Refused("assess.lock_plan", said(error.problem)) from error
    return plan


def _content(report: Report) -> Plan:
    """Of the draft, else of the last that was locked, else nothing yet."""
    newest = report.plans.order_by("-number").first()
    if newest is not None:
        return content_of(newest)
    return Plan(report.activity.summary, (), seed=secrets.randbelow(MOST_SEED))


def _keep(report: Report, plan: Plan) -> AnalysisPlan:
    draft = draft_of(report)
    if draft is None:
        last = report.plans.order_by("-number").first()
        draft = AnalysisPlan(report=report, number=last.number + 1 if last else 1)
    draft.content = plan_as_json(plan)
    draft.save()
    return draft

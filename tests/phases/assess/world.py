"""Where the addresses of the assess phase lead."""

from samenspel.phases.assess.actions.plans import add_hypothesis, remove_hypothesis
from samenspel.phases.assess.actions.reports import publish_version
from samenspel.phases.assess.queries.plans import content_of, draft_of
from tests.factories.feedback import make_feedback
from tests.factories.initiatives import coordinator_of
from tests.factories.reports import RISES, lock, make_report, make_version
from tests.factories.surveys import agree
from tests.world import EVERY_PAGE


def words(initiative, author):
    feedback = make_feedback(initiative)
    report = make_report(initiative)
    plan, actor = lock(report), coordinator_of(initiative)
    for _one in range(report.pk % 7 + 1):  # a code that the other initiative's report has not
        add_hypothesis(actor=actor, report=report, hypothesis=RISES)
    for code in draft_codes(report)[:-1]:
        remove_hypothesis(actor=actor, report=report, code=code)
    version = make_version(report)
    publish_version(actor=actor, version=version)
    agreement = agree(report.survey, actor, basis="They were told.")
    bundle = version.bundles.create(agreement=agreement, file="none", digest="0" * 64)
    return {
        EVERY_PAGE: {
            "slug": initiative.slug,
            "feedback_id": feedback.pk,
            "report_id": report.pk,
            "plan_id": plan.pk,
            "version_id": version.pk,
            "bundle_id": bundle.pk,
            "code": draft_codes(report)[-1],
        }
    }


def draft_codes(report):
    return [one.code for one in content_of(draft_of(report)).hypotheses]

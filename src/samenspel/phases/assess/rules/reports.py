"""Who plans and makes a report, and who reads what of it when."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import permit, predicate
from samenspel.phases.assess.models.reports import Stage
from samenspel.spine.initiatives.rules import can_coordinate, can_see
from samenspel.spine.people.rules import is_the_house
from samenspel.tools.surveys.rules.people import drawing_of


@predicate(_("This version is not published."))
def is_published(person: Any, version: Any) -> bool:
    return bool(version.stage == Stage.PUBLISHED)


@predicate(_("This version is no draft."))
def is_draft(person: Any, version: Any) -> bool:
    return bool(version.stage == Stage.DRAFT)


@predicate(_("This version is not being made."))
def is_being_made(person: Any, version: Any) -> bool:
    return bool(version.stage == Stage.MAKING)


@predicate(_("This plan is not locked yet."))
def is_locked(person: Any, plan: Any) -> bool:
    return plan.locked_at is not None


sees_plan = can_see & (is_locked | can_coordinate)


@predicate(_("Nobody was drawn by lot in this survey, or its outcomes are open already."))
def is_blind(person: Any, report: Any) -> bool:
    drawing = drawing_of(report.survey) if report.survey else None
    return drawing is not None and drawing.drawn_at is not None and drawing.is_blind


@predicate(_("People still answer. Outcomes are opened when the survey is over."))
def survey_is_over(person: Any, report: Any) -> bool:
    closes_at = report.survey.activity.closes_at if report.survey else None
    return closes_at is not None and closes_at <= clock.settled()


permit("assess.open_outcomes", can_coordinate & is_blind & survey_is_over, sees=can_see)
permit("assess.set_up_report", can_coordinate, sees=can_see)
permit("assess.show_report", can_see)
permit("assess.write_plan", can_coordinate, sees=can_see)
permit("assess.add_hypothesis", can_coordinate, sees=can_see)
permit("assess.remove_hypothesis", can_coordinate, sees=can_see)
permit("assess.lock_plan", can_coordinate, sees=can_see)
permit("assess.download_plan", sees_plan, sees=sees_plan)
permit("assess.tell_facts", can_coordinate, sees=can_see)
permit("assess.put_census", can_coordinate, sees=can_see)
permit("assess.make_report", can_coordinate, sees=can_see)
sees_version = can_see & (is_published | can_coordinate)
permit("assess.show_version", sees_version, sees=sees_version)
permit("assess.print_version", sees_version, sees=sees_version)
permit("assess.keep_part", is_the_house & is_being_made)
permit("assess.go_on_making", can_coordinate & is_being_made, sees=sees_version)
permit("assess.finish_report", can_coordinate & is_being_made, sees=sees_version)
permit("assess.publish_version", can_coordinate & is_draft, sees=sees_version)
permit("assess.drop_version", can_coordinate & (is_draft | is_being_made), sees=sees_version)

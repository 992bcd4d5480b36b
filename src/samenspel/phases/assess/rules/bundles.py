"""Who takes home what a report was computed from."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import is_signed_in, permit, predicate
from samenspel.phases.assess.rules.reports import is_published
from samenspel.spine.initiatives.rules import can_see
from samenspel.tools.releases.queries import open_releases
from samenspel.tools.surveys.models.agreements import Agreement
from samenspel.tools.surveys.rules.people import drawing_of


@predicate(_("Only who has an agreement on research with these answers takes them home."))
def holds_agreement(person: Any, version: Any) -> bool:
    found = Agreement.objects.filter(survey=version.report.survey_id, holder=person.pk, ended_at=None)
    return bool(found.filter(until__gte=clock.today()).exists())


@predicate(_("Nothing of it is published as open data."))
def tells_openly(person: Any, version: Any) -> bool:
    survey = version.report.survey
    return survey is not None and bool(open_releases(survey).exists())


@predicate(_("Only the person with whom this was agreed takes it home."))
def is_holder(person: Any, bundle: Any) -> bool:
    return bool(bundle.agreement.holder_id == person.pk and bundle.agreement.runs)


@predicate(_("Chance decided who was asked what: nothing is taken home before the outcomes are opened."))
def outcomes_are_open(person: Any, version: Any) -> bool:
    drawing = drawing_of(version.report.survey) if version.report.survey else None
    return drawing is None or drawing.is_draft or not drawing.is_blind


permit(
    "assess.write_bundle",
    is_signed_in & holds_agreement & is_published & outcomes_are_open & can_see,
    sees=can_see & is_published,
)
permit("assess.download_open_bundle", can_see & is_published & tells_openly, sees=can_see & is_published)
permit("assess.download_bundle", is_signed_in & is_holder & can_see, sees=is_signed_in & is_holder & can_see)

"""The card of a report."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.search.words import with_every_word
from samenspel.phases.assess.models.reports import REPORT, Report, every_report
from samenspel.spine.initiatives.activity_kinds import ActivityKind
from samenspel.spine.initiatives.queries import seen_in
from samenspel.spine.initiatives.rules import can_see
from samenspel.spine.initiatives.things import Card, Search, lay, needs_no_card

SEEN_BY = seen_in(every_report, "activity__initiative")


def _reports_matching(person: Any, words: str) -> QuerySet[Any]:
    return with_every_word(SEEN_BY(person), words, "activity__title", "activity__summary")


REPORT_CARD = Card(
    model=Report,
    every=every_report,
    can_see=can_see,
    seen_by=SEEN_BY,
    is_followed=True,
    search=Search(_("Reports"), _reports_matching, lambda report: report.activity.summary),
    kinds=(
        ActivityKind(
            name=REPORT,
            label=_("Report"),
            summary=_(
                "Plan what you want to know before the data, and tell what came of it, how sure you are."
            ),
            url_name="assess:show_report",
            add_url_name="assess:set_up_report",
        ),
    ),
)
lay(REPORT_CARD)
needs_no_card("assess.version", because="It is reached from its report, and is news of that.")
needs_no_card("assess.analysisplan", because="It stands on the page of its report.")
needs_no_card("assess.bundle", because="Only the holder of an agreement takes it home.")

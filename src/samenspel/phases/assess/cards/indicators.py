"""The card of an indicator."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.search.words import with_every_word
from samenspel.phases.assess.doings import indicators as doings
from samenspel.phases.assess.models.indicators import Indicator, every_indicator
from samenspel.spine.initiatives.queries import seen_in
from samenspel.spine.initiatives.rules import can_see
from samenspel.spine.initiatives.things import Card, Search, Talk, lay, needs_no_card
from samenspel.tools.notices.actions import follow_at_first

SEEN_BY = seen_in(every_indicator, "initiative")


def _indicators_matching(person: Any, words: str) -> QuerySet[Any]:
    return with_every_word(SEEN_BY(person), words, "title", "outcome", "compared_with")


lay(
    Card(
        model=Indicator,
        label=_("Indicator"),
        every=every_indicator,
        can_see=can_see,
        seen_by=SEEN_BY,
        is_followed=True,
        talk=Talk(can_talk=can_see, embeds=True),
        joined=follow_at_first,
        search=Search(_("Indicators"), _indicators_matching, lambda indicator: indicator.outcome),
        doings=(doings.goals_to_say, doings.sources_to_mend, doings.values_to_note),
    )
)
needs_no_card("assess.reading", because="It stands on the page of its indicator.")

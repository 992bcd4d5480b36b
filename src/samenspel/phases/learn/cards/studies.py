"""The card of a study."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.search.words import with_every_word
from samenspel.phases.learn.doings import studies as doings
from samenspel.phases.learn.models.studies import Study, every_study
from samenspel.phases.learn.queries.studies import studies_seen_by
from samenspel.phases.learn.rules.studies import sees_study
from samenspel.spine.initiatives.things import Card, Search, Talk, lay, needs_no_card
from samenspel.tools.notices.actions import follow_at_first


def _studies_matching(person: Any, words: str) -> QuerySet[Any]:
    return with_every_word(studies_seen_by(person), words, "title")


lay(
    Card(
        model=Study,
        label=_("Study"),
        every=every_study,
        can_see=sees_study,
        seen_by=studies_seen_by,
        is_followed=True,
        talk=Talk(can_talk=sees_study, embeds=True),
        joined=follow_at_first,
        search=Search(_("Studies"), _studies_matching, lambda study: study.get_design_display()),
        doings=(doings.studies_that_wait, doings.studies_that_ask_again),
    )
)
needs_no_card("learn.studyplan", because="It stands on the page of its study.")
needs_no_card("learn.trial", because="It stands on the page of its study.")
needs_no_card("learn.analysis", because="It stands on the page of its study.")
needs_no_card("learn.studyexport", because="It is for who runs the study.")
needs_no_card("learn.studyconsent", because="Its page is for the guardian alone, at a link in a mail.")

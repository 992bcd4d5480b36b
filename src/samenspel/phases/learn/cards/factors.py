"""What the house knows of cases from elsewhere and of comparisons."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import anyone
from samenspel.foundation.search.words import with_every_word
from samenspel.phases.learn.models.factors import Comparison, StudiedCase
from samenspel.phases.learn.queries.factors import every_case, every_comparison
from samenspel.spine.initiatives.things import Card, Search, lay


def _cases_found(person: Any, words: str) -> QuerySet[StudiedCase]:
    return with_every_word(every_case(), words, "title", "key")


lay(
    Card(
        model=StudiedCase,
        label=_("Case"),
        every=every_case,
        can_see=anyone,
        seen_by=lambda person: every_case(),
        search=Search(_("Cases"), _cases_found, lambda case: case.case.place),
    ),
    Card(model=Comparison, label=_("Comparison"), every=every_comparison, can_see=anyone),
)

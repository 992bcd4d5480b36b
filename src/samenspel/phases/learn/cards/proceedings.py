"""What the house knows of proceedings and of the papers in them."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.search.words import with_every_word
from samenspel.phases.learn.models.proceedings import Paper, Proceedings, every_paper, every_proceedings
from samenspel.phases.learn.rules.proceedings import is_out, is_published_paper
from samenspel.spine.initiatives.things import Card, Search, lay, needs_no_card


def papers_seen_by(person: Any) -> "QuerySet[Paper]":
    return every_paper().filter(is_public=True)


def papers_found(person: Any, words: str) -> "QuerySet[Paper]":
    found = papers_seen_by(person).filter(withdrawn_at=None, contribution__withdrawn_because="")
    return with_every_word(found, words, "contribution__title", "text")


PROCEEDINGS = Card(
    model=Proceedings,
    label=_("Proceedings"),
    every=every_proceedings,
    can_see=is_out,
    seen_by=lambda person: every_proceedings().filter(volumes__isnull=False).distinct(),
)
PAPER = Card(
    model=Paper,
    label=_("Paper"),
    every=every_paper,
    can_see=is_published_paper,
    seen_by=papers_seen_by,
    search=Search(_("Papers"), papers_found, lambda paper: paper.contribution.abstract),
)
lay(PROCEEDINGS, PAPER)
needs_no_card("learn.volume", because="It is shown with the proceedings.")

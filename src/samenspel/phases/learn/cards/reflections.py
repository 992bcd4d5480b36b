"""What the house knows of joint reflections: the text that is written in them, and what they conclude."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import anyone
from samenspel.foundation.search.words import with_every_word
from samenspel.phases.learn.models.reflections import (
    Conclusion,
    Reflection,
    every_conclusion,
    every_reflection,
)
from samenspel.phases.learn.rules.reflections import is_here, is_open, leads
from samenspel.spine.initiatives.things import MARKDOWN, Card, Search, Written, lay


def reflections_found(person: Any, words: str) -> "QuerySet[Reflection]":
    return with_every_word(every_reflection().exclude(closed_at=None), words, "words")


REFLECTION = Card(
    model=Reflection,
    label=_("Joint reflection"),
    every=every_reflection,
    can_see=anyone,
    seen_by=lambda person: every_reflection(),
    search=Search(_("Joint reflections"), reflections_found, lambda reflection: reflection.words),
    written=Written(can_write=is_open & is_here, marks=lambda reflection: MARKDOWN, can_run=leads),
)
CONCLUSION = Card(
    model=Conclusion,
    label=_("Conclusion"),
    every=every_conclusion,
    can_see=anyone,
    seen_by=lambda person: every_conclusion(),
)
lay(REFLECTION, CONCLUSION)

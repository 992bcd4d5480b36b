"""What sections of a report are made of, and what is said where there are too few."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samenspel.foundation.ui.charts import Chart
from samenspel.foundation.ui.figures import count_of

Parts = dict[str, Any]


@dataclass
class Block:
    """One of: a sentence, a list, a drawing with its table, or a table. `mark`: planned or exploratory;
    `is_folded`: a table to open."""

    text: str = ""
    title: str = ""
    mark: str = ""
    items: Sequence[str] = ()
    chart: Chart | None = None
    heads: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    is_folded: bool = False

    @property
    def cells(self) -> list[list[tuple[str, str]]]:
        """Of each row, each with the head of its column."""
        return [[*zip(self.heads, row, strict=True)] for row in self.rows]


@dataclass
class Section:
    key: str
    title: str
    blocks: list[Block] = field(default_factory=list)


def words_of(text: dict[str, str]) -> str:
    """Of what was written in some languages, the reader's or the first."""
    return text.get(get_language() or "") or next(iter(text.values()), "")


def counted(many: int | None) -> str:
    return _("too few to say") if many is None else count_of(many)


def too_few(parts: Parts) -> str:
    fewest = parts["about"]["fewest"]
    words = ngettext(
        "Fewer than %(count)d person: too few to say.", "Fewer than %(count)d people: too few to say.", fewest
    )
    return words % {"count": fewest}


def on(day: str) -> str:
    return date_format(date.fromisoformat(day), "DATE_FORMAT")

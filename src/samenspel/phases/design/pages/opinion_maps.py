"""What an opinion map's page shows: first what unites, then the groups, then the map, then all statements."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.paginator import Page
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import may_do
from samenspel.foundation.ui.lists import ListForm, SortField, words
from samenspel.foundation.ui.words import said
from samenspel.methods.opinion import Common, Group, Representative, Uniting, reasons
from samenspel.phases.design.charts import map_of
from samenspel.phases.design.counting import Found
from samenspel.phases.design.models.opinion_maps import OpinionMap
from samenspel.phases.design.models.statements import Statement, is_asked

VERBS = (
    "vote",
    "add_statement",
    "moderate_statements",
    "change_opinion_map",
    "download_votes",
)
SEEN = F("agrees") + F("passes") + F("disagrees") + 1.0


class StatementsList(ListForm):
    AT_ONCE = 20

    q = words(_("Find a statement"))
    sort = SortField(
        {
            "": (_("Most agreed"), ("-shared", "number")),
            "against": (_("Most disagreed"), ("-against", "number")),
            "new": (_("Newest"), ("-number",)),
        }
    )


@dataclass(frozen=True)
class Told:
    """A statement, and in a sentence why it stands here."""

    text: str
    agrees: bool
    reason: str


@dataclass(frozen=True)
class Stand:
    """How a statement stands, where so many voted on it that nobody is known by it."""

    statement: Statement
    by_visitors: list[int] | None

    @property
    def visitors(self) -> list[int] | None:
        """What they voted, where neither they nor the others are few."""
        few = settings.FEWEST_SHOWN
        number = sum(self.by_visitors or ())
        return self.by_visitors if few <= number <= self.statement.seen - few else None

    @property
    def is_told(self) -> bool:
        return self.statement.seen >= settings.FEWEST_SHOWN


def show_page(map: OpinionMap, person: Any, asked: Any) -> dict[str, Any]:
    found = map.as_found
    texts = dict(map.statements.filter(number__in=found.numbers).values_list("number", "text"))
    is_several = len(found.groups) > 1
    uniting = [_uniting(one, found, texts) for one in found.uniting]
    return {
        "map": map,
        "fewest": settings.FEWEST_SHOWN,
        "tells_visitors": settings.FEWEST_SHOWN <= found.visitors <= found.people - settings.FEWEST_SHOWN,
        "found": found,
        "uniting": uniting if is_several else [_common(one, texts) for one in found.common],
        "groups": [_group(group, texts) for group in found.groups] if is_several else [],
        "is_several": is_several,
        "chart": map_of(found) if found.has_map else None,
        **_list(map, found, asked),
        **may_do(person, "design", VERBS, map),
    }


def _list(map: OpinionMap, found: Found, asked: Any) -> dict[str, Any]:
    form = StatementsList(asked)
    rows = map.statements.filter(is_asked(map))
    rows = rows.annotate(shared=F("agrees") / SEEN, against=F("disagrees") / SEEN)
    if "q" in form.wanted:
        rows = rows.filter(text__icontains=form.wanted["q"])
    page: Page[Any] = form.page(form.in_order(rows))
    visitors = found.said_by_visitors or {}
    shown = [Stand(one, visitors.get(str(one.number))) for one in page.object_list]
    return {"list": form, "page": page, "standing": shown}


def _uniting(one: Uniting, found: Found, texts: dict[int, str]) -> Told:
    return Told(texts.get(one.statement, ""), one.agrees, said(reasons.of_uniting(one, found.groups)))


def _common(one: Common, texts: dict[int, str]) -> Told:
    return Told(texts.get(one.statement, ""), one.agrees, said(reasons.of_common(one)))


def _group(group: Group, texts: dict[int, str]) -> dict[str, Any]:
    return {
        "name": group.name,
        "size": group.size,
        "told": [_told(one, texts) for one in group.representative],
    }


def _told(one: Representative, texts: dict[int, str]) -> Told:
    return Told(texts.get(one.statement, ""), one.agrees, said(reasons.of_representative(one)))

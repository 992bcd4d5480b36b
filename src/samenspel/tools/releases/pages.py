"""What the ledger shows, and what can be asked of a release: released cells, and sums of these."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from samenspel.foundation.access import allow, may_do
from samenspel.foundation.journal.queries import address_of
from samenspel.foundation.ui.figures import count_of
from samenspel.foundation.ui.lists import page_of
from samenspel.foundation.ui.pages import Context
from samenspel.foundation.ui.words import said
from samenspel.methods.disclosure import ALL, Band
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.things import CARDS, thing_seen_by
from samenspel.tools.releases.forms import TableForm
from samenspel.tools.releases.models import Release
from samenspel.tools.releases.queries import SEEN_BY, counted_things, releases_of
from samenspel.tools.releases.wording import by_name, in_language

AT_ONCE = 20
Cell = tuple[str, ...]
Choices = tuple[str, list[tuple[str, str]]]


def site_page(person: Any, asked: Mapping[str, str]) -> Context:
    return {"page": page_of(SEEN_BY(person), asked.get("page"), AT_ONCE), "fewest": settings.FEWEST_SHOWN}


def ledger_page(initiative: Initiative, person: Any, asked: Mapping[str, str]) -> Context:
    may = allow(person, "releases.prepare_release", initiative)
    return {
        "initiative": initiative,
        "page": page_of(releases_of(initiative), asked.get("page"), AT_ONCE),
        "fewest": settings.FEWEST_SHOWN,
        "counted": [(one, address_of(one)) for one in counted_things(initiative)] if may else [],
    }


def release_page(release: Release, person: Any, asked: Any, language: str) -> Context:
    may = may_do(person, "releases", ("take_back_release", "download_release"), release)
    counted = CARDS[release.about.partition("/")[0]].counted
    part = counted.called(release.part) if release.is_open and counted else ""
    thing = thing_seen_by(person, release.about)
    shown: Context = {
        "release": release,
        "initiative": release.initiative,
        "thing": thing,
        "part": part,
        **may,
    }
    if not release.is_open or release.taken_back_at:
        return shown
    low, high = release.published["withdrawn"]
    tables = release.published["tables"]
    number = asked.get("table", "")
    place = int(number) if number.isdecimal() and int(number[:3]) < len(tables) else len(tables) - 1
    view = Query(release.published, place, asked, language)
    return {
        **shown,
        "withdrawn": said(Band(low, high).words),
        "tables": [(at, _name_of(release, one["by"], language)) for at, one in enumerate(tables)],
        "table": place,
        "query": view,
        "merged": [*_merged(release, language)],
    }


def _name_of(release: Release, by: Sequence[str], language: str) -> str:
    variables = by_name(release.published["variables"])
    labels = [in_language(variables[name]["label"], language) for name in by]
    return " × ".join(labels)


def _merged(release: Release, language: str) -> Iterator[str]:
    variables = by_name(release.published["variables"])
    for name, *categories in release.published["merged"]:
        variable = variables[name]
        label = in_language(variable["label"], language)
        merged = by_name(variable["categories"]).get(" + ".join(categories), {"label": {}})
        yield f"{label}: {in_language(merged['label'], language) or ' + '.join(categories)}"


class Query:
    """A table of a release, of some categories of its variables. It answers from what is released and nothing
    else: `cells`, and their sum, None where one of them is hidden."""

    def __init__(self, published: Mapping[str, Any], place: int, asked: Any, language: str) -> None:
        self.table = published["tables"][place]
        self.language = language
        variables = by_name(published["variables"])
        self.labels = [variables[name]["label"] for name in self.table["by"]]
        self.categories = [by_name(variables[name]["categories"]) for name in self.table["by"]]
        self.counts: dict[Cell, int | None] = {tuple(cell): count for cell, count in self.table["cells"]}
        self.form = TableForm(asked, table=place, variables=self.choices)
        wanted = self.form.wanted
        self.chosen = [
            [key for key in one if key in wanted[at]] or [*one] for at, one in enumerate(self.categories)
        ]

    @property
    def choices(self) -> list[Choices]:
        """Of each variable its label and categories."""
        return [
            (self.heads[at], [(key, self._label(at, key)) for key in one])
            for at, one in enumerate(self.categories)
        ]

    @property
    def is_narrowed(self) -> bool:
        return not all(self._is_whole(at) for at in range(len(self.categories)))

    @property
    def heads(self) -> list[str]:
        return [in_language(one, self.language) for one in self.labels]

    @cached_property
    def rows(self) -> list[tuple[list[tuple[str, str]], str]]:
        """With the totals that stand in the table; of a table that is narrowed there is one sum below."""
        wanted = [[*chosen, *([ALL] if self._is_whole(at) else [])] for at, chosen in enumerate(self.chosen)]
        return [
            (
                [(self.heads[at], self._label(at, key)) for at, key in enumerate(cell)],
                self._said(self.counts.get(cell)),
            )
            for cell in product(*wanted)
        ]

    @property
    def total(self) -> str:
        return self._said(self.sum)

    @cached_property
    def sum(self) -> int | None:
        """Of a whole variable its released total counts, whatever of its cells is hidden."""
        wanted = [[ALL] if self._is_whole(at) else chosen for at, chosen in enumerate(self.chosen)]
        found = [self.counts.get(cell) for cell in product(*wanted)]
        return None if None in found else sum(count for count in found if count is not None)

    def _is_whole(self, at: int) -> bool:
        return len(self.chosen[at]) == len(self.categories[at])

    def _label(self, at: int, key: str) -> str:
        if key == ALL:
            return _("All")
        return in_language(self.categories[at][key]["label"], self.language) or key

    def _said(self, count: int | None) -> str:
        return _("not told") if count is None else count_of(count)

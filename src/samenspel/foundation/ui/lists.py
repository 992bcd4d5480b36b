"""Lists: what people may ask of one in its address, in which order it stands, and page after page of it.

A form declares all of it, and what finds the rows is told what is `wanted`:

    class IdeasList(ListForm):
        view = tabs(_("How to see them"), LIST_OR_MAP)
        q = words(_("Find an idea"))
        sort = SortField({"": (_("Newest"), ("-pk",)), "title": (_("Title"), ("title", "pk"))})

    asked = IdeasList(request.GET)
    page = asked.page(asked.in_order(ideas_matching(asked.wanted)))
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.maps import Basemap
from samenspel.foundation.ui.maps.placed import on_the_map

Choices = Mapping[str, Any]
Wanted = dict[str, Any]
Order = tuple[str, ...] | Callable[[Any], Any] | None
LIST_OR_MAP: Choices = {"": _("List"), "map": _("Map")}


def page_of(rows: "QuerySet[Any] | Iterable[Any]", number: Any, at_once: int) -> Page[Any]:
    """The one that is asked for, or the nearest that there is."""
    return Paginator(rows, at_once).get_page(number)  # type: ignore[arg-type] # a list


def words(label: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=100)


def choice(label: Any, choices: Choices, **options: Any) -> forms.ChoiceField:
    """`choices`: their words by what stands in the address; the one of "" narrows nothing."""
    return forms.ChoiceField(label=label, required=False, choices=[*choices.items()], **options)


def tabs(label: Any, choices: Choices) -> forms.ChoiceField:
    """A choice that is made by links; in the form it only travels along."""
    return choice(label, choices, widget=forms.HiddenInput)


class SortField(forms.ChoiceField):
    """`orders`: by what stands in the address its words, and the names by which a query is ordered or the key
    by which other rows are. The one of "" is that of who did not choose; None: as they were found."""

    def __init__(self, orders: Mapping[str, tuple[Any, Order]]) -> None:
        choices = [(name, label) for name, (label, _order) in orders.items()]
        super().__init__(label=_("In order of"), required=False, choices=choices)
        self.orders = {name: order for name, (_label, order) in orders.items()}


@dataclass(frozen=True)
class Tab:
    """The same list by another choice. `count`: how long it is then, where somebody counts."""

    label: Any
    address: str
    is_current: bool
    count: int | None = None


class ListForm(forms.Form):
    """What is asked of a list. What nobody can mean, such as a choice that is not there, narrows nothing."""

    AT_ONCE: ClassVar[int] = 20

    @cached_property
    def wanted(self) -> Wanted:
        """By field, what is asked for."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def address(self, **changes: str) -> str:
        """Of the same list from its beginning, with these choices changed."""
        kept = {name: self.data[name] for name in self.wanted if name not in changes}
        return f"?{urlencode({**kept, **{name: value for name, value in changes.items() if value}})}"

    def tabs_of(self, name: str, count: Callable[[Wanted], int] | None = None) -> list[Tab]:
        """One for each choice of a field."""
        field: Any = self.fields[name]
        chosen = self.wanted.get(name, "")
        return [
            Tab(
                label,
                self.address(**{name: value}),
                value == chosen,
                count({**self.wanted, name: value}) if count else None,
            )
            for value, label in field.choices
        ]

    def in_order(self, rows: Any) -> Any:
        """A query stays a query, other rows become a list."""
        field: Any = self.fields["sort"]
        order = field.orders[self.wanted.get("sort", "")]
        if isinstance(rows, QuerySet):
            return rows.order_by(*order)
        return sorted(rows, key=order) if order else [*rows]

    def page(self, rows: "QuerySet[Any] | Iterable[Any]") -> Page[Any]:
        return page_of(rows, self.data.get("page"), self.AT_ONCE)


def list_or_map(
    form: ListForm, rows: "QuerySet[Any]", basemap: Basemap | None, words: Callable[[Any], str]
) -> dict[str, Any]:
    """What was found, page after page; or on the map, where there is one and its `view` is asked for.
    `words`: what stands beside each there. `ways` to see it: the links from one to the other."""
    ways = form.tabs_of("view") if basemap else []
    if basemap and form.wanted.get("view") == "map":
        return {**on_the_map(basemap, rows, words, "#on-the-map"), "ways": ways}
    page = form.page(rows)
    return {"page": page, "ways": ways, "found": page.paginator.count}

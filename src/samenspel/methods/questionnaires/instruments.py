"""Instruments: items that belong together, how they are answered, and how answers become scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from .kinds import Likert
from .options import Item, Option, Side
from .schema import Said

How = Literal["mean", "sum"]


@dataclass(frozen=True, kw_only=True)
class Format:
    """How items are answered: the question above them and the options of each."""

    code: str
    text: Said = field(default_factory=dict)
    options: tuple[Option, ...] = ()

    @cached_property
    def ends(self) -> list[int]:
        """The lowest and the highest answer that tells something."""
        codes = [int(option.code) for option in self.options if not option.no_answer]
        return [min(codes), max(codes)]


@dataclass(frozen=True, kw_only=True)
class Scale:
    """`reverse`: items that are worded the other way round. `least`: how many items must be answered for a
    score; 0: all. The words are those of `samenspel evidence score`."""

    code: str
    name: Said
    items: tuple[str, ...]
    reverse: tuple[str, ...] = ()
    least: int = 0
    how: How = "mean"


@dataclass(frozen=True, kw_only=True)
class Instrument:
    """One version, which never changes once it was answered. `about`: how far to trust it. `from_age`: whom
    its words are made for. Where a licence keeps us from giving the items, or their words could not be
    verified, they have no text, and perhaps no options: who may use them pastes them."""

    instrument: str
    version: int
    name: Said
    about: Said = field(default_factory=dict)
    source: str
    licence: str
    languages: tuple[str, ...]
    from_age: int = 0
    formats: tuple[Format, ...]
    items: tuple[Item, ...]
    scales: tuple[Scale, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.instrument}@{self.version}"

    @property
    def has_words(self) -> bool:
        return all(item.text for item in self.items) and all(form.options for form in self.formats)

    @cached_property
    def item(self) -> Mapping[str, Item]:
        return {item.code: item for item in self.items}

    @cached_property
    def _formats(self) -> Mapping[str, Format]:
        known = {one.code: one for one in self.formats}
        return {item.code: known[item.format or self.formats[0].code] for item in self.items}

    def format_of(self, code: str) -> Format:
        """Of an item; an instrument with one format need not name it."""
        return self._formats[code]

    def items_for(self, side: Side) -> tuple[Item, ...]:
        return tuple(item for item in self.items if side == "both" or item.side in ("both", side))

    def scoring(self, scale: Scale) -> dict[str, Any]:
        """The specification that `samenspel evidence score` takes, for raw answers, in which what tells
        nothing is missing."""
        return {
            "items": list(scale.items),
            "reverse": list(scale.reverse),
            "answers": {code: self.format_of(code).ends for code in scale.items},
            "how": scale.how,
            "least": scale.least or len(scale.items),
            "name": scale.code,
        }

    def question(self, code: str, use: Sequence[str] = (), side: Side = "both", **given: Any) -> Likert:
        """A set of its statements, of one format. Raises KeyError for an item that is not there."""
        items = tuple(self.item[one] for one in use) or self.items_for(side)
        form = self.format_of(items[0].code)
        return Likert(
            code=code,
            text=given.pop("text", form.text),
            instrument=self.key,
            use=tuple(use),
            side=side,
            items=items,
            options=form.options,
            **given,
        )

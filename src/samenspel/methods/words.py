"""Texts that are put in words once it is known who reads them."""

from __future__ import annotations

from collections.abc import Callable

Show = Callable[[object], object]


class Count(int):
    """A number that is written as people read it: 1,234 or 1.234."""


class Money(int):
    """An amount in the smallest unit that is counted in, such as 1/scale of a currency's unit."""


class Figure(str):
    """A number with a decimal point, and its sign: “60.0 %”, written as people read it: 60,0 %."""


class Name(str):
    """The id of something that may be called otherwise where it is read."""


class Words:
    """A template with its values, which may be words too. `str` gives English.

    Every template is found for the translators by the name of this class.
    """

    def __init__(self, template: str, **values: object) -> None:
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return self.said(str)

    def said(self, translate: Callable[[str], str], show: Show | None = None) -> str:
        """In the language that `translate` brings a template into; `show` writes counts, money and names."""
        show = show or in_english()
        values = {
            name: value.said(translate, show) if isinstance(value, Words) else show(value)
            for name, value in self.values.items()
        }
        return translate(self.template).format(**values)


def in_english(money: Callable[[int], str] = str) -> Show:
    """`money` writes an amount."""

    def show(value: object) -> object:
        if isinstance(value, Money):
            return money(value)
        return f"{value:,}" if isinstance(value, Count) else value

    return show


def N_(text: str) -> str:  # noqa: N802 -- the customary mark for texts to translate later
    return text

"""Texts that are put in words once it is known who reads them."""

from __future__ import annotations

from collections.abc import Callable


class Words:
    """A template with its values, which may be words too. `str` gives English.

    Every template is found for the translators by the name of this class.
    """

    def __init__(self, template: str, **values: object) -> None:
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return self.said(str)

    def said(self, translate: Callable[[str], str]) -> str:
        """In the language that `translate` brings a template into."""
        values = {
            name: value.said(translate) if isinstance(value, Words) else value
            for name, value in self.values.items()
        }
        return translate(self.template).format(**values)


def N_(text: str) -> str:  # noqa: N802 -- the customary mark for texts to translate later
    return text

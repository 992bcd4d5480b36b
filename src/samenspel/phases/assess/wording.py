"""Sentences that are kept, and told later in the language of whoever reads."""

from typing import Any

from samenspel.foundation.ui.words import said
from samenspel.methods.words import Figure, Words


def kept(words: Words) -> dict[str, Any]:
    """As JSON holds it."""
    return {
        "template": words.template,
        "values": {name: _plain(value) for name, value in words.values.items()},
    }


def _plain(value: object) -> Any:
    if isinstance(value, Words):
        return kept(value)
    return (
        {"figure": str(value)}
        if isinstance(value, Figure)
        else value
        if isinstance(value, int)
        else str(value)
    )


def words_of(plain: dict[str, Any]) -> Words:
    template, values = plain["template"], plain["values"]
    return Words(template, **{name: _value(value) for name, value in values.items()})


def _value(plain: Any) -> object:
    if not isinstance(plain, dict):
        return plain
    return Figure(plain["figure"]) if "figure" in plain else words_of(plain)


def told(plain: dict[str, Any]) -> str:
    return said(words_of(plain)) if plain else ""

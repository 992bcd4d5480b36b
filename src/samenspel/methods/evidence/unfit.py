"""The one error of these methods: data, or what is asked of them, that gives no honest number."""

from __future__ import annotations

from samenspel.methods.unfitting import Unfitting
from samenspel.methods.words import N_, Words


class UnfitData(Unfitting):
    """`problem` is the sentence that says what is wrong, where, and what to do."""


def refuse(template: str, **values: object) -> UnfitData:
    """`raise refuse(N_("…"), …)`: the template is marked for the translators where it stands."""
    return UnfitData(Words(template, **values))


def refuse_below(name: str, value: int, least: int) -> None:
    """An option that counts something."""
    if value < least:
        raise refuse(N_("“{name}” is {value}; {least} is the least."), name=name, value=value, least=least)

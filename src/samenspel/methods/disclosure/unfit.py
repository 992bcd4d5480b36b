"""The one error of these methods: tables that cannot be, or what is asked of them that makes no sense."""

from __future__ import annotations

from samenspel.methods.unfitting import Unfitting
from samenspel.methods.words import Words


class UnfitTable(Unfitting):
    """`problem` is the sentence that says what is wrong and what to do."""


def unfit(template: str, **values: object) -> UnfitTable:
    """`raise unfit(N_("…"), …)`: the template is marked for the translators where it stands."""
    return UnfitTable(Words(template, **values))

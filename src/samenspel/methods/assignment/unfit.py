"""The one error of random assignment: a list and a design that do not go together."""

from __future__ import annotations

from samenspel.methods.unfitting import Unfitting
from samenspel.methods.words import Words


class UnfitFrame(Unfitting):
    """`problem` is the sentence that says what is wrong, and what to do."""


def refuse(template: str, **values: object) -> UnfitFrame:
    """`raise refuse(N_("…"), …)`: the template is marked for the translators where it stands."""
    return UnfitFrame(Words(template, **values))

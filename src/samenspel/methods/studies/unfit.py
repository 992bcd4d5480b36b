"""The one error of studies: a stamp or an export that cannot be used."""

from __future__ import annotations

from samenspel.methods.unfitting import Unfitting
from samenspel.methods.words import Words


class UnfitStudy(Unfitting):
    """`problem` is the sentence that says what is wrong, and what to do."""


def refuse(template: str, **values: object) -> UnfitStudy:
    """`raise refuse(N_("…"), …)`: the template is marked for the translators where it stands."""
    return UnfitStudy(Words(template, **values))

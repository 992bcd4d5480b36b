"""What makes no sense in a plan or in what a report is made of."""

from __future__ import annotations

from typing import NoReturn

from samenspel.methods.unfitting import Unfitting
from samenspel.methods.words import Words


class UnfitReport(Unfitting):
    """A plan that cannot be carried out, or numbers that do not agree."""


def refuse(template: str, **values: object) -> NoReturn:
    raise UnfitReport(Words(template, **values))

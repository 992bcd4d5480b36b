"""What each format cannot hold, in numbers."""

from __future__ import annotations

from dataclasses import dataclass

from samenspel.methods.words import Words

from .faults import Fault, refuse


@dataclass(frozen=True)
class Limits:
    """Of one format: bytes of UTF-8, or signs where `in_signs` says so."""

    format: str
    title: int
    label: int
    value_label: int
    text: int
    variables: int
    wide: int
    """So many with the larger edition of the program."""
    edition: str = ""
    in_signs: bool = False
    pads: bool = False
    """Texts are filled up with blanks, so that those at their end are lost."""


SAV = Limits(
    "SPSS (.sav)", title=64, label=256, value_label=120, text=32_767, variables=32_767, wide=32_767, pads=True
)
"""IBM SPSS Statistics: labels and texts in bytes."""
DTA = Limits(
    "Stata (.dta)",
    title=80,
    label=80,
    value_label=8_000,
    text=2_000_000_000,
    variables=2_047,
    wide=32_767,
    edition="Stata/SE",
    in_signs=True,
)
"""Release 14 (format 118), which Stata 14 and later open in every edition, with no more than 2,047 variables
in the basic one; texts over 2,045 bytes become strL."""


def refuse_too_many(limits: Limits, number: int, *, wide: bool) -> None:
    """Raises UnfitAnswers, with the number, rather than write a file that does not open."""
    if number <= (limits.wide if wide else limits.variables):
        return
    if number <= limits.wide:
        words = Words(
            "There are {number} columns; {format} holds {most}, and {wide} only in {edition}. Ask for a wide "
            "file, choose another format or fewer variables.",
            number=number,
            format=limits.format,
            most=limits.variables,
            wide=limits.wide,
            edition=limits.edition,
        )
    else:
        words = Words(
            "There are {number} columns; {format} holds {most}. Choose another format or fewer variables.",
            number=number,
            format=limits.format,
            most=limits.wide,
        )
    refuse([Fault(words)])

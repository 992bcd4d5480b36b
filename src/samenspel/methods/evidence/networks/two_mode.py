"""Who comes to what: people and evenings, meetings, groups."""

from __future__ import annotations

from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Data, Floats, Ints
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.representation.unequal import concentration
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Method, Result, Table
from samenspel.methods.evidence.rscript import name, read_data
from samenspel.methods.words import Words

from .edges import Ties, two_modes


@listed(
    "Who comes to what: how full the table of people and meetings is, and how unequally people come.",
    person="the column with the person",
    meeting="the column with the meeting (evening, group) they came to",
)
def attendance(data: Any, person: str, meeting: str) -> Result:
    """A network of two kinds of ends, one tie a row: density, Gini's coefficient of how often people come and
    of how full meetings are, and who meets whom (Breiger 1974, doi 10.2307/2576011). Raises UnfitData.

    >>> rows = {"who": ["Ann", "Ann", "Bea"], "when": ["May", "June", "May"]}
    >>> attendance(rows, "who", "when").numbers["density"]
    0.75
    """
    whole = Data.of(data)
    kept, left_out = whole.complete([person, meeting])
    ties = two_modes(whole.where(kept), person, meeting)
    people, meetings = len(ties.names), len(ties.others)
    came, full = np.bincount(ties.one), np.bincount(ties.other)
    met = _met(ties)
    density = len(ties.one) / (people * meetings)
    gini = _gini(came)
    return Result(
        Method("network of people and meetings", "Breiger 1974, doi 10.2307/2576011"),
        (),
        people,
        Words(
            "{people} people came to {meetings} meetings {times} times, {density} of all that could be; how "
            "often they came is spread with a Gini coefficient of {gini}.",
            people=people,
            meetings=meetings,
            times=len(ties.one),
            density=f"{density:.1%}",
            gini=f"{gini:.2f}",
        ),
        unit="people",
        left_out=(*left_out, *ties.left_out),
        assumptions=(Assumption(Words("people who never came are not in the data"), UNKNOWN),),
        numbers={
            "meetings": meetings,
            "ties": len(ties.one),
            "density": density,
            "Gini of attendance": gini,
            "Gini of meetings": _gini(full),
            "pairs of people who met": int((np.triu(met, 1) > 0).sum()),
        },
        tables=(
            _table("people", ties.names, came, (met > 0).sum(axis=1) - 1),
            Table("meetings", ("", "people"), tuple(zip(ties.others, full.tolist(), strict=True))),
        ),
        r_code=(
            *read_data(whole),
            f"a <- (table(d${name(person)}, d${name(meeting)}) > 0) + 0",
            "c(dim(a), sum(a), mean(a), sum((a %*% t(a))[upper.tri(diag(nrow(a)))] > 0))",
        ),
    )


def _met(ties: Ties) -> Floats:
    """(people, people) at how many meetings both were."""
    table = np.zeros((len(ties.names), len(ties.others)))
    table[ties.one, ties.other] = 1
    return np.asarray(table @ table.T)


def _gini(counts: Ints) -> float:
    amounts = counts.astype(float)
    return concentration(amounts, amounts, np.ones(len(amounts))).index


def _table(called: str, names: tuple[str, ...], came: Ints, met: Ints) -> Table:
    order = np.argsort(-came, kind="stable").tolist()
    return Table(
        called, ("", "came", "met"), tuple((names[one], int(came[one]), int(met[one])) for one in order)
    )

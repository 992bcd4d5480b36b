"""Who comes to what: people and evenings, meetings, groups."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Floats, Ints
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.representation.unequal import concentration
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Method, Result, Table
from samenspel.methods.evidence.rscript import name, read_data
from samenspel.methods.evidence.used import Used
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
    used = Used.of(data, person, meeting)
    found = Attendance(two_modes(used.rows, person, meeting))
    return used.result(
        Method("network of people and meetings", "Breiger 1974, doi 10.2307/2576011"),
        (),
        found.sentence(),
        n=found.people,
        unit="people",
        left_out=(*used.left_out, *found.ties.left_out),
        assumptions=(Assumption(Words("people who never came are not in the data"), UNKNOWN),),
        numbers=found.numbers(),
        tables=found.tables(),
        r_code=(
            *read_data(used.whole),
            f"a <- (table(d${name(person)}, d${name(meeting)}) > 0) + 0",
            "c(dim(a), sum(a), mean(a), sum((a %*% t(a))[upper.tri(diag(nrow(a)))] > 0))",
        ),
    )


@dataclass(frozen=True, eq=False)
class Attendance:
    """Ties of people and meetings."""

    ties: Ties

    @property
    def people(self) -> int:
        return len(self.ties.names)

    @property
    def meetings(self) -> int:
        return len(self.ties.others)

    @property
    def density(self) -> float:
        return len(self.ties.one) / (self.people * self.meetings)

    @property
    def came(self) -> Ints:
        """(people,) how often."""
        return np.bincount(self.ties.one)

    @property
    def full(self) -> Ints:
        """(meetings,) how many came."""
        return np.bincount(self.ties.other)

    @cached_property
    def met(self) -> Floats:
        """(people, people) at how many meetings both were."""
        table = np.zeros((self.people, self.meetings))
        table[self.ties.one, self.ties.other] = 1
        return np.asarray(table @ table.T)

    def numbers(self) -> dict[str, float | int]:
        return {
            "meetings": self.meetings,
            "ties": len(self.ties.one),
            "density": self.density,
            "Gini of attendance": _gini(self.came),
            "Gini of meetings": _gini(self.full),
            "pairs of people who met": int((np.triu(self.met, 1) > 0).sum()),
        }

    def tables(self) -> tuple[Table, Table]:
        order, met = np.argsort(-self.came, kind="stable").tolist(), (self.met > 0).sum(axis=1) - 1
        people = tuple((self.ties.names[one], int(self.came[one]), int(met[one])) for one in order)
        meetings = tuple(zip(self.ties.others, self.full.tolist(), strict=True))
        return Table("people", ("", "came", "met"), people), Table("meetings", ("", "people"), meetings)

    def sentence(self) -> Words:
        return Words(
            "{people} people came to {meetings} meetings {times} times, {density} of all that could be; how "
            "often they came is spread with a Gini coefficient of {gini}.",
            people=self.people,
            meetings=self.meetings,
            times=len(self.ties.one),
            density=f"{self.density:.1%}",
            gini=f"{_gini(self.came):.2f}",
        )


def _gini(counts: Ints) -> float:
    amounts = counts.astype(float)
    return concentration(amounts, amounts, np.ones(len(amounts))).index

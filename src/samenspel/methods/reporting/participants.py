"""Who took part, against the census: groups that are missing, and how much that may bend what they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from samenspel.methods.decimals import NoNumber, read_number
from samenspel.methods.evidence import Data, UnfitData
from samenspel.methods.evidence.representation import representation
from samenspel.methods.files import Source
from samenspel.methods.tables import Table
from samenspel.methods.words import N_, Words

from .flow import wilson
from .unfit import UnfitReport, refuse

Census = Mapping[str, Mapping[str, float]]
"""Of each column how many people, or which share, each level has."""
NOTABLE = 0.1
"""Of a standardised difference: from here on it is one to look at (Austin 2009, doi 10.1002/sim.3697)."""
HEADS = ("variable", "category", "people")


@dataclass(frozen=True)
class Group:
    """One level of a column. `share`, with `low` and `high`, of those who took part, `census` of everyone;
    `difference` of both in standard deviations."""

    variable: str
    level: str
    people: int
    share: float
    low: float
    high: float
    census: float

    @property
    def difference(self) -> float:
        """
        >>> round(Group("sex", "m", 30, 0.3, 0.22, 0.4, 0.5).difference, 3)
        -0.417
        """
        spread = (self.share * (1 - self.share) + self.census * (1 - self.census)) / 2
        return (self.share - self.census) / spread**0.5 if spread > 0 else 0.0

    @property
    def is_missed(self) -> bool:
        """Fewer than the census lets expect, by more than chance."""
        return self.high < self.census

    @property
    def is_notable(self) -> bool:
        return abs(self.difference) >= NOTABLE


@dataclass(frozen=True)
class Represented:
    """`n`: of all who took part, those of whom something is known. `indicators`: by column, the R-indicator:
    1 where every group took part as often, less the more they differ; where the census counts people."""

    n: int
    groups: tuple[Group, ...]
    indicators: Mapping[str, float]
    dissimilarity: Mapping[str, float]

    @property
    def missed(self) -> list[Group]:
        return sorted((one for one in self.groups if one.is_missed), key=lambda one: one.difference)


def against_census(data: object, census: Census, *, level: float = 0.95) -> Represented:
    """Raises UnfitReport for people of a level that the census has not.

    >>> people = {"sex": ["f"] * 30 + ["m"] * 10}
    >>> found = against_census(people, {"sex": {"f": 500, "m": 500}})
    >>> [one.level for one in found.missed], round(found.indicators["sex"], 3)
    (['m'], 0.96)
    """
    whole = Data.of(data)
    try:
        result = representation(whole, census, draws=1)
    except UnfitData as error:
        raise UnfitReport(error.problem) from None
    groups = tuple(_groups(result.tables, level))
    counts = {column: [one.people for one in groups if one.variable == column] for column in census}
    return Represented(
        whole.n,
        groups,
        {
            column: indicator(counts[column], [*table.values()])
            for column, table in census.items()
            if _is_counted(counts[column], table)
        },
        {column: float(result.numbers[f"dissimilarity by {column}"]) for column in census},
    )


def indicator(people: list[int], population: list[float]) -> float:
    """The R-indicator of response by one variable: 1 - 2 S, S the standard deviation over everyone of the
    chance to take part (Schouten, Cobben & Bethlehem 2009, Survey Methodology 35(1), 101-113).

    >>> indicator([50, 50], [100, 100]), round(indicator([80, 20], [100, 100]), 2)
    (1.0, 0.4)
    """
    everyone, chance = sum(population), sum(people) / sum(population)
    variance = sum(
        many / everyone * (took / many - chance) ** 2
        for took, many in zip(people, population, strict=True)
        if many
    )
    return float(1 - 2 * variance**0.5)


def read_census(source: Source) -> dict[str, dict[str, float]]:
    """A CSV file with the columns variable, category and people (or shares of them). Raises MalformedFile,
    and UnfitReport for what is no number, or stands there twice.

    >>> read_census(b"variable,category,people\\nsex,f,510\\nsex,m,490\\n")
    {'sex': {'f': 510.0, 'm': 490.0}}
    """
    table = Table(source)
    if list(table.names) != list(HEADS):
        refuse(
            N_("The first line of the file must be: {heads}; it is: {names}."),
            heads=", ".join(HEADS),
            names=", ".join(table.names),
        )
    found: dict[str, dict[str, float]] = {}
    for line, (variable, category, people) in table.rows():
        levels = found.setdefault(variable.strip(), {})
        if category.strip() in levels:
            refuse(
                N_("Line {line}: “{category}” of “{variable}” stands there twice."),
                line=line,
                category=category,
                variable=variable,
            )
        levels[category.strip()] = _number(line, people)
    if not found:
        refuse(N_("There is nothing in the file below its first line."))
    if empty := [name for name, levels in found.items() if sum(levels.values()) <= 0]:
        refuse(N_("Nobody is counted in “{name}”."), name=empty[0])
    return found


def _number(line: int, cell: str) -> float:
    try:
        found = float(read_number(cell))
    except NoNumber as error:
        raise UnfitReport(error.about(Words("“people” on line {line}", line=line))) from None
    if found < 0:
        refuse(N_("Line {line}: “{cell}” is less than nobody."), line=line, cell=cell)
    return found


def _groups(tables: tuple[Any, ...], level: float) -> Iterator[Group]:
    for table in tables:
        n = sum(row[1] for row in table.rows)
        for label, people, _share, census, _more in table.rows:
            part, low, high = wilson(people, n, level)
            yield Group(table.name, label, people, part, low, high, census)


def _is_counted(people: list[int], table: Mapping[str, float]) -> bool:
    """Of shares nobody knows who could have taken part."""
    return all(took <= many for took, many in zip(people, table.values(), strict=True)) and sum(people) > 0

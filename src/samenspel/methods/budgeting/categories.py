"""How the money that was spent is divided among categories of projects, beside how the votes are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import exp
from typing import Any

from samenspel.methods.shown import Telling, Told, canvas
from samenspel.methods.words import Words

from .election import Election
from .outcome import Outcome
from .sense import BadElection


@dataclass(frozen=True)
class Category:
    """`votes`: the part of the cost of what a voter listed that is in this category, averaged over all who
    listed something. `spent`: its part of the money spent. `projects` and `winners`: how many."""

    name: str
    votes: Fraction
    spent: Fraction
    projects: int
    winners: int


@dataclass(frozen=True)
class Categories(Telling):
    """The categories, those with most votes first. `index`: e to the power of minus the mean square of what
    lies between votes and spent; 1 is in proportion."""

    categories: tuple[Category, ...]

    @property
    def index(self) -> float:
        squares = [float(one.spent - one.votes) ** 2 for one in self.categories]
        return exp(-sum(squares) / len(squares))

    def __getitem__(self, name: str) -> Category:
        return next(one for one in self.categories if one.name == name)

    def __repr__(self) -> str:
        return f"<Categories: {len(self.categories)}, index {self.index:.4f}>"

    def told(self) -> Told:
        rows = [
            (one.name, f"{float(one.votes):.1%}", f"{float(one.spent):.1%}", one.projects, one.winners)
            for one in self.categories
        ]
        farthest = max(self.categories, key=lambda one: abs(one.spent - one.votes))
        sentence = (
            f"Farthest from the votes is {farthest.name}: {float(farthest.votes):.1%} of the votes, "
            f"{float(farthest.spent):.1%} of the money. Index of proportionality: {self.index:.4f}."
        )
        return Told(sentence, [("", ("category", "votes", "spent", "projects", "winners"), rows)])

    def plot(self) -> Any:
        """Axes of matplotlib: of each category the votes (light) and the money (dark); ImportError without
        it."""
        axes, places = canvas(2 * len(self.categories)), range(len(self.categories))
        for shift, color, label in ((-0.2, "lightgrey", "votes"), (0.2, "black", "spent")):
            parts = [float(getattr(one, label)) for one in self.categories]
            axes.barh([place + shift for place in places], parts, 0.4, color=color, label=label)
        axes.set_yticks(places, [one.name for one in self.categories])
        axes.invert_yaxis()
        axes.set(title="Votes and money by category", xlabel="part")
        axes.legend()
        return axes


def by_category(
    election: Election,
    winners: Outcome | Iterable[str],
    categories: Mapping[str, Iterable[str]] | None = None,
    column: str = "category",
) -> Categories:
    """Of `winners` (an outcome or ids). `categories` of each project by id; without them those in the
    `column` of the file, with commas between several. A project of several categories counts in full in each.
    Raises BadElection where no project has a category, or nobody voted.

    >>> election = Election.of_approvals({"a": 60, "b": 40}, [["a", "b"]], budget=60)
    >>> by_category(election, ["a"], {"a": ["green"], "b": ["sport"]})["green"].votes
    Fraction(3, 5)
    """
    of = _of_projects(election, categories, column)
    chosen = set(winners.winners if isinstance(winners, Outcome) else winners)
    names = list(dict.fromkeys(name for one in of for name in one))
    voted, spent = _voted(election, of), _spent(election, of, chosen)
    held = Counter(name for one in of for name in one)
    pairs = list(zip(election.projects, of, strict=True))
    won = Counter(name for project, one in pairs if project.id in chosen for name in one)
    found = [Category(name, voted[name], spent[name], held[name], won[name]) for name in names]
    return Categories(tuple(sorted(found, key=lambda one: (-one.votes, one.name))))


def _of_projects(
    election: Election, categories: Mapping[str, Iterable[str]] | None, column: str
) -> list[tuple[str, ...]]:
    """Of each project the categories, in order of the list."""
    if categories is None:
        cells = [project.extra.get(column, "") for project in election.projects]
        of = [
            tuple(dict.fromkeys(name.strip() for name in cell.split(",") if name.strip())) for cell in cells
        ]
    else:
        of = [tuple(dict.fromkeys(categories.get(project.id, ()))) for project in election.projects]
    if not any(of):
        raise BadElection(Words("no project has a category; name the column, or give them by project id."))
    return of


def _voted(election: Election, of: list[tuple[str, ...]]) -> dict[str, Fraction]:
    parts = dict.fromkeys((name for one in of for name in one), Fraction(0))
    heads = 0
    for start, end, times in zip(election.pointers, election.pointers[1:], election.weights, strict=False):
        listed = election.listed[start:end].tolist()
        whole = sum(election.costs[c] for c in listed)
        heads += int(times) if whole else 0
        for c in listed if whole else ():
            for name in of[c]:
                parts[name] += Fraction(election.costs[c] * int(times), whole)
    if not heads:
        raise BadElection(Words("nobody voted for a project that costs money."))
    return {name: part / heads for name, part in parts.items()}


def _spent(election: Election, of: list[tuple[str, ...]], chosen: set[str]) -> dict[str, Fraction]:
    won = [c for c, project in enumerate(election.projects) if project.id in chosen]
    whole = sum(election.costs[c] for c in won) or 1
    return {
        name: Fraction(sum(election.costs[c] for c in won if name in of[c]), whole)
        for name in dict.fromkeys(name for one in of for name in one)
    }

"""Gifts for matching, among them those of a ring that has agreed on them, and of one person with many
accounts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from samenspel.methods.matching import Gifts, Project
from samenspel.methods.words import Words

from .fitted import POPULARITY
from .randomness import Floats, Integers, Stream, quantile
from .shape import BadShape, check_seed, check_size
from .tables import write_table

AMOUNTS = (500, 1000, 1500, 2000, 2500, 5000, 10000, 25000)
AMOUNT_WEIGHTS = (20, 25, 8, 12, 15, 13, 6, 1)
PROJECTS_EACH = (60, 25, 10, 5)
"""How many honest givers of a hundred give to one, two, three or four projects. Like the amounts,
imagined."""


@dataclass(frozen=True)
class GiftShape:
    """`givers` are honest and give round amounts. `ring`: so many more people who have agreed to give
    `ring_amount` cents each to the same `ring_projects`, which few others want. `accounts`: so many more
    accounts of one person, who splits `account_amount` cents evenly among them, for one project."""

    givers: int = 500
    projects: int = 20
    seed: int = 0
    ring: int = 0
    ring_projects: int = 2
    ring_amount: int = 20000
    accounts: int = 0
    account_amount: int = 50000

    def __post_init__(self) -> None:
        check_size(Words("givers"), self.givers, 0, 10**7)
        check_size(Words("projects"), self.projects, 1, 10**5)
        check_size(Words("people in the ring"), self.ring, 0, 10**5)
        check_size(Words("projects of the ring"), self.ring_projects, 1, self.projects)
        check_size(Words("accounts"), self.accounts, 0, 10**5)
        check_size(Words("cents of the ring"), self.ring_amount, 1, 10**9)
        check_size(Words("cents of the accounts"), self.account_amount, max(1, self.accounts), 10**12)
        check_seed(self.seed)
        if self.givers + self.ring + self.accounts == 0:
            raise BadShape(Words("Somebody must give: ask for givers, a ring or accounts."))


@dataclass(frozen=True)
class GiftTruth:
    """Numbers of the givers in the ring and of the accounts, and the places of their projects."""

    ring: tuple[int, ...]
    ring_projects: tuple[int, ...]
    accounts: tuple[int, ...]
    account_project: int | None


def gift_round(shape: GiftShape) -> tuple[Gifts, GiftTruth]:
    """The gifts, with cheats mixed among honest givers, and who cheats. All givers of the shape are there."""
    stream = Stream(shape.seed, 7)
    popularity = quantile(POPULARITY, (stream.order(shape.projects) + 0.5) / shape.projects)
    least = np.argsort(popularity, kind="stable").astype(np.int64)
    names = stream.order(shape.givers + shape.ring + shape.accounts).astype(np.int64)
    ring = np.arange(shape.givers, shape.givers + shape.ring)
    accounts = np.arange(shape.givers + shape.ring, len(names))
    rows = np.vstack(
        [
            _honest(stream, shape, popularity),
            _ring(shape, ring, least[: shape.ring_projects]),
            _accounts(shape, accounts, int(least[-1])),
        ]
    )
    rows[:, 0] = names[rows[:, 0]]
    digits = len(str(shape.projects))
    projects = [Project(f"P{place + 1:0{digits}}") for place in range(shape.projects)]
    truth = GiftTruth(
        tuple(sorted(names[ring].tolist())),
        tuple(sorted(least[: shape.ring_projects].tolist())) if shape.ring else (),
        tuple(sorted(names[accounts].tolist())),
        int(least[-1]) if shape.accounts else None,
    )
    return Gifts.from_arrays(projects, rows), truth


def _honest(stream: Stream, shape: GiftShape, popularity: Floats) -> Integers:
    """Who picks a project twice gives to it once more."""
    times = 1 + stream.choose(PROJECTS_EACH, shape.givers)
    giver = np.repeat(np.arange(shape.givers), times)
    amounts = np.array(AMOUNTS, dtype=np.int64)[stream.choose(AMOUNT_WEIGHTS, len(giver))]
    return np.column_stack([giver, stream.choose(popularity, len(giver)), amounts]).astype(np.int64)


def _ring(shape: GiftShape, ring: Integers, projects: Integers) -> Integers:
    pairs = np.array([(person, project) for person in ring for project in projects], dtype=np.int64).reshape(
        -1, 2
    )
    return np.column_stack([pairs, np.full(len(pairs), shape.ring_amount)])


def _accounts(shape: GiftShape, accounts: Integers, project: int) -> Integers:
    each, more = divmod(shape.account_amount, max(1, len(accounts)))
    amounts = each + (np.arange(len(accounts)) < more)
    return np.column_stack([accounts, np.full(len(accounts), project), amounts]).astype(np.int64)


def write_gifts(found: Gifts, truth: GiftTruth, folder: Path) -> None:
    """`gifts.csv` as `samenspel match` reads it, and who cheats in `truth.csv`."""
    units = [f"{cents // 100}.{cents % 100:02d}" for cents in found.amount.tolist()]
    ids = [project.id for project in found.projects]
    rows = zip(found.giver.tolist(), [ids[place] for place in found.project.tolist()], units, strict=True)
    write_table(folder / "gifts.csv", ["giver", "project", "amount"], rows)
    cheats = [(giver, "ring") for giver in truth.ring] + [(giver, "accounts") for giver in truth.accounts]
    write_table(folder / "truth.csv", ["giver", "belongs to"], cheats)

"""Budget elections of any size as Pabulib files, without holding the voters in memory."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

import numpy as np

from .ballots import Block, join
from .budgets import BLOCK, BudgetShape, BudgetTruth, Layout, lay_out


def write_budget_election(shape: BudgetShape, stream: BinaryIO) -> BudgetTruth:
    """The same election as `budget_election`, in UTF-8, as Pabulib has it; voters and projects have the extra
    column `neighborhood`. Memory: 8 bytes for each voter, and one block of votes."""
    layout = lay_out(shape)
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=False)
    _write_head(text, layout)
    homes = []
    for number in layout.blocks:
        block = layout.block(number)
        homes.append(block.homes)
        text.write("\n".join(_lines(layout, block, number * BLOCK)) + "\n")
    text.flush()
    text.detach()
    return layout.truth(np.concatenate(homes))


def _write_head(text: io.TextIOWrapper, layout: Layout) -> None:
    table = csv.writer(text, delimiter=";", lineterminator="\n")
    table.writerows([["META"], ["key", "value"], *layout.meta().items(), ["PROJECTS"]])
    table.writerow(["project_id", "cost", "name", "neighborhood"])
    for project in layout.projects():
        table.writerow([project.id, project.cost // 100, project.name, project.extra["neighborhood"]])
    points = ["points"] if layout.shape.ballots == "points" else []
    table.writerows([["VOTES"], ["voter_id", "neighborhood", "vote", *points]])


def _lines(layout: Layout, block: Block, start: int) -> Iterator[str]:
    cells = [join([str(place + 1) for place in range(layout.shape.projects)], block)]
    if layout.shape.ballots == "points":
        cells.append(_joined_points(block))
    homes = block.homes.tolist()
    for voter, votes in enumerate(zip(*cells, strict=True)):
        yield f"{start + voter + 1};{homes[voter]};{';'.join(votes)}"


def _joined_points(block: Block) -> list[str]:
    points = list(map(str, block.points.tolist()))
    ends = np.cumsum(block.lengths).tolist()
    return [",".join(points[start:end]) for start, end in zip([0, *ends], ends, strict=False)]

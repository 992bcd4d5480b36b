"""The peer: sortition-algorithms (GPL-3), of the Sortition Foundation; never part of the product."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sortition_algorithms.adapters import CSVFileDataSource, SelectionData
from sortition_algorithms.committee_generation import (
    find_distribution_leximin,
    find_distribution_maximin,
    find_distribution_nash,
)
from sortition_algorithms.settings import Settings

GOALS = {
    "leximin": find_distribution_leximin,
    "maximin": find_distribution_maximin,
    "nash": find_distribution_nash,
}


def read(folder: Path, seats: int, copy: Path) -> tuple[Any, Any]:
    """`copy` is an empty folder: the peer wants a column with ids and its own names of columns."""
    people, quotas = (folder / name for name in ("people.csv", "quotas.csv"))
    header, *rows = people.read_text(encoding="utf-8").splitlines()
    with_id = header if "nationbuilder_id" in header else f"nationbuilder_id,{header}"
    numbered = rows if with_id == header else [f"{n},{row}" for n, row in enumerate(rows, 1)]
    (copy / "people.csv").write_text("\n".join([with_id, *numbered]) + "\n", encoding="utf-8")
    text = quotas.read_text(encoding="utf-8").replace("category,feature,min,max", "feature,value,min,max")
    (copy / "quotas.csv").write_text(text, encoding="utf-8")
    source = CSVFileDataSource(
        features_file=copy / "quotas.csv",
        people_file=copy / "people.csv",
        already_selected_file=None,
        selected_file=copy / "selected.csv",
        remaining_file=copy / "remaining.csv",
    )
    data = SelectionData(source)
    settings = Settings(id_column="nationbuilder_id", columns_to_keep=[])
    features, _report = data.load_features(seats)
    found, _report = data.load_people(settings, features)
    return features, found


def chances(features: Any, people: Any, seats: int, goal: str) -> dict[str, float]:
    panels, weights, _report = GOALS[goal](features, people, seats, [])
    found = dict.fromkeys(people, 0.0)
    for panel, weight in zip(panels, weights, strict=True):
        for id in panel:
            found[id] += float(weight)
    return found

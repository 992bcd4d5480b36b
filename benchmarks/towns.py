"""What the towns themselves decided, beside our count by the rule their file names."""

from __future__ import annotations

from pathlib import Path

from benchmarks.sections import Options, Section
from samenspel.methods.budgeting import Election, read_pabulib, tally, town_rule

UNTOLD = "says no rule of ours, or no selection"


def towns(options: Options) -> Section:
    """On every file that says both a rule we know and what was selected."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for path in sorted(options.files.glob("*.pb")):
        election = read_pabulib(path)
        same = as_selected(election)
        rule = UNTOLD if same is None else election.meta["rule"].strip().lower()
        found.setdefault(rule, []).append((_name(path), bool(same)))
    untold = len(found.pop(UNTOLD, []))
    return Section(
        title="The towns' own selections",
        before=(
            "Elections whose file names the rule and what was selected: counted here by that rule. "
            f"{untold} more files name a rule that is not offered here, or no selection. "
            "A tie that a town broke in its own way is a difference too: in Niskie Okęcie two projects had "
            "88 votes, and the town took the dearer one."
        ),
        header=("rule in the file", "elections", "the same selection", "others"),
        rows=[_row(rule, found[rule]) for rule in sorted(found)],
    )


def as_selected(election: Election) -> bool | None:
    """Whether the town's rule chooses what the town selected; None where the file does not tell."""
    rule = town_rule(election)
    if rule is None or not any("selected" in project.extra for project in election.projects):
        return None
    selected = {project.id for project in election.projects if project.extra.get("selected") == "1"}
    return set(tally(election, rule).winners) == selected


def _row(rule: str, found: list[tuple[str, bool]]) -> list[str]:
    others = [name for name, same in found if not same]
    return [rule, str(len(found)), str(len(found) - len(others)), ", ".join(others) or "–"]


def _name(path: Path) -> str:
    return path.stem.replace("_", " ")

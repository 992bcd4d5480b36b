"""The guards of reports: what was planned, what nobody sees too early, and what is told of few."""

from __future__ import annotations

from tests.guards.guard import Guard, method


def _assess(name: str, path: str, old: str, new: str, test: str = "reports") -> Guard:
    return Guard(name, f"phases/assess/{path}", old, new, (f"tests/phases/assess/test_{test}.py",))


GUARDS = [
    _assess(
        "nobody sees outcomes while people answer",
        "tasks/reports.py",
        "is_over(report.survey) and not is_blind",
        "not is_blind",
    ),
    _assess(
        "what could have been seen is told",
        "queries/plans.py",
        "if told.exists() or _was_shown(survey.initiative):",
        "if False:",
    ),
    _assess(
        "a section that was kept stays",
        "actions/reports.py",
        "if name not in version.parts:",
        "if True:",
        "reports_killed",
    ),
    _assess(
        "whoever withdrew is in no bundle",
        "actions/bundles.py",
        "if {*keys} - {*keys_for(agreement)}:",
        "if False:",
        "report_bundles",
    ),
    _assess(
        "whoever withdrew is not found by subtracting two versions",
        "queries/participation.py",
        "return before if before and _differ_by_few(exact, before) else told",
        "return told",
        "report_sections",
    ),
    _assess(
        "of few who did not come again nobody reads how many",
        "queries/participation.py",
        "many if is_told else None",
        "many",
        "report_sections",
    ),
    _assess(
        "a wave that is open tells no number",
        "queries/participation.py",
        "if is_over(wave):",
        "if True:",
        "report_sections",
    ),
    _assess(
        "a draft gives nobody its open data",
        "rules/bundles.py",
        "can_see & is_published & tells_openly, sees=can_see & is_published)",
        "can_see & tells_openly, sees=can_see)",
        "open_bundles",
    ),
    method(
        "reporting",
        "rows left out are part of what was planned",
        "plans.py",
        "return plan.exclusions, plan.seed, plan.level",
        "return plan.seed, plan.level",
        "plans",
    ),
]

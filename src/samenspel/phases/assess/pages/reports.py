"""What the pages of reports and their plans show."""

from typing import Any

from django.utils.translation import get_language

from samenspel.foundation.access import allow
from samenspel.foundation.ui.pages import Context
from samenspel.foundation.ui.words import said
from samenspel.methods.reporting import (
    CHECKLISTS,
    CHERRIES,
    CONSORT,
    GRIPP2,
    STROBE,
    Checklist,
    filled,
)
from samenspel.methods.reporting.sentences import BY_LOT
from samenspel.phases.assess.models.reports import Report, Stage, Version
from samenspel.phases.assess.pages.blocks import Section
from samenspel.phases.assess.pages.known import known_facts
from samenspel.phases.assess.pages.sections import findings_in, sections_of
from samenspel.phases.assess.queries.bundles import bundles_of
from samenspel.phases.assess.queries.plans import content_of, draft_of, plans_with_contents
from samenspel.tools.surveys.rules.people import drawing_of

STEPS = (
    "write_plan",
    "add_hypothesis",
    "lock_plan",
    "tell_facts",
    "put_census",
    "make_report",
    "open_outcomes",
)


def report_page(report: Report, person: Any) -> Context:
    """The plan, and the versions that this person may read."""
    draft = draft_of(report)
    may = {f"may_{verb}": bool(allow(person, f"assess.{verb}", report)) for verb in STEPS}
    versions = report.versions.all()
    if not may["may_make_report"]:
        versions = versions.filter(stage=Stage.PUBLISHED)
    return {
        "report": report,
        "initiative": report.initiative,
        "draft": draft,
        "draft_plan": content_of(draft) if draft else None,
        "locked": [(plan, content) for plan, content in plans_with_contents(report) if plan.locked_at],
        "versions": versions,
        "census": report.census,
        "drawing": drawing_of(report.survey) if report.survey else None,
        "may_change": allow(person, "initiatives.change_activity", report.activity),
        "checklists": [(slug_of(one), one.name) for one in CHECKLISTS],
        **may,
    }


def version_page(version: Version, person: Any) -> Context:
    report = version.report
    is_whole = version.stage != Stage.MAKING
    return {
        "version": version,
        "report": report,
        "initiative": report.initiative,
        "sections": sections_of(version.parts) if is_whole else [],
        "checklists": [*checklists_of(version)] if is_whole else [],
        "may_go_on_making": allow(person, "assess.go_on_making", version),
        "may_publish_version": allow(person, "assess.publish_version", version),
        "may_drop_version": allow(person, "assess.drop_version", version),
        "may_download_open_bundle": allow(person, "assess.download_open_bundle", version),
        "may_write_bundle": (may_write_bundle := allow(person, "assess.write_bundle", version)),
        "bundles": bundles_of(person, version) if may_write_bundle else [],
    }


def checklists_of(version: Version) -> list[tuple[Checklist, int, list[Any]]]:
    """Those that fit the design, each with how many of its items are filled in, and its lines."""
    facts = {**known_facts(version), **version.parts["told"]}
    found = []
    for checklist in fitting(version):
        lines = filled(checklist, facts)
        whole = sum(not line.missing for line in lines)
        shown = [
            (line.item.number, said(line.item.about), " ".join(map(str, line.said)), not line.said)
            for line in lines
        ]
        found.append((checklist, whole, shown))
    return found


def fitting(version: Version) -> list[Checklist]:
    """By a lot or without one; of a survey; and what citizens did in the study."""
    by_lot = any(one.hypothesis.method in BY_LOT for one in findings_in(version.parts))
    survey = [CHERRIES] if version.parts["about"]["survey"] else []
    return [CONSORT if by_lot else STROBE, *survey, GRIPP2]


def slug_of(checklist: Checklist) -> str:
    return checklist.name.split()[0].lower()


def version_on_paper(version: Version) -> Context:
    """For `assess/report.typ`."""
    return {
        "title": str(version.report),
        "language": get_language() or "",
        "lead": version.report.activity.summary,
        "kicker": f"{version.report.initiative} · {version}",
        "sections": [_on_paper(one) for one in sections_of(version.parts)],
    }


def _on_paper(section: Section) -> Context:
    blocks = [
        {
            "title": block.chart.title if block.chart else block.title,
            "mark": block.mark,
            "text": block.chart.description if block.chart else block.text,
            "items": [*block.items],
            "rows": _rows(block),
        }
        for block in section.blocks
    ]
    return {"title": section.title, "blocks": blocks}


def _rows(block: Any) -> list[list[str]]:
    if block.chart:
        return [[*block.chart.columns], *([label, words] for label, words in block.chart.rows)]
    return [[*map(str, block.heads)], *([*map(str, row)] for row in block.rows)] if block.rows else []

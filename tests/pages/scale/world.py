"""A report of the whole site."""

from samenspel.pages.scale.models import SiteReport

NOTHING = {"rows": [], "columns": [], "counts": [], "why": ""}
TOLD = {
    "k": 10,
    "months": [0, 0],
    "sides": NOTHING,
    "months_by_phase": NOTHING,
    "concentration": None,
    "checksums": {},
}


def words(initiative, author):
    """There is one site: theirs would be the same."""
    if not initiative.is_public:
        return {}
    return {"show_report": {"report_id": SiteReport.objects.create(told=TOLD).pk}}

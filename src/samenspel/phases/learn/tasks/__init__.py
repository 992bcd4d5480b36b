"""Long work of the learn phase, started by its name from wherever it stands."""

from samenspel.phases.learn.tasks.factors import compare_cases
from samenspel.phases.learn.tasks.findings import weigh_synthesis
from samenspel.phases.learn.tasks.imports import list_references, save_listed
from samenspel.phases.learn.tasks.panels import plan_reviews, strip_version
from samenspel.phases.learn.tasks.proceedings import make_volume
from samenspel.phases.learn.tasks.studies import analyse_study, announce_trial, draw_trial, export_study

__all__ = [
    "analyse_study",
    "announce_trial",
    "compare_cases",
    "draw_trial",
    "export_study",
    "list_references",
    "make_volume",
    "plan_reviews",
    "save_listed",
    "strip_version",
    "weigh_synthesis",
]

"""Long work of the learn phase, started by its name from wherever it stands."""

from samenspel.phases.learn.tasks.findings import weigh_synthesis
from samenspel.phases.learn.tasks.imports import list_references, save_listed
from samenspel.phases.learn.tasks.panels import plan_reviews, strip_version

__all__ = ["list_references", "plan_reviews", "save_listed", "strip_version", "weigh_synthesis"]

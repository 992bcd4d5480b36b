"""Long work of the learn phase, started by its name from wherever it stands."""

from samenspel.phases.learn.tasks.findings import weigh_synthesis
from samenspel.phases.learn.tasks.imports import list_references, save_listed

__all__ = ["list_references", "save_listed", "weigh_synthesis"]

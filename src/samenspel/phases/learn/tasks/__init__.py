"""Long work of the learn phase."""

from samenspel.phases.learn.tasks.imports import list_references, save_listed

__all__ = ["list_references", "save_listed"]

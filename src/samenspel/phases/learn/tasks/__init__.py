"""What is started by its name, from wherever it stands."""

from samenspel.phases.learn.tasks.panels import plan_reviews, strip_version

__all__ = ["plan_reviews", "strip_version"]

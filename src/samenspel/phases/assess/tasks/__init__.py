"""What is started by its name, from wherever it stands."""

from samenspel.phases.assess.tasks.indicators import fetch_source, weigh_indicator
from samenspel.phases.assess.tasks.reports import write_bundle, write_report

__all__ = ["fetch_source", "weigh_indicator", "write_bundle", "write_report"]

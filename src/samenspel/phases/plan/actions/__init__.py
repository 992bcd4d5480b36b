"""Importing elections and counting them."""

from samenspel.phases.plan.actions.importing import AlreadyImported, import_election, import_later
from samenspel.phases.plan.actions.tallying import save_tally, tally_round

__all__ = ["AlreadyImported", "import_election", "import_later", "save_tally", "tally_round"]

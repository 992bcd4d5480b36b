"""What changed when something began: some units before others, or one series before and after."""

from .did import did
from .series import interrupted_series
from .staggered import staggered_did
from .stepped import stepped_wedge

__all__ = ["did", "interrupted_series", "staggered_did", "stepped_wedge"]

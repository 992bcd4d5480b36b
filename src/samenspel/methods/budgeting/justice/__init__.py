"""Whether an outcome does justice to groups of voters, with the group where it does not.

ejr_plus(election, outcome), pjr(election, outcome), priceable(election, outcome)
"""

from .asked import Finding, Group
from .extended import ejr_plus
from .prices import Pricing, priceable
from .together import pjr

__all__ = ["Finding", "Group", "Pricing", "ejr_plus", "pjr", "priceable"]

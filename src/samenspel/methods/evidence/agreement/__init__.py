"""Agreement: do raters say the same of a case?"""

from .fleiss import fleiss
from .icc import icc
from .kappa import kappa
from .krippendorff import krippendorff

__all__ = ["fleiss", "icc", "kappa", "krippendorff"]

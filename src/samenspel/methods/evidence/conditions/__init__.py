"""Which combinations of conditions go with an outcome (QCA)."""

from .calibrate import calibrate
from .necessity import necessity
from .qca import qca
from .robust import qca_robustness
from .table import truth_table

__all__ = ["calibrate", "necessity", "qca", "qca_robustness", "truth_table"]

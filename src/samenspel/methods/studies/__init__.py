"""Studies whose plan was frozen before the data: the forms in which a plan goes out, stamps beside it, and an
export from which anyone finds out whether all of it is as it was said.

verify_export(read_export(Path("study.zip").read_bytes()))
"""

from .exports import Export, read_export, write_export
from .registration import DESIGNS, FIELDS, aspredicted, osf
from .standing import Standing, standing
from .steps import Step, step_digest
from .unfit import UnfitStudy
from .verifying import verify_export

__all__ = [
    "DESIGNS",
    "FIELDS",
    "Export",
    "Standing",
    "Step",
    "UnfitStudy",
    "aspredicted",
    "osf",
    "read_export",
    "standing",
    "step_digest",
    "verify_export",
    "write_export",
]

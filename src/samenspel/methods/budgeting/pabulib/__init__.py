"""Elections as files in the format of Pabulib (pabulib.org), the library of participatory budgeting."""

from .groups import read_groups
from .reading import read_pabulib
from .voters import read_ages
from .writing import write_pabulib

__all__ = ["read_ages", "read_groups", "read_pabulib", "write_pabulib"]

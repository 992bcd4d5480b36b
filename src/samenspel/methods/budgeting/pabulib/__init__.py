"""Elections as files in the format of Pabulib (pabulib.org), the library of participatory budgeting."""

from .reading import read_pabulib
from .voters import read_ages
from .writing import write_pabulib

__all__ = ["read_ages", "read_pabulib", "write_pabulib"]

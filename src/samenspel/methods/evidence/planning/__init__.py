"""How many tests, and how many people."""

from .many import many_tests
from .power import power

__all__ = ["many_tests", "power"]

"""How many tests, and how many people."""

from .many import many_tests

__all__ = ["many_tests"]

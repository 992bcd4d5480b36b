"""Answers out of files: which variable is which, and each row as what somebody answered, or what is wrong."""

from .reading import asked_of, read_returned
from .returned import Misfit, Returned, ReturnedFile

__all__ = ["Misfit", "Returned", "ReturnedFile", "asked_of", "read_returned"]

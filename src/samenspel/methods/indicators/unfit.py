"""The one error of series."""

from samenspel.methods.unfitting import Unfitting


class UnfitSeries(Unfitting):
    """`problem` is the sentence that says what is wrong, where, and what to do."""

"""Indicators: values of one thing period after period, and whether they changed more than they always do.

series = Series("visits", Rhythm.MONTH, readings)
found = judge(series, Aim.MORE, begins_on=date(2026, 1, 1))
found.state, found.limits, found.words
"""

from samenspel.methods.malformed import MalformedFile

from .judging import ENOUGH, RUN, Aim, Judgement, State, judge
from .limits import Limits, limits_of
from .read_values import UnfitValue, read_value, value_words
from .reading import Columns, Sent, SentRow, read_csv
from .reading_json import Path, read_json
from .rhythms import Rhythm, read_period
from .series import Reading, Series, apart
from .since import Change, NoChange, change_since
from .unfit import UnfitSeries

__all__ = [
    "ENOUGH",
    "RUN",
    "Aim",
    "Change",
    "Columns",
    "Judgement",
    "Limits",
    "MalformedFile",
    "NoChange",
    "Path",
    "Reading",
    "Rhythm",
    "Sent",
    "SentRow",
    "Series",
    "State",
    "UnfitSeries",
    "UnfitValue",
    "apart",
    "change_since",
    "judge",
    "limits_of",
    "read_csv",
    "read_json",
    "read_period",
    "read_value",
    "value_words",
]

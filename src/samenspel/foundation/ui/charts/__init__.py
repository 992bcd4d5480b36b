"""Charts as SVG text with their tables, made on the server; shown by `<c-figure-chart :chart="…" />`.

Lengths along a chart are percentages of its width, lengths across it and letters are in em: a chart fits a
phone and a wide screen alike, grows with the reader's letters, and needs no style attribute and no script.
"""

from samenspel.foundation.ui.charts.bars import bars
from samenspel.foundation.ui.charts.chart import Bar, Chart, LegendEntry, Marker
from samenspel.foundation.ui.charts.columns import columns
from samenspel.foundation.ui.charts.dots import dots
from samenspel.foundation.ui.charts.flow import Stop, flow
from samenspel.foundation.ui.charts.forest import Interval, forest, funnel
from samenspel.foundation.ui.charts.lines import Band, Line, Moment, lines
from samenspel.foundation.ui.charts.parts import budget, shares
from samenspel.foundation.ui.charts.scatter import Axis, Dot, scatter
from samenspel.foundation.ui.charts.stacks import Stack, stacks

__all__ = [
    "Axis",
    "Band",
    "Bar",
    "Chart",
    "Dot",
    "Interval",
    "LegendEntry",
    "Line",
    "Marker",
    "Moment",
    "Stack",
    "Stop",
    "bars",
    "budget",
    "columns",
    "dots",
    "flow",
    "forest",
    "funnel",
    "lines",
    "scatter",
    "shares",
    "stacks",
]

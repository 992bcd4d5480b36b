"""How many there were at each step, one box below the other, and between two boxes who left, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from samenspel.foundation.ui.charts.chart import Chart, Columns, drawing, joined, n, short

BOX, LINE, GAP = 2.2, 1.7, 0.9
STEM, TWIG = 1.2, 2.6  # em from the left: the line down, and where a line of who left begins
LONGEST = 40  # label and number together, on a phone
LEFT = "\N{EN DASH}\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Stop:
    """`text`: how many, as it is written. `left`: of those who are not in the next box why, and how many."""

    label: str
    text: str
    left: Sequence[tuple[str, str]] = ()


def flow(title: str, stops: Sequence[Stop], *, columns: Columns = ("", ""), description: str = "") -> Chart:
    """In the table, too, who left stands below the step after which they left."""
    tops = [*_tops(stops)]
    drawn = joined(_stop(one, top, one is stops[-1]) for one, top in zip(stops, tops, strict=True))
    height = tops[-1] + BOX + LINE * len(stops[-1].left) if stops else 0
    return Chart(
        title,
        drawing(title, description, "flow", height, drawn),
        columns,
        tuple(_rows(stops)),
        (),
        description,
    )


def _tops(stops: Sequence[Stop]) -> Iterator[float]:
    top = 0.0
    for one in stops:
        yield top
        top += BOX + LINE * len(one.left) + GAP


def _stop(stop: Stop, top: float, is_last: bool) -> SafeString:
    foot = top + BOX + LINE * len(stop.left)
    left = [_twig(label, text, top + BOX + LINE * place) for place, (label, text) in enumerate(stop.left)]
    if not is_last:
        return joined([_box(stop, top), _stem(top + BOX, foot + GAP), _head(foot + GAP), *left])
    return joined([_box(stop, top), *([_stem(top + BOX, foot - 0.6)] if left else []), *left])


def _box(stop: Stop, top: float) -> SafeString:
    return format_html(
        '<rect class="sp-chart__box" x="0" y="{}em" width="100%" height="{}em" rx="0.4em"/>'
        '<text x="0" dx="0.7em" y="{}em">{}</text>'
        '<text class="sp-chart__value" x="100%" dx="-0.7em" y="{}em" text-anchor="end">{}</text>',
        n(top), n(BOX), n(top + 1.45), short(stop.label, LONGEST - len(stop.text)), n(top + 1.45), stop.text,
    )  # fmt: skip


def _stem(top: float, foot: float) -> SafeString:
    return format_html(
        '<line class="sp-chart__axis" x1="{0}em" x2="{0}em" y1="{1}em" y2="{2}em"/>', n(STEM), n(top), n(foot)
    )


def _head(foot: float) -> SafeString:
    stroke = '<line class="sp-chart__axis" x1="{}em" x2="{}em" y1="{}em" y2="{}em"/>'
    return joined(
        format_html(stroke, n(STEM + side), n(STEM), n(foot - 0.45), n(foot)) for side in (-0.35, 0.35)
    )


def _twig(label: str, text: str, top: float) -> SafeString:
    return format_html(
        '<line class="sp-chart__axis" x1="{0}em" x2="{1}em" y1="{2}em" y2="{2}em"/>'
        '<text class="sp-chart__quiet" x="{1}em" dx="0.4em" y="{3}em">{4}</text>'
        '<text x="100%" dx="-0.7em" y="{3}em" text-anchor="end">{5}</text>',
        n(STEM), n(TWIG), n(top + 1.1), n(top + 1.45), short(label, LONGEST - len(text) - 4), text,
    )  # fmt: skip


def _rows(stops: Sequence[Stop]) -> Iterator[tuple[str, str]]:
    for one in stops:
        yield one.label, one.text
        yield from ((f"{LEFT}{label}", text) for label, text in one.left)

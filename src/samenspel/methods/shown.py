"""Numbers with names as text, as a page, as JSON and as a picture."""

from __future__ import annotations

import html
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, NamedTuple

from .words import Words

DIGITS, MOST_ROWS = 12, 60
Cell = str | float | int | None
Rows = Sequence[Sequence[Cell]]
Shown = tuple[str, Sequence[str], Rows]
"""A caption, the heads of the columns, and the rows."""
Sayings = Iterable[tuple[str, str]]


class Told(NamedTuple):
    """All that a reader is told of a result: a sentence, tables, and what is said below them."""

    sentence: str
    tables: Sequence[Shown]
    sayings: Sequence[tuple[str, str]] = ()


class Telling:
    """A result that shows itself; `told` says what of it."""

    def told(self) -> Told:
        raise NotImplementedError

    def table(self) -> str:
        """Everything a reader needs, as text."""
        return as_text(*self.told())

    def _repr_html_(self) -> str:
        """The same for a notebook, where long tables are cut."""
        sentence, tables, sayings = self.told()
        return as_page(sentence, [_cut(*table) for table in tables], sayings)


def as_json(thing: object) -> str:
    """Keys in the order of the classes, 12 significant digits."""
    return json.dumps(_plain(thing), ensure_ascii=False, indent=2)


def _plain(thing: object) -> object:
    if isinstance(thing, Words):
        return str(thing)
    if isinstance(thing, float):
        return float(f"{thing:.{DIGITS}g}") if math.isfinite(thing) else str(thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        return {one.name: _plain(getattr(thing, one.name)) for one in fields(thing)}
    if isinstance(thing, Mapping):
        return {str(key): _plain(value) for key, value in thing.items()}
    if isinstance(thing, tuple | list):
        return [_plain(value) for value in thing]
    return thing.isoformat() if isinstance(thing, date) else thing


def as_text(sentence: str, tables: Iterable[Shown], sayings: Sayings) -> str:
    parts = [sentence]
    for name, columns, rows in tables:
        parts.append("\n".join([*([name] if name else []), *_lined_up([columns, *rows])]))
    said = "\n".join(f"{about}: {text}" for about, text in sayings)
    return "\n\n".join([*parts, said] if said else parts)


def as_page(sentence: str, tables: Iterable[Shown], sayings: Sayings) -> str:
    parts = [f"<p>{html.escape(sentence)}</p>"]
    for name, columns, rows in tables:
        head = "".join(f'<th scope="col">{html.escape(column)}</th>' for column in columns)
        body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
        caption = f"<caption>{html.escape(name)}</caption>" if name else ""
        parts.append(f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")
    said = "".join(f"<dt>{html.escape(about)}</dt><dd>{html.escape(text)}</dd>" for about, text in sayings)
    return f"<div>{''.join(parts)}{f'<dl>{said}</dl>' if said else ''}</div>"


def drawn(title: str, points: Sequence[tuple[str, float, float, float]]) -> Any:
    """Axes of matplotlib: of each name the number, and the interval from low to high."""
    axes = canvas(len(points))
    for place, (_name, value, low, high) in enumerate(reversed(points)):
        axes.plot([low, high], [place, place], color="black", linewidth=1)
        axes.plot([value], [place], marker="o", color="black")
    axes.set_yticks(range(len(points)), [point[0] for point in reversed(points)])
    axes.set_title(title)
    return axes


def barred(title: str, bars: Sequence[tuple[str, float, bool]]) -> Any:
    """Axes of matplotlib: of each name a bar, the first on top, dark where it stands out."""
    axes = canvas(len(bars))
    for place, (_name, length, stands_out) in enumerate(reversed(bars)):
        axes.barh(place, length, color="black" if stands_out else "lightgrey")
    axes.set_yticks(range(len(bars)), [bar[0] for bar in reversed(bars)])
    axes.set_title(title)
    return axes


def canvas(rows: int) -> Any:
    """Empty axes of matplotlib, high enough for so many rows."""
    from matplotlib import pyplot  # only here: nobody needs it to compute

    return pyplot.subplots(figsize=(6, 1 + 0.35 * rows))[1]


def number(value: Cell) -> str:
    """As a reader wants it: four decimals, more only for what is small."""
    if isinstance(value, float):
        return f"{value:.4f}" if 0.001 <= abs(value) < 10**6 else f"{value:.4g}"
    return "" if value is None else str(value)


def _cut(name: str, columns: Sequence[str], rows: Rows) -> Shown:
    """With no more rows than fit on a few screens, and how many there are besides."""
    if len(rows) <= MOST_ROWS:
        return name, columns, rows
    more = [f"… and {len(rows) - MOST_ROWS} more", *[""] * (len(columns) - 1)]
    return name, columns, [*rows[:MOST_ROWS], more]


def _cell(value: Cell) -> str:
    return f"<td>{html.escape(number(value))}</td>"


def _lined_up(rows: Rows) -> list[str]:
    """Words to the left, numbers to the right; `rows` begin with the heads."""
    cells = [[number(cell) for cell in row] for row in rows]
    columns = list(zip(*cells, strict=True))
    widths = [max(map(len, column)) for column in columns]
    left = [place == 0 or _are_words(column[1:]) for place, column in enumerate(columns)]
    return [
        "  ".join(
            cell.ljust(width) if to_left else cell.rjust(width)
            for cell, width, to_left in zip(row, widths, left, strict=True)
        ).rstrip()
        for row in cells
    ]


def _are_words(cells: Sequence[str]) -> bool:
    """Numbers, amounts among them, end in a digit."""
    return any(cell and not cell[-1].isdigit() for cell in cells)

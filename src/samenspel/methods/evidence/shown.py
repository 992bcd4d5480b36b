"""Numbers with names as text, as a page, as JSON and as a picture."""

from __future__ import annotations

import html
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from samenspel.methods.words import Words

DIGITS = 12
Cell = str | float | int | None
Rows = Sequence[Sequence[Cell]]
Shown = tuple[str, Sequence[str], Rows]
"""A caption, the heads of the columns, and the rows."""
Sayings = Iterable[tuple[str, str]]


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
    return thing


def as_text(sentence: str, tables: Iterable[Shown], sayings: Sayings) -> str:
    parts = [sentence]
    for name, columns, rows in tables:
        parts.append("\n".join([*([name] if name else []), *_lined_up([columns, *rows])]))
    return "\n\n".join([*parts, "\n".join(f"{about}: {said}" for about, said in sayings)])


def as_page(sentence: str, tables: Iterable[Shown], sayings: Sayings) -> str:
    parts = [f"<p>{html.escape(sentence)}</p>"]
    for name, columns, rows in tables:
        head = "".join(f'<th scope="col">{html.escape(column)}</th>' for column in columns)
        body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
        caption = f"<caption>{html.escape(name)}</caption>" if name else ""
        parts.append(f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")
    said = "".join(f"<dt>{html.escape(about)}</dt><dd>{html.escape(text)}</dd>" for about, text in sayings)
    return f"<div>{''.join(parts)}<dl>{said}</dl></div>"


def drawn(title: str, points: Sequence[tuple[str, float, float, float]]) -> Any:
    """Axes of matplotlib: of each name the number, and the interval from low to high."""
    from matplotlib import pyplot  # only here: nobody needs it to compute

    axes = pyplot.subplots(figsize=(6, 1 + 0.35 * len(points)))[1]
    for place, (_name, value, low, high) in enumerate(reversed(points)):
        axes.plot([low, high], [place, place], color="black", linewidth=1)
        axes.plot([value], [place], marker="o", color="black")
    axes.set_yticks(range(len(points)), [point[0] for point in reversed(points)])
    axes.set_title(title)
    return axes


def number(value: Cell) -> str:
    """As a reader wants it: four decimals, more only for what is small."""
    if isinstance(value, float):
        return f"{value:.4f}" if 0.001 <= abs(value) < 10**6 else f"{value:.4g}"
    return "" if value is None else str(value)


def _cell(value: Cell) -> str:
    return f"<td>{html.escape(number(value))}</td>"


def _lined_up(rows: Rows) -> list[str]:
    """Words to the left, numbers to the right."""
    cells = [[number(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]

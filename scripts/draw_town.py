#!/usr/bin/env python3
"""Draws the map of the demo town, which exists nowhere else, in the colours of the theme.

`python -m scripts.draw_town` after a change of it; the picture is committed.
"""

import io
import itertools
import math
import random
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from samenspel.pages.demo.map import HIGH, MAP, SPOTS, WIDE

ROOT = Path(__file__).resolve().parent.parent
FONT = ROOT / "src/samenspel/foundation/ui/static/ui/vendor/fonts/bricolage-grotesque-latin-wght-normal.woff2"
FINE = 3  # drawn larger, then made smaller, for smooth edges
LAND, BLOCK, HOUSE, LINE = "#f4f2ed", "#eae7e2", "#dcd9d3", "#ffffff"
WATER, WATER_EDGE, PARK, TREE = "#bcddfe", "#9acbfa", "#d4f1da", "#9ed5ac"
SQUARE, RAIL, TRAM, WORDS, WATER_WORDS = "#ffe1d2", "#95928a", "#d7743b", "#49463f", "#00497c"

CANAL = [(-40, 640), (180, 655), (420, 700), (640, 770), (860, 800), (1130, 790), (1360, 835), (1640, 905)]
POND = (1190, 250, 1330, 345)
PARKS = [
    [(1085, 165), (1430, 130), (1480, 330), (1390, 425), (1120, 400)],
    [(610, 500), (780, 470), (830, 570), (690, 640)],
    [(90, 790), (330, 800), (390, 880), (110, 905)],
]
AVENUES = [
    [(-40, 455), (260, 440), (560, 420), (900, 430), (1210, 480), (1640, 520)],
    [(420, -40), (455, 210), (560, 420), (640, 640), (700, 780), (720, 1110)],
    [(1010, -40), (985, 220), (900, 430), (930, 640), (960, 795), (1050, 1110)],
    [(-40, 960), (420, 930), (710, 940), (1010, 960), (1640, 1010)],
]
STREETS = [
    [(-40, 230), (200, 225), (455, 210), (720, 235), (985, 220), (1090, 210)],
    [(120, -40), (150, 230), (260, 440), (275, 600)],
    [(720, -40), (720, 235), (745, 425), (780, 470), (830, 570), (850, 722)],
    [(260, 440), (610, 560), (860, 640), (930, 640), (1240, 655), (1640, 690)],
    [(455, 210), (620, 330), (745, 425)],
    [(1240, 655), (1210, 480), (1120, 400)],
    [(1210, 480), (1500, 455), (1640, 380)],
    [(1430, 505), (1440, 680), (1446, 790)],
    [(150, 80), (430, 75), (720, 60), (1000, 75), (1300, 60), (1640, 70)],
    [(1290, 885), (1300, 1110)],
    [(1480, 330), (1640, 250)],
    [(985, 220), (1085, 300), (1120, 400)],
    [(60, 230), (70, 450), (80, 585)],
]
RAILWAY = [(-40, 330), (300, 345), (700, 305), (1010, 130), (1210, -40)]


SEEN = {
    "lindeplein": (SQUARE, (34, 27)),
    "playground molenhof": (PARK, (62, 30)),
    "community centre": (SQUARE, (30, 20)),
    "schoolstraat": (SQUARE, (34, 20)),
    "station": (SQUARE, (44, 15)),
    "tram stop": (TRAM, (8, 8)),
}


def main() -> None:
    random.seed(7)
    picture = Image.new("RGB", (WIDE * FINE, HIGH * FINE), LAND)
    pen = ImageDraw.Draw(picture)
    taken = [*map(smooth, [CANAL, *AVENUES, *STREETS, RAILWAY])]
    houses(pen, taken)
    for park in PARKS:
        green(pen, park)
    water(pen)
    for street in STREETS:
        road(pen, street, 15, HOUSE)
    for avenue in AVENUES:
        road(pen, avenue, 24, HOUSE)
    for street in STREETS:
        road(pen, street, 11, LINE)
    for avenue in AVENUES:
        road(pen, avenue, 19, LINE)
    railway(pen)
    places(pen)
    names(picture)
    small = picture.resize((WIDE, HIGH), Image.Resampling.LANCZOS)
    stream = io.BytesIO()
    small.save(stream, "WEBP", quality=84, method=6)
    MAP.write_bytes(stream.getvalue())
    print(f"{MAP.name}: {len(stream.getvalue()) / 1000:.0f} kB")


def smooth(points: list[tuple[float, float]], steps: int = 12) -> list[tuple[float, float]]:
    """A curve through the points (Catmull-Rom)."""
    ends = [points[0], *points, points[-1]]
    curve = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for step in range(steps):
            t = step / steps
            curve.append(tuple(_between(a[i], b[i], c[i], d[i], t) for i in (0, 1)))
    return [*curve, points[-1]]


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def fine(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return [(x * FINE, y * FINE) for x, y in points]


def road(pen: ImageDraw.ImageDraw, points: list[tuple[float, float]], width: float, colour: str) -> None:
    curve = fine(smooth(points))
    pen.line(curve, fill=colour, width=round(width * FINE), joint="curve")
    for x, y in (curve[0], curve[-1]):
        reach = width * FINE / 2
        pen.ellipse((x - reach, y - reach, x + reach, y + reach), fill=colour)


def houses(pen: ImageDraw.ImageDraw, taken: list[list[tuple[float, float]]]) -> None:
    """Rows of them along what is not a street, a park or water."""
    busy = [point for curve in taken for point in curve]
    for x in range(10, WIDE, 34):
        for y in range(12, HIGH, 30):
            middle = (x + random.uniform(-4, 4), y + random.uniform(-4, 4))
            near = min(math.dist(middle, point) for point in busy)
            limit = 58 if min(math.dist(middle, point) for point in taken[0]) < 60 else 24
            if near < limit or near > 95 or any(inside(middle, park, 14) for park in PARKS):
                continue
            wide, high = random.uniform(15, 25), random.uniform(13, 19)
            box = (middle[0] - wide / 2, middle[1] - high / 2, middle[0] + wide / 2, middle[1] + high / 2)
            pen.rounded_rectangle([side * FINE for side in box], 2 * FINE, fill=random.choice((BLOCK, HOUSE)))


def inside(point: tuple[float, float], shape: list[tuple[float, float]], margin: float) -> bool:
    xs, ys = zip(*shape, strict=True)
    x, y = point
    return min(xs) - margin < x < max(xs) + margin and min(ys) - margin < y < max(ys) + margin


def green(pen: ImageDraw.ImageDraw, shape: list[tuple[float, float]]) -> None:
    around = smooth([*shape, *shape, *shape])
    pen.polygon(fine(around[len(shape) * 12 : len(shape) * 24]), fill=PARK)
    xs, ys = zip(*shape, strict=True)
    middle = (sum(xs) / len(xs), sum(ys) / len(ys))
    for _tree in range(26):
        corner, share = random.choice(shape), random.uniform(0.1, 0.86)
        x = middle[0] + (corner[0] - middle[0]) * share + random.uniform(-26, 26)
        y = middle[1] + (corner[1] - middle[1]) * share + random.uniform(-18, 18)
        reach = random.uniform(5, 9)
        pen.ellipse([side * FINE for side in (x - reach, y - reach, x + reach, y + reach)], fill=TREE)


def water(pen: ImageDraw.ImageDraw) -> None:
    road(pen, CANAL, 78, WATER_EDGE)
    road(pen, CANAL, 70, WATER)
    pen.ellipse([side * FINE for side in POND], fill=WATER, outline=WATER_EDGE, width=4 * FINE)


def railway(pen: ImageDraw.ImageDraw) -> None:
    curve = fine(smooth(RAILWAY, 40))
    pen.line(curve, fill=RAIL, width=5 * FINE, joint="curve")
    for (x, y), (next_x, next_y) in list(itertools.pairwise(curve))[::4]:
        length = math.dist((x, y), (next_x, next_y)) or 1
        across = (-(next_y - y) / length * 7 * FINE, (next_x - x) / length * 7 * FINE)
        pen.line([(x - across[0], y - across[1]), (x + across[0], y + across[1])], fill=RAIL, width=2 * FINE)


def places(pen: ImageDraw.ImageDraw) -> None:
    """Of the places that the proposals speak of, those that one sees on a map."""
    for name, (colour, reach) in SEEN.items():
        x, y = SPOTS[name]
        box = (x - reach[0], y - reach[1], x + reach[0], y + reach[1])
        pen.rounded_rectangle([side * FINE for side in box], 7 * FINE, fill=colour)


def names(picture: Image.Image) -> None:
    quarters = {"OUDWIJK": (690, 150), "WATERKANT": (560, 860), "MOLENVELD": (1420, 740)}
    for name, spot in quarters.items():
        write(picture, name, spot, 34, "#6f6b64", 9)
    for name, spot in {"Lindepark": (1260, 190), "Vijver": (1260, 297), "Kanaal": (255, 668)}.items():
        write(picture, name, spot, 21, WATER_WORDS if name != "Lindepark" else "#045529")
    for name, spot in {
        "Station": (205, 385),
        "Lindeplein": (990, 385),
        "Molenhof": (1130, 592),
        "De Klimop": (1320, 560),
    }.items():
        write(picture, name, spot, 20, WORDS)


def write(
    picture: Image.Image, words: str, spot: tuple[float, float], size: int, colour: str, apart: int = 0
) -> None:
    pen, font = ImageDraw.Draw(picture), ImageFont.truetype(FONT, size * FINE)
    axes = font.get_variation_axes()
    font.set_variation_by_axes([650 if one["name"] == b"Weight" else one["default"] for one in axes])
    wide = sum(pen.textlength(sign, font) + apart * FINE for sign in words) - apart * FINE
    x, y = spot[0] * FINE - wide / 2, spot[1] * FINE
    for sign in words if apart else [words]:
        pen.text((x, y), sign, colour, font, "lm", stroke_width=3 * FINE, stroke_fill=LAND)
        x += pen.textlength(sign, font) + apart * FINE


if __name__ == "__main__":
    main()

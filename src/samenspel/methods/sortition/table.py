"""Results of a lottery for people who read a terminal (80 columns, English), and as JSON."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from textwrap import fill
from typing import Any

from .draw import Draw
from .lottery import Lottery
from .promises import promises
from .public import PublicList
from .reasons import percent
from .replacement import sitting

WIDTH = 80
NAME = 34


def lottery_as_text(lottery: Lottery, public: PublicList) -> str:
    lines = [fill(str(words), WIDTH, subsequent_indent="  ") for words in promises(lottery)]
    heading = f"{'':{NAME}} {'quota':>9} {'pool':>7} {'mean':>7}  {'chance':>15}"
    return "\n".join(
        [
            *lines,
            "",
            heading,
            *_quota_lines(lottery),
            "",
            "SHA-256 of the list, to be announced:",
            public.hash,
        ]
    )


def _quota_lines(lottery: Lottery) -> list[str]:
    chances: dict[tuple[str, str], list[Fraction]] = defaultdict(list)
    for person in lottery.pool.people:
        for feature in lottery.pool.features:
            chances[feature, person.values[feature]].append(lottery.chances[person.id])
    lines = []
    for quota in sorted(lottery.pool.quotas):
        found = chances[quota.feature, quota.value]
        name = quota.name if len(quota.name) <= NAME else f"{quota.name[: NAME - 1]}…"
        span = f"{percent(min(found))} – {percent(max(found))}" if found else "–"
        mean = f"{float(sum(found)):.2f}"
        lines.append(
            f"{name:{NAME}} {f'{quota.least}–{quota.most}':>9} {len(found):>7,} {mean:>7}  {span:>15}"
        )
    return lines


def lottery_as_json(lottery: Lottery, public: PublicList) -> dict[str, Any]:
    best = lottery.best
    return {
        "goal": lottery.objective,
        "seats": lottery.pool.seats,
        "people": len(lottery.pool.people),
        "panels": len(lottery.panels),
        "hash": public.hash,
        "lowest_chance": float(lottery.least),
        "lowest_chance_exact": str(lottery.least),
        "lowest_chance_of_the_best_lottery": float(best.least),
        "ceiling": float(best.ceiling),
        "ceiling_exact": best.exact,
        "gap": best.gap,
        "lost_by_the_list": float(lottery.lost),
        "limited": lottery.limited,
        "promises": [str(words) for words in promises(lottery)],
        "chances": [
            {
                "id": person.id,
                "chance": float(lottery.chances[person.id]),
                "panels": int(lottery.chances[person.id] * len(lottery.panels)),
                "reason": str(lottery.reason(person.id)),
            }
            for person in sorted(lottery.pool.people, key=lambda person: person.id)
        ],
    }


def draw_as_json(drawn: Draw, public: PublicList) -> dict[str, Any]:
    return {
        "hash": drawn.hash,
        "seed": drawn.seed,
        "number": drawn.number,
        "digest": drawn.digest,
        "turns_away": drawn.turns_away,
        "drawn": list(drawn.panel),
        "panel": list(sitting(public, drawn.number)),
        "reason": str(drawn.words),
    }


def draw_as_text(drawn: Draw, public: PublicList) -> str:
    whole = sitting(public, drawn.number)
    lines = [f"Panel {drawn.number}: {', '.join(drawn.panel)}"]
    if public.kept:
        lines.append(f"With those who stay: {', '.join(whole)}")
    return "\n".join(
        [*(fill(line, WIDTH, subsequent_indent="  ") for line in lines), "", fill(str(drawn.words), WIDTH)]
    )

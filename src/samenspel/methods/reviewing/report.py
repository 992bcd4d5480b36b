"""A plan as JSON, as a table of its pairs, and as text."""

from __future__ import annotations

import csv
import io
from typing import Any

from samenspel.methods.shown import as_text

from .plan import Plan


def as_json(plan: Plan) -> dict[str, Any]:
    """See docs/reference/reviewing.md."""
    return {
        "possible": plan.possible,
        "proven": plan.proven,
        "least": plan.least,
        "least_bound": plan.least_bound,
        "worth": round(plan.worth, 9),
        "bound": round(plan.bound, 9),
        "gap": plan.gap,
        "in_time": plan.in_time,
        "seats": [
            {
                "contribution": seat.contribution,
                "reviewer": seat.reviewer,
                "common": list(seat.common),
                "kept": seat.locked,
                "reason": str(seat.reason),
            }
            for seat in plan.seats
        ],
        "loads": dict(plan.loads),
        "obstacles": [
            {"contribution": one.contribution, "reason": str(one.reason)} for one in plan.obstacles
        ],
        "remedies": [str(one.change) for one in plan.remedies],
    }


def as_csv(plan: Plan) -> str:
    """To be put under KEPT in the next file."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["contribution", "reviewer", "why"])
    writer.writerows([seat.contribution, seat.reviewer, str(seat.reason)] for seat in plan.seats)
    return stream.getvalue().rstrip("\n")


def as_table(plan: Plan) -> str:
    """The text that `samenspel reviewing` prints: who reads what and why, or what would help."""
    if not plan.possible:
        return as_text(_why_not(plan), [], _helps(plan))
    rows = [(seat.contribution, seat.reviewer, str(seat.reason)) for seat in plan.seats]
    loads = sorted(plan.loads.values())
    sentence = (
        f"{len(plan.panel.contributions):,} contributions, {plan.panel.each} reviewers each; every "
        f"reviewer reads {loads[0]} to {loads[-1]}. {_how_good(plan)}"
    )
    return as_text(sentence, [("", ("contribution", "reviewer", "why"), rows)], [])


def _how_good(plan: Plan) -> str:
    least = f"The fewest words in common that one has with its reviewers: {plan.least}"
    if plan.proven:
        return f"{least}. No plan is better: proven."
    return f"{least}, of {plan.least_bound} at most. A better plan could gain {plan.gap:.2%} at most."


def _why_not(plan: Plan) -> str:
    return "This cannot be done." if plan.in_time else "No plan was found in the time given."


def _helps(plan: Plan) -> list[tuple[str, str]]:
    fails = [(one.contribution, str(one.reason)) for one in plan.obstacles]
    return [*fails, *(("would help", str(one.change)) for one in plan.remedies)]

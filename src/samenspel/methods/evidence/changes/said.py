"""What methods of change rest on and say alike."""

from __future__ import annotations

from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate
from samenspel.methods.words import Words


def went_alike(who: Words) -> tuple[Assumption, ...]:
    """What differences in differences rest on; `who` says who would have gone the same way."""
    return (
        Assumption(who, UNKNOWN),
        Assumption(Words("nobody changed before treatment because it was to come"), UNKNOWN),
        Assumption(Words("treatment of one unit changes nothing for another"), UNKNOWN),
    )


def between(one: Estimate, level: float) -> dict[str, str]:
    """The interval, for a sentence."""
    return {"level": f"{100 * level:g}", "low": f"{one.low:.4g}", "high": f"{one.high:.4g}"}

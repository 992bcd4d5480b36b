"""What numbers rest on that no computation can see: who told what, and what was not asked."""

from __future__ import annotations

from samenspel.methods.words import Words

from .result import MET, NOT_MET, UNKNOWN, Assumption


def told_apart(same_source: bool | None) -> Assumption:
    """Who answers both questions in one mood makes them go together (Podsakoff and others 2003, doi
    10.1037/0021-9010.88.5.879); `same_source` is None when nobody said."""
    state = {None: UNKNOWN, True: NOT_MET, False: MET}[same_source]
    return Assumption(Words("outcome and predictors do not come from the same respondents"), state)


def nothing_besides() -> Assumption:
    return Assumption(Words("nothing that is not in the model goes with both predictor and outcome"), UNKNOWN)

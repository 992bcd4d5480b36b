"""The short way to type what is marked on a sheet: 3 8 12, or with points or ranks 3:1 8:2."""

import re

from django.utils.translation import gettext as _

from samenspel.phases.plan.box.limits import Limits
from samenspel.phases.plan.box.marks import CHOSEN, GIVEN, Posted

PLACE = re.compile(r"\d{1,6}", re.ASCII)
PLACE_AND_NUMBER = re.compile(r"(\d{1,6})[:=](\d{1,6})", re.ASCII)


def with_numbers(posted: Posted, numbers: str, limits: Limits) -> tuple[Posted, list[str]]:
    """What was posted, with what `numbers` says; and a sentence for the first word that says nothing."""
    merged: Posted = posted.copy()
    example = "3 8 12" if limits.marks == "approval" else "3:1 8:2"
    for word in re.split(r"[\s,;]+", numbers.strip()):
        if word and not _take(merged, word, limits):
            text = _("“%(word)s” is not clear. Type it as in this example: %(example)s")
            return merged, [text % {"word": word[:40], "example": example}]
    return merged, []


def _take(posted: Posted, word: str, limits: Limits) -> bool:
    if limits.marks == "approval":
        if PLACE.fullmatch(word):
            posted.appendlist(CHOSEN, word)
            return True
        return False
    found = PLACE_AND_NUMBER.fullmatch(word)
    if found:
        posted[f"{GIVEN}{int(found[1])}"] = found[2]
    return found is not None

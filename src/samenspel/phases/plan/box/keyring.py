"""The keys that are there, beside what the database says of their rounds."""

import logging
import time
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from samenspel.phases.plan.box.keys import HELD, NEW, destroy_key, hold_key
from samenspel.phases.plan.models import BudgetRound

OPENS_WITHIN = timedelta(minutes=10)
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Keyring:
    """`saved`: new ones whose round people vote in. `spent`: of boxes that are open, and of rounds that were
    never saved. `unknown`: of no round here. Those are left alone: perhaps this is another database.
    """

    saved: list[str] = field(default_factory=list)
    spent: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def find_keyring() -> Keyring:
    """The files first, then the database: a round that is saved in between is known."""
    files = [path for path in Path(settings.BALLOT_KEYS).glob("*") if path.suffix in (NEW, HELD)]
    rounds = BudgetRound.objects.filter(public_key__in={path.stem for path in files})
    states = dict(rounds.values_list("public_key", "state"))
    keyring = Keyring()
    for path in files:
        state = states.get(path.stem)
        if state == BudgetRound.State.VOTING:
            keyring.saved.extend([path.stem] if path.suffix == NEW else [])
        elif state or _was_never_saved(path):
            keyring.spent.append(path.stem)
        elif path.suffix == HELD:
            keyring.unknown.append(path.stem)
    return keyring


def _was_never_saved(path: Path) -> bool:
    """Nor can it be any more: whoever opens a vote had the time."""
    try:
        age = time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return False
    return path.suffix == NEW and age > OPENS_WITHIN.total_seconds()


def tidy_keys() -> None:
    """Destroy what is spent. What fails is logged, and tried again the next time."""
    keyring = find_keyring()
    for change, keys in ((hold_key, keyring.saved), (destroy_key, keyring.spent)):
        for public in keys:
            try:
                change(public)
            except OSError as error:
                logger.critical("The key %s is not where it should be: %s", public, error)

"""What was acknowledged is saved, whenever the process is killed."""

import pytest

from samenspel.foundation.locks.models import Key
from tests.foundation.processes import kill, start_process

pytestmark = [pytest.mark.power, pytest.mark.django_db(transaction=True)]
WRITE = """
import itertools
from samenspel.foundation.locks import writing
from samenspel.foundation.locks.models import Key
for number in itertools.count():
    with writing():
        Key.objects.create(digest=f"{PREFIX}-{number}")
        Key.objects.create(digest=f"{PREFIX}-{number}-twin")
        if EARLY: print(f"{PREFIX}-{number}", flush=True); sys.stdin.read()
    print(f"{PREFIX}-{number}", flush=True)
"""


def acknowledged_until_killed(prefix, count, early=False):
    """What a process said it saved; it is killed after `count` sayings, wherever it is then."""
    process = start_process(f"PREFIX, EARLY = {prefix!r}, {early}\n{WRITE}")
    said = [process.stdout.readline().strip() for _ in range(count)]
    process.kill()
    said += process.stdout.read().split()
    kill(process)
    return said


@pytest.mark.parametrize("count", [1, 20, 57])
def test_everything_acknowledged_is_there_and_nothing_is_half_there(count):
    said = acknowledged_until_killed("round", count)
    saved = set(Key.objects.values_list("digest", flat=True))
    whole = {digest for digest in saved if not digest.endswith("-twin")}
    assert set(said) <= whole
    assert len(whole - set(said)) <= 1  # saved, and killed before it could say so
    assert saved == whole | {f"{digest}-twin" for digest in whole}


def test_what_is_acknowledged_before_it_is_saved_is_lost():
    said = acknowledged_until_killed("early", 1, early=True)
    assert (said, Key.objects.count()) == (["early-0"], 0)

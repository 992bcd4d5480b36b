"""Killed before any line of ours: nobody votes twice, nothing is lost that was said taken, keys die.

A few lines of each deed are tried with every run; `python -m scripts.kills` tries every line of all of them,
on both databases.
"""

import os
from itertools import count

import pytest
from django.db import connection

from samenspel.phases.plan.actions import voting
from tests.foundation.kills import kill_writer_at_line, lines_of
from tests.phases.plan.deeds import DEEDS, OpenedBox

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.power]
EVERY, SAMPLE = bool(os.environ.get("KILL_AT_EVERY_LINE")), 12


def numbers_of(deed):
    """Of lines that are not the same ones, from the first to the last; or of all that run."""
    if EVERY:
        return count(1)
    deed.begin()
    places = lines_of(deed.act)
    deed.look_again()
    first = {place: number for number, place in reversed([*enumerate(places, 1)])}
    numbers = sorted(first.values())
    return [numbers[each * (len(numbers) - 1) // (SAMPLE - 1)] for each in range(SAMPLE)]


def begun(kind):
    """What is loaded only once is there already."""
    deed = kind()
    deed.begin()
    deed.act()
    assert deed.is_done()
    deed.look_again()
    return deed


def kill(deed):
    """Where it was killed, and what was wrong after that; the last time it may come to its end."""
    for number in numbers_of(deed):
        deed.begin()
        place = kill_writer_at_line(number, deed.act)
        assert place or deed.is_done()
        looked = deed.look_again()
        yield place, [f"{place}: not so that {what}" for what, holds in looked.items() if not holds]
        if not place:
            return


@pytest.mark.parametrize("kind", DEEDS, ids=lambda kind: kind.__name__)
def test_what_is_killed_at_any_line_is_done_once_or_not_at_all(kind):
    deed = begun(kind)
    places, faults = zip(*kill(deed), strict=True)
    ended = [what for what, holds in deed.end().items() if not holds]
    killed = [place for place in places if place]
    summary = f"{len(killed)} kills at {len({*killed})} lines, {sum(map(bool, faults))} with a fault"
    print(f"\n{kind.__name__}, {connection.vendor}: {summary}")
    assert ([each for some in faults for each in some], ended) == ([], [])
    assert len({*killed}) >= SAMPLE - 1


def test_a_box_that_is_opened_in_two_steps_would_be_found(monkeypatch):
    """The control: the ballots are saved before the journal is told."""

    def keep_early(*given):
        keep(*given)
        for statement in ("COMMIT", "BEGIN"):
            connection.cursor().execute(statement)

    keep = voting._keep
    monkeypatch.setattr(voting, "_keep", keep_early)
    assert any(faults for _place, faults in kill(begun(OpenedBox)))

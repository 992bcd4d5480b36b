"""The lists of guards that `./samenspel bench --only mutants` takes away follow the program."""

from collections import defaultdict
from dataclasses import replace

import pytest

from benchmarks.mutants import ROOT, without
from tests.guards import GUARDS


def by_file():
    found = defaultdict(list)
    for guard in GUARDS:
        found[guard.path].append(guard)
    return found


@pytest.mark.parametrize(("path", "guards"), by_file().items(), ids=by_file())
def test_a_guard_stands_once_where_the_list_says_and_can_be_taken_away(path, guards):
    """What can't be read without it, every test would notice."""
    source = (ROOT / "src/samenspel" / path).read_text(encoding="utf-8")
    for guard in guards:
        rest = without(guard, source)
        assert guard.old not in rest or guard.old in guard.new, guard.name
        if path.endswith(".py"):
            compile(rest, guard.name, "exec")


def test_a_guard_that_is_not_there_is_said_so():
    guard = replace(GUARDS[0], old="nothing like this")
    with pytest.raises(ValueError, match="found 0 times"):
        without(guard, "some text")


def test_every_guard_has_a_name_of_its_own():
    assert len({guard.name for guard in GUARDS}) == len(GUARDS)

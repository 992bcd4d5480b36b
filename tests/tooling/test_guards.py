"""The lists of guards that `./samenspel bench --only mutants` takes away follow the program."""

from dataclasses import replace

import pytest

from benchmarks.mutants import ROOT, without
from tests.guards import GUARDS


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.name)
def test_a_guard_stands_once_where_the_list_says_and_can_be_taken_away(guard):
    """What can't be read without it, every test would notice."""
    path = ROOT / "src/samenspel" / guard.path
    source = path.read_text(encoding="utf-8")
    rest = without(guard, source)
    assert guard.old not in rest or guard.old in guard.new
    if path.suffix == ".py":
        compile(rest, path, "exec")


def test_a_guard_that_is_not_there_is_said_so():
    guard = replace(GUARDS[0], old="nothing like this")
    with pytest.raises(ValueError, match="found 0 times"):
        without(guard, "some text")


def test_every_guard_has_a_name_of_its_own():
    assert len({guard.name for guard in GUARDS}) == len(GUARDS)

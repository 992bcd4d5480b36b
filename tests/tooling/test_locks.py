"""The lock files: complete, with hashes, without addresses, and one version of each package."""

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from scripts.lock import sources

REQUIREMENTS = Path(__file__).parents[2] / "requirements"
NAMES = ["site", "postgres", "dev", "peers"]


def pins(name):
    """Every line of a lock as (package, version, condition)."""
    text = (REQUIREMENTS / f"{name}.lock").read_text(encoding="utf-8").replace(" \\\n", " ")
    lines = [line.partition(" --hash=")[0].strip() for line in text.splitlines()]
    found = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return [(each.name, str(each.specifier), str(each.marker or "")) for each in found]


def wishes(name):
    """All that belongs to an extra, not only its own file."""
    return [wish for path in sources(name) for wish in wishes_of(path.removesuffix(".in"))]


def wishes_of(name):
    lines = (REQUIREMENTS / f"{name}.in").read_text(encoding="utf-8").splitlines()
    more = [
        wish for line in lines if line.startswith("-r ") for wish in wishes_of(line[3:].removesuffix(".in"))
    ]
    return [Requirement(line) for line in lines if line and not line.startswith(("-r ", "#"))] + more


@pytest.mark.parametrize("name", NAMES)
def test_every_wish_is_locked_at_a_version_that_fits(name):
    locked = {package: specifier.removeprefix("==") for package, specifier, _ in pins(name)}
    unmet = [str(wish) for wish in wishes(name) if not wish.specifier.contains(locked.get(wish.name, "0"))]
    assert unmet == []


@pytest.mark.parametrize("name", NAMES)
def test_every_package_has_hashes_and_no_address(name):
    text = (REQUIREMENTS / f"{name}.lock").read_text(encoding="utf-8")
    assert re.findall(r"https?://|file:|--index|--extra-index|--find-links", text) == []
    assert [line for line in text.splitlines() if re.match(r"\w", line) and not line.endswith("\\")] == []


@pytest.mark.parametrize("name", ["site", "postgres"])
def test_developers_have_the_versions_that_operators_have(name):
    """On more systems even, where a developer's package asks for one without a condition."""
    theirs, ours = ({pin[:2] for pin in pins(lock)} for lock in (name, "dev"))
    assert theirs - ours == set()


def test_peers_change_no_version_that_developers_have():
    theirs, ours = ({pin[:2] for pin in pins(lock)} for lock in ("peers", "dev"))
    shared = {name for name, _version in ours}
    assert {pin for pin in theirs - ours if pin[0] in shared} == set()

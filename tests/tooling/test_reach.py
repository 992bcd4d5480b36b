"""`check` runs what a change can reach: never too little."""

import subprocess

import pytest

from scripts.reach import SINCE, WALK, InDoubt, Reach, changed_files, reached_tests
from scripts.steps import ROOT

HOUSE = {
    "tests/test_full_names.py",
    "tests/test_in_flight.py",
    "tests/test_in_time.py",
    "tests/test_architecture.py",
    "tests/test_architecture_offences.py",
    "tests/test_house_numbers.py",
    "tests/tooling",
}
BY_PLAN = {"phases/design", "phases/plan", "pages"}


@pytest.fixture(scope="module")
def reach():
    return Reach(ROOT)


def parts(found):
    """Without the tests of the house, which always run, and single files elsewhere."""
    assert set(found) >= HOUSE
    rest = [path for path in set(found) - HOUSE if not path.endswith(".py") and WALK not in path]
    return {path.removeprefix("tests/") for path in rest}


@pytest.mark.parametrize(
    ("file", "reached"),
    [
        ("src/samenspel/phases/plan/views/voting.py", BY_PLAN),
        ("src/samenspel/phases/plan/templates/plan/no_more.html", BY_PLAN),
        (
            "src/samenspel/phases/plan/locale/nl/LC_MESSAGES/django.po",
            BY_PLAN,
        ),
        ("src/samenspel/methods/rota/cost.py", {"methods/rota"}),
        ("tests/phases/plan/test_voting.py", set()),
        ("README.md", set()),
    ],
)
def test_a_change_reaches_the_app_and_what_imports_it(reach, file, reached):
    assert parts(reach.of([file])) == reached


def test_of_the_long_walk_the_part_through_the_app_that_changed(reach):
    for file in (
        "src/samenspel/phases/plan/urls.py",
        "tests/phases/plan/world.py",
        "tests/phases/plan/access_matrix.csv",
    ):
        found = [path for path in reach.of([file]) if "access_matrix" in path]
        assert [path.partition("[")[2] for path in found] == ["phases/plan]"]
    assert "tests/test_access_matrix.py" not in reach.of(["src/samenspel/spine/initiatives/models.py"])


@pytest.mark.parametrize(
    "file",
    ["spine/initiatives/rules.py", "foundation/access/predicates.py", "spine/services/rules.py"],
)
def test_of_the_long_walk_all_that_a_rule_reaches(reach, file):
    found = [path for path in reach.of([f"src/samenspel/{file}"]) if path.endswith("phases/plan]")]
    assert len(found) == 1


def test_tests_elsewhere_are_reached_through_their_factories(reach):
    assert "tests/tools/notices/test_feeds.py" in reach.of(["src/samenspel/phases/plan/rules/voting.py"])
    assert "tests/tools/notices/test_feeds.py" in reach.of(["tests/factories/plan.py"])
    assert "tests/phases/plan" not in reach.of(["tests/factories/plan.py"])


def test_what_the_settings_name_reaches_every_app(reach):
    found = parts(reach.of(["src/samenspel/foundation/locks/gate.py"]))
    assert {"foundation/access", "foundation/tasks", "spine/services", "tools/talk", "phases/plan"} <= found
    assert "methods/rota" not in found


def test_a_page_that_a_test_reads_reaches_it(reach):
    found = set(reach.of(["docs/reference/figures.md"])) - HOUSE
    assert found == {"tests/methods/budgeting/signs/test_tails.py"}


def test_data_beside_tests_reaches_the_tests_of_that_folder(reach):
    assert parts(reach.of(["tests/browser/vendor/axe.min.js"])) == {"browser"}
    read = set(reach.of(["tests/methods/opinion/conversations/one.csv"])) - HOUSE
    assert {"tests/methods/opinion/test_peer.py", "tests/methods/opinion/test_groups.py"} <= read


@pytest.mark.parametrize(
    "file",
    [
        "pyproject.toml",
        "requirements/dev.lock",
        "tests/conftest.py",
        "tests/stages.py",
        "tests/test_access_matrix.py",
        "tests/gone_helper.py",
        "src/samenspel/config/settings.py",
        "src/samenspel/foundation/triggers.py",
        "tests/data.csv",
        "something/new.txt",
    ],
)
def test_in_doubt_all_tests_run(reach, file):
    with pytest.raises(InDoubt):
        reach.of([file])


def test_every_test_is_in_the_graph(reach):
    """A folder of tests without an __init__.py would not be seen."""
    tests = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py")}
    known = {module.replace(".", "/") + ".py" for module in reach.graph.modules}
    assert tests - known == set()


@pytest.fixture
def clone(tmp_path):
    def git(*words):
        name = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *name, *words], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-b", "main")
    for name in ("kept", "changed", "moved"):
        (tmp_path / name).write_text(name)
    git("add", ".")
    git("commit", "-m", "One")
    git("checkout", "-b", "branch")
    return tmp_path, git


def test_a_change_is_what_is_committed_staged_unsaid_or_new_since_the_main_branch(clone):
    folder, git = clone
    (folder / "changed").write_text("again")
    git("commit", "-am", "Two")
    git("mv", "moved", "elsewhere")
    (folder / "new").write_text("new")
    assert changed_files(folder) == ["changed", "elsewhere", "moved", "new"]


def test_without_a_main_branch_all_tests_run(clone):
    folder, git = clone
    git("branch", "-D", "main")
    with pytest.raises(InDoubt):
        changed_files(folder)
    assert reached_tests(folder) == []
    assert SINCE[-1] == "main"

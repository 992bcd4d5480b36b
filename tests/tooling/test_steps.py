"""Steps run to the end whatever fails, and the last line counts the tests."""

import sys

import pytest

from scripts import check, fix, test
from scripts.changelog import find_faults, release
from scripts.steps import Step, close, run

REPORT = """<testsuites><testsuite tests="9" failures="1" errors="1" skipped="2">
<testcase classname="tests.test_one" time="0.25"/><testcase classname="tests.test_two" time="1.5"/>
<testcase classname="tests.test_one" time="9"><properties><property name="processor" value="2"/></properties>
</testcase></testsuite></testsuites>"""


def python(name, code, report=None):
    return Step(name, [sys.executable, "-c", code], {"WORD": "here"}, report)


def test_a_failure_stops_nothing_and_is_shown_whole(capsys):
    steps = [python("first", "print('seen'); raise SystemExit(1)"), python("second", "print('unseen')")]
    results = run([steps, [python("beside", "import os; assert os.environ['WORD'] == 'here'")]])
    assert [(result.name, result.ok) for result in results] == [
        ("first", False),
        ("second", True),
        ("beside", True),
    ]
    said = capsys.readouterr().out
    assert "── first failed ──\nseen" in said
    assert "unseen" not in said


def test_the_last_line_counts_the_tests_of_all_steps(tmp_path, capsys):
    report = tmp_path / "report.xml"
    report.write_text(REPORT)
    results = run([[python("one", "", report), python("two", "", report), python("none", "")]])
    assert close(results, 12.3) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "3 steps in 12 s (0 CPU s), all is well.",
        "10 passed, 4 failed, 4 skipped",
    ]


def test_the_files_that_took_longest_are_told(tmp_path, capsys):
    report = tmp_path / "report.xml"
    report.write_text(REPORT)
    close(run([[python("one", "", report), python("none", "")]]), 1)
    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith("longest")] == [
        "longest in one: test_one 2 CPU s, test_two 2 CPU s"
    ]


def test_the_seconds_of_processors_count_what_a_step_starts_too():
    busy = "import time\nwhile time.process_time() < 0.3: pass"
    starts = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}], check=True)"
    (result,) = run([[python("busy", starts)]])
    assert 0.3 <= result.processor < 3


def test_a_broken_step_makes_the_whole_fail(capsys):
    assert close(run([[python("types", "raise SystemExit(1)")]]), 1) == 1
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "1 steps in 1 s (0 CPU s), 1 failed: types.",
        "0 passed, 0 failed",
    ]


def test_fragments_of_the_changelog_are_whole_sentences(tmp_path):
    (tmp_path / "good.md").write_text("- Rounds can be imported.\n- `samenspel tally` counts.\n")
    (tmp_path / "bad.md").write_text("- rounds can be imported\n")
    assert find_faults(tmp_path) == [
        "changelog.d/bad.md, line 1: “- rounds can be imported”. "
        "Write each change as one line that begins with '- ', a capital, and ends with a full stop."
    ]


def test_a_release_gathers_the_fragments(tmp_path):
    (tmp_path / "changelog.d").mkdir()
    (tmp_path / "changelog.d" / "b.md").write_text("- Second.\n")
    (tmp_path / "changelog.d" / "a.md").write_text("- First.\n")
    (tmp_path / "CHANGELOG.md").write_text("# Changes\n\nWords.\n\n## 0.1.0 (2026-01-01)\n\n- Old.\n")
    release(tmp_path, "0.2.0")
    text = (tmp_path / "CHANGELOG.md").read_text()
    parts = text.split("\n\n")
    assert [*parts[:2], *parts[3:5]] == [
        "# Changes",
        "Words.",
        "- First.\n- Second.",
        "## 0.1.0 (2026-01-01)",
    ]
    assert parts[2].startswith("## 0.2.0 (")
    assert list((tmp_path / "changelog.d").iterdir()) == []


@pytest.mark.parametrize("command", [check, fix, test])
def test_a_command_asked_what_it_is_for_says_so_and_does_nothing(monkeypatch, capsys, command):
    name = f"./samenspel {command.__name__.removeprefix('scripts.')}"
    monkeypatch.setattr("sys.argv", [name, "--help"])
    with pytest.raises(SystemExit) as end:
        command.main()
    assert end.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: {name}")
    monkeypatch.setattr("sys.argv", [name, "plan"])
    with pytest.raises(SystemExit) as end:
        command.main()
    assert end.value.code == 2

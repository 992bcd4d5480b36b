"""What is measured is written down at once, and one that fails costs none of the others."""

from benchmarks import run
from benchmarks.sections import Section


def good(options):
    return Section("Good", "", ("what",), [["ours"]])


def bad(options):
    raise ConnectionError("nobody there")


def test_what_was_measured_stays_where_another_fails(tmp_path, monkeypatch, capsys):
    output = tmp_path / "figures.md"
    output.write_text("# Figures\n\n## Good\n\nold\n\n## Other\n\nkept\n")
    monkeypatch.setattr(run, "MEASUREMENTS", [bad, good])
    assert run.main(["--output", str(output)]) == 1
    written = output.read_text()
    assert ("| ours |" in written, "old" in written, "## Other\n\nkept" in written) == (True, False, True)
    assert "Not measured: bad." in capsys.readouterr().out

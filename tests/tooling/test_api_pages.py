"""The pages of the API are what the docstrings say today."""

import pytest

from scripts.api import FOLDER, ROOMS, pages


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.stem)
def test_a_page_is_current(path):
    assert path.read_text(encoding="utf-8") == pages()[path], "run python -m scripts.api"


def test_no_page_is_left_of_what_is_gone():
    assert sorted(FOLDER.glob("*.md")) == sorted(pages())


def test_functions_classes_and_their_members_are_told_with_examples():
    page = pages()[FOLDER / "budgeting.md"]
    assert "## tally\n\n```python\ntally(election: Election, rule: Rule" in page
    assert "**of_approvals**(cls, costs" in page
    assert '>>> all_outcomes(election, Rule("greedy")).winners' in page
    assert set(ROOMS) == {"budgeting", "opinion", "sortition", "rota", "matching", "disclosure"}

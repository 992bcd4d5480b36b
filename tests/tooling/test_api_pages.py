"""The pages of the API are what the docstrings say today."""

import pytest

from samenspel.methods.evidence import METHODS as EVIDENCE
from scripts.api import FOLDER, pages


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


def test_every_method_of_evidence_is_told_once_by_its_subject_with_its_options():
    page = pages()[FOLDER / "evidence.md"]
    for method in EVIDENCE.values():
        assert page.count(f"\n## {method.run.__name__}\n") == 1
        assert f"As `samenspel evidence {method.name}`: {method.about}" in page
    cox = page.partition("\n## cox\n")[2].partition("\n## ")[0]
    assert "    predictors: Sequence[str],\n" in cox
    assert "- `ties`: of events at one time: efron or breslow\n" in cox
    assert "- `level`: of the intervals" in cox
    assert page.index("# samenspel.methods.evidence.staying") < page.index("## cox")

"""Nobody but the site says of how few people nothing is told."""

import pytest

from tests.house import SOURCE
from tests.house_numbers import own_fewest

ONCE = {
    "methods/few.py: LEAST_K": "here it is said",
    "methods/few.py: DEFAULT_K": "here it is said",
    "methods/opinion/votes.py: FEWEST_VOTES": "how many opinions it takes to place somebody",
    "methods/opinion/polis.py: FEWEST_PEOPLE": "as Polis does it, to compare with",
    "methods/opinion/polis.py: PEOPLE_PER_K": "idem; k is a number of groups there",
    "methods/rota/neighbourhoods.py: SMALLEST": "how much of a rota is undone at once",
    "phases/assess/models/feedback.py: FEWEST_DAYS": "within how many days is answered",
    "phases/learn/pages/concepts.py: FEWEST_IN_A_FUNNEL": "how many studies a funnel takes to say something",
    "phases/design/forms/statements.py: FEWEST_PARTS": "into how many parts a statement is cut",
}


def test_of_how_few_nothing_is_told_is_said_once():
    assert set(own_fewest(SOURCE)) == set(ONCE)


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("FEWEST_SHOWN = 5", ["phases/plan/a.py: FEWEST_SHOWN"]),
        ("FEWEST_PEOPLE, VOTES = 7, 7", ["phases/plan/a.py: FEWEST_PEOPLE"]),
        ("K = 3", ["phases/plan/a.py: K"]),
        ("def shown():\n    SMALLEST_CELL = 4", ["phases/plan/a.py: SMALLEST_CELL"]),
        ("fewest = settings.FEWEST_SHOWN", []),
    ],
)
def test_a_second_number_is_found(tmp_path, code, found):
    path = tmp_path / "phases/plan/a.py"
    path.parent.mkdir(parents=True)
    path.write_text(code, encoding="utf-8")
    assert own_fewest(tmp_path) == found

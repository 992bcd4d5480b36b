"""Nobody, with every table and file in hand, learns when each voter voted."""

import pytest

from benchmarks import moments

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.power]
VOTERS, BY_CHANCE = 40, 10


@pytest.fixture
def found(tmp_path):
    (tmp_path / "files").mkdir()
    return moments.measure(VOTERS, 1, tmp_path)


def telling(columns):
    return sorted(name for name, number in columns.items() if number > BY_CHANCE)


def test_no_moment_and_no_order_stands_beside_a_voter_and_what_is_planted_is_found(found):
    told = {when: telling(found[when]["moments"] | found[when]["orders"]) for when in ("box", "left")}
    assert told == {"box": [], "left": []}
    planted = ["files.written", "planted_log.at", "planted_log.number"]
    assert telling(found["control"]["moments"] | found["control"]["orders"]) == planted
    assert [name for name in telling(found["left"]["hidden"]) if name.startswith("plan_voter.")] == []

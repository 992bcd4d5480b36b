"""What charters one after another leave to whom."""

from samenspel.methods.governing import turns


def test_what_is_delegated_taken_back_new_and_dropped_is_told_by_version():
    charters = [
        (1, {"Hours": "organisation", "Books": "citizens", "Keys": "together"}),
        (2, {"Hours": "together", "Books": "together", "Keys": "together"}),
        (3, {"Hours": "citizens", "Books": "together", "Prices": "organisation"}),
    ]
    assert [(one.version, one.matter, str(one.turn)) for one in turns(charters)] == [
        (2, "Hours", "delegated"),
        (2, "Books", "taken_back"),
        (3, "Hours", "delegated"),
        (3, "Keys", "dropped"),
        (3, "Prices", "new"),
    ]


def test_one_charter_and_none_change_nothing():
    assert turns([]) == turns([(1, {"Hours": "together"})]) == []

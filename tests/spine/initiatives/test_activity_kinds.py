import pytest
from django.core.exceptions import ImproperlyConfigured

from samenspel.spine.initiatives import activity_kinds
from samenspel.spine.initiatives.activity_kinds import ActivityKind
from samenspel.spine.initiatives.meetings import MEETING

JOUST = ActivityKind("joust", "Joust", "Ride", "initiatives:show_meeting", "initiatives:add_activity")


@pytest.fixture(autouse=True)
def empty(monkeypatch):
    monkeypatch.setattr(activity_kinds, "KINDS", {"": {"meeting": MEETING}})


def test_a_phase_offers_its_own_kinds_and_those_of_everywhere():
    activity_kinds.register_kind(JOUST, "fund")
    assert activity_kinds.kinds_of("fund") == {"joust": JOUST, "meeting": MEETING}
    assert activity_kinds.kinds_of("plan") == {"meeting": MEETING}
    assert activity_kinds.offered_kinds() == [("fund", (JOUST,))]


def test_an_unknown_kind_names_what_is_known():
    with pytest.raises(ImproperlyConfigured, match=r"“plan” has no activity “joust”.*it has: meeting"):
        activity_kinds.find_kind("plan", "joust")


def test_a_phase_that_is_none_of_the_six_is_refused():
    with pytest.raises(ImproperlyConfigured, match="not one of the six phases"):
        activity_kinds.register_kind(JOUST, "dream")


@pytest.mark.parametrize("phase", ["fund", ""])
def test_a_kind_is_registered_once(phase):
    activity_kinds.register_kind(JOUST, phase)
    with pytest.raises(ImproperlyConfigured, match="registered twice"):
        activity_kinds.register_kind(JOUST, phase)

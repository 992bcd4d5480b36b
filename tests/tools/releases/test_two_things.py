"""Two things of one initiative are held against each other, as if the same people were in both."""

import pytest

from samenspel.methods.disclosure import audit
from samenspel.tools.releases.models import Release
from tests.factories import releases
from tests.factories.releases import PEOPLE, hand_in, make_counted
from tests.tools.releases.test_releases import cells_of, kept_of

pytestmark = pytest.mark.django_db


def test_a_second_survey_of_the_same_initiative_is_held_against_the_first():
    """113 of the same 114 may have answered it: the ages of both would tell the age of the one."""
    survey = make_counted()
    fewer = {**PEOPLE, ("middle", "south"): 29}
    make_counted(survey.initiative, fewer)
    second = Release.objects.order_by("place").last()
    assert (second.place, cells_of(second, ["handed in"])[("yes",)]) == (2, 113)
    assert {count for cell, count in cells_of(second, ["age"]).items() if cell != ("all",)} == {None}
    assert audit(kept_of(survey)).safe


def test_what_only_one_of_two_surveys_asks_is_told_however_many_answered_both(monkeypatch):
    survey = make_counted()
    monkeypatch.setattr(releases, "QUESTIONS", releases.QUESTIONS.replace(b"code: age", b"code: years"))
    monkeypatch.setattr(releases, "hand_in", lambda of, given: hand_in(of, [_in_years(one) for one in given]))
    make_counted(survey.initiative, {**PEOPLE, ("middle", "south"): 29})
    second = Release.objects.order_by("place").last()
    assert cells_of(second, ["years"])[("middle",)] == 54
    assert cells_of(second, ["area"])[("south",)] is None


def _in_years(answer):
    return {"years": answer["age"], **answer}


def test_the_first_of_another_initiative_begins_a_system_of_its_own():
    make_counted()
    make_counted()
    assert [one.place for one in Release.objects.order_by("pk")] == [1, 1]

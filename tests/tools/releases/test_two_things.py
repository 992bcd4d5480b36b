"""Two things of one initiative are held against each other, as if the same people were in both."""

import pytest

from samenspel.foundation.tasks import Failed
from samenspel.methods.disclosure import audit
from samenspel.tools.releases.models import Release
from tests.factories import releases
from tests.factories.releases import PEOPLE, hand_in, make_counted, publish
from tests.tools.releases.test_releases import cells_of, kept_of

FEWER = {**PEOPLE, ("middle", "south"): 29}
pytestmark = pytest.mark.django_db


def test_what_both_of_two_surveys_ask_is_told_of_the_first_alone():
    """113 of the same 114 may have answered it: the ages of both would tell the age of the one."""
    survey = make_counted()
    make_counted(survey.initiative, FEWER)
    second = Release.objects.order_by("place").last()
    assert (second.place, [one["by"] for one in second.published["tables"]]) == (2, [["handed in"]])
    assert cells_of(second, ["handed in"])[("yes",)] == 113
    assert audit(kept_of(survey)).safe


def test_tables_of_what_both_ask_are_refused_by_name():
    survey = make_counted()
    other = make_counted(survey.initiative, FEWER)
    with pytest.raises(Failed, match="who answered one of the two alone could be found: age by area"):
        publish(other, ["age", "area"])


def test_what_both_ask_is_told_where_many_others_surely_answered():
    survey = make_counted()
    many = {kind: number + 40 * (kind[0] == "middle") for kind, number in PEOPLE.items()}
    make_counted(survey.initiative, many)
    second = Release.objects.order_by("place").last()
    assert cells_of(second, ["age"])[("middle",)] == 135


@pytest.mark.parametrize(("other_is_told", "mean"), [(False, 2.0), (True, None)])
def test_a_mean_of_what_another_survey_asks_too_is_told_of_the_first_alone(other_is_told, mean, monkeypatch):
    """Of 114 and of 113 people, the two means would tell what the one answered."""
    asked = b"  - {kind: number, code: visits, text: {en: How often, nl: Hoe vaak}, least: 0, most: 9}\n"
    monkeypatch.setattr(releases, "QUESTIONS", releases.QUESTIONS + asked)
    monkeypatch.setattr(releases, "hand_in", lambda of, given: hand_in(of, [_came(one) for one in given]))
    initiative = make_counted().initiative if other_is_told else None
    survey = make_counted(initiative, FEWER)
    (told,) = (one for one in survey.waves.get().results["summaries"] if one["name"] == "visits")
    assert told["mean"] == mean


def _came(answer):
    return {**answer, "visits": 2}


def test_what_only_one_of_two_surveys_asks_is_told_however_many_answered_both(monkeypatch):
    survey = make_counted()
    monkeypatch.setattr(releases, "QUESTIONS", releases.QUESTIONS.replace(b"code: age", b"code: years"))
    monkeypatch.setattr(releases, "hand_in", lambda of, given: hand_in(of, [_in_years(one) for one in given]))
    make_counted(survey.initiative, FEWER)
    second = Release.objects.order_by("place").last()
    assert cells_of(second, ["years"])[("middle",)] == 54
    assert ["area"] not in [one["by"] for one in second.published["tables"]]


def _in_years(answer):
    return {"years": answer["age"], **answer}


def test_the_first_of_another_initiative_begins_a_system_of_its_own():
    make_counted()
    make_counted()
    assert [one.place for one in Release.objects.order_by("pk")] == [1, 1]

"""Files for research: in what others may know nobody is one of too few."""

from collections import Counter

import pytest

from samenspel.foundation.access import Refused
from samenspel.methods.disclosure import UnfitTable
from samenspel.tools.releases.models import Release
from samenspel.tools.surveys.actions import agreements as actions
from samenspel.tools.surveys.models.agreements import AnswerFiles
from samenspel.tools.surveys.queries.agreements import keys_for
from samenspel.tools.surveys.queries.research import research_codebook
from samenspel.tools.surveys.queries.research_known import hidden, may_be_known
from samenspel.tools.surveys.queries.research_rows import research_rows
from tests.factories.notices import MINUTE
from tests.factories.releases import QUESTIONS, hand_in
from tests.factories.surveys import agree, make_survey
from tests.tools.surveys.test_research import zipped

pytestmark = pytest.mark.django_db
PEOPLE = {("young", "north"): 12, ("young", "south"): 14, ("middle", "north"): 11, ("old", "south"): 2}
BASIS = {"ground": "task", "basis": "A task in the public interest."}


@pytest.fixture
def survey():
    survey = make_survey(questions=QUESTIONS, asked="everyone")
    hand_in(survey, answers(PEOPLE))
    return survey


def answers(people):
    return [{"age": age, "area": area} for (age, area), number in people.items() for _one in range(number)]


def found_in(survey, known=("age", "area"), k=10):
    agreement = agree(survey, known=known, **BASIS)
    book = research_codebook(agreement)
    return hidden(book, lambda: research_rows(agreement, book, keys_for(agreement)), known, k)


def kinds(found):
    names = {
        name: {value.code: value.label["en"] for value in found.codebook.by_id[name].values}
        for name in ("age", "area")
    }
    return Counter(tuple(names[name][row[name]] for name in names) for row in found.rows())


def test_rare_answers_are_merged_first_and_what_is_left_is_left_open(survey):
    found = found_in(survey)
    left = "left open, so that nobody can be found"
    assert kinds(found) == {
        ("Young", "North"): 12,
        ("Young", "South"): 14,
        (left, left): 13,
    }
    assert [(one.variable, one.categories) for one in found.merges] == [("age", ("2", "3"))]
    assert (found.alike, found.left_open, found.left_out) == (12, 13, 0)


def test_a_code_never_means_something_else_than_before(survey):
    found = found_in(survey)
    codes = [value.code for value in found.codebook.by_id["age"].values]
    assert codes == [1, 2, 3, 4, 5]
    assert found.codebook.by_id["age"].values[3].label == {"en": "Middle + Old", "nl": "Midden + Oud"}


def test_people_are_counted_and_not_their_rows(survey):
    """In two waves the same two people are four rows, and still two people."""
    first = survey.waves.get()
    second = survey.waves.create(number=2, opens_at=first.opens_at + MINUTE)
    hand_in(survey, answers({("old", "south"): 2})[:2], prefix="p3")
    assert second.responses.count() == 2
    found = found_in(survey)
    assert found.alike >= 10
    assert found.left_out == 4, "who is in both waves is one of too few, whatever is left open"


def test_fewer_people_than_the_site_asks_for_are_in_no_file(survey):
    with pytest.raises(UnfitTable, match="fewer than 50 people"):
        found_in(survey, k=50)


def test_a_scholar_reads_what_was_merged_and_the_ledger_says_how_many_are_alike(survey, client):
    agreement = agree(survey, known=["age", "area"], **BASIS)
    assert "Rare answers are merged" in client.get(f"/surveys/agreements/{agreement.pk}/").content.decode()
    files = zipped(client, agreement)
    told = files.read("README.md").decode()
    assert "Everyone is one of 12 people or more" in told
    assert "Merged, as too few had answered so: age: 2 + 3." in told
    assert "Left open, as too few were alike even so: 13 rows." in told
    assert Release.objects.get(level="research").audit == {"alike": 12}


def test_files_that_are_not_enough_any_more_are_made_again(survey, client, settings):
    agreement = agree(survey, known=["age", "area"], **BASIS)
    zipped(client, agreement)
    settings.FEWEST_SHOWN = 13
    with pytest.raises(Refused, match="too few people are alike"):
        actions.download_answers(actor=agreement.holder, files=AnswerFiles.objects.get())


def test_what_others_may_know_is_chosen_from_what_was_asked(survey, client):
    book = research_codebook(agree(survey, **BASIS))
    assert [one.id for one in may_be_known(book)] == ["_side", "_child", "age", "area"]
    assert [one.left_open for one in (found_in(survey, ()),)] == [0]

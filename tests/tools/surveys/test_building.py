"""Questions are written one by one on pages, by people who know no file of questions."""

import pytest

from samenspel.tools.surveys.forms.kinds import KINDS
from samenspel.tools.surveys.models.surveys import Edition
from samenspel.tools.surveys.queries.surveys import draft_of
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.surveys import EVERY_KIND, begin, make_survey

pytestmark = pytest.mark.django_db
OFTEN = {"text_en": "How often do you come?", "lines_en": "Never\n\n Sometimes \nEvery week", "page": ""}


@pytest.fixture
def survey(client):
    survey = make_survey(questions=None)
    client.force_login(coordinator_of(survey.initiative))
    return survey


def add(client, survey, kind, **typed):
    return client.post(f"/surveys/{survey.pk}/questions/add/?kind={kind}", {"page": "", **typed})


def change(client, survey, code, **typed):
    return client.post(f"/surveys/{survey.pk}/questions/{code}/change/", typed)


def asked(survey):
    return [" ".join(one.code for one in page.questions) for page in draft_of(survey).pages]


def test_a_coordinator_writes_a_survey_without_a_file(survey, client):
    assert add(client, survey, "single", **OFTEN)["Location"] == f"/surveys/{survey.pk}/questions/build/"
    add(client, survey, "rating", text_en="Content?", low_en="No", high_en="Very", page="page_1")
    add(client, survey, "likert", text_en="Do you agree?", instrument=MOTIVES, side="citizen")
    add(client, survey, "number", text_en="Age", least="12", most="120", decimals="0", required="on")
    add(client, survey, "text", text_en="What else?", lines="3")
    add(client, survey, "date", text_en="Since when?")
    add(client, survey, "multiple", text_en="What for?", lines_en="To read\nTo meet")
    add(client, survey, "ranking", text_en="What first?", lines_en="Books\nCoffee")
    add(client, survey, "consent", text_en="May scholars use this?")
    found = draft_of(survey)
    assert asked(survey)[0] == "how_often_do_you_com content"
    assert [(one.code, one.text["en"]) for one in found.question["how_often_do_you_com"].options] == [
        (1, "Never"),
        (2, "Sometimes"),
        (3, "Every week"),
    ]
    assert len(found.question["do_you_agree"].items) == 17
    assert (found.question["age"].required, found.question["content"].high) == (True, {"en": "Very"})
    page = client.get(f"/surveys/{survey.pk}/questions/build/")
    assert "What first?" in page.content.decode()


MOTIVES = "coproduction-motives@1"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"text_en": "", "lines_en": "A\nB"}, "Nothing is written yet"),
        ({"text_en": "Why?", "lines_en": "A"}, "fewer than 2 options"),
        ({"text_en": "Why?", "lines_en": "A\nB", "page": "nowhere"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_stays(survey, client, typed, says):
    page = add(client, survey, "single", **typed)
    assert (page.status_code, Edition.objects.count()) == (200, 0)
    assert says in page.content.decode()
    assert f">\n{typed['lines_en']}</textarea>" in page.content.decode()


def test_an_answer_that_stays_keeps_its_code_and_a_new_one_gets_a_new_code(survey, client):
    add(client, survey, "single", text_en="How?", lines_en="On foot\nBy bicycle\nBy car")
    change(client, survey, "how", text_en="How?", lines_en="By bicycle\nBy bus\nOn foot\nBy boat")
    options = draft_of(survey).question["how"].options
    assert [(one.code, one.text["en"]) for one in options] == [
        (2, "By bicycle"),
        (4, "By bus"),
        (1, "On foot"),
        (5, "By boat"),
    ]


def test_a_mended_word_keeps_its_code(survey, client):
    add(client, survey, "single", text_en="How?", lines_en="On foot\nBy bycicle")
    change(client, survey, "how", text_en="How do you come?", lines_en="On foot\nBy bicycle")
    question = draft_of(survey).question["how"]
    assert [one.code for one in question.options] == [1, 2]
    assert (question.code, question.text) == ("how", {"en": "How do you come?"})


def test_what_was_answered_is_not_made_into_something_else(survey, client):
    add(client, survey, "single", text_en="How?", lines_en="On foot\nBy car")
    begin(survey)
    client.force_login(coordinator_of(survey.initiative))
    page = change(client, survey, "how", text_en="How?", lines_en="On foot\nBy car\nBy boat")
    assert "give them another code: how" in page.content.decode()
    assert survey.editions.count() == 1


def test_questions_move_and_go_and_who_began_keeps_theirs(survey, client):
    add(client, survey, "text", text_en="First", lines="1")
    add(client, survey, "text", text_en="Second", lines="1", page="page_1")
    _person, response = begin(survey)
    client.force_login(coordinator_of(survey.initiative))
    client.post(f"/surveys/{survey.pk}/questions/second/move/", {"up": "1"})
    assert asked(survey) == ["second first"]
    client.post(f"/surveys/{survey.pk}/questions/first/remove/")
    assert (asked(survey), response.edition.number, survey.editions.count()) == (["second"], 1, 2)


def test_a_question_on_which_another_hangs_is_not_removed(client):
    survey = make_survey()
    client.force_login(coordinator_of(survey.initiative))
    page = client.post(f"/surveys/{survey.pk}/questions/visits/remove/", follow=True)
    assert "visits" in asked(survey)[0]
    assert "visits" in page.content.decode()


def test_in_a_survey_in_three_languages_each_text_is_asked_in_three(client):
    survey = make_survey(questions=EVERY_KIND)
    client.force_login(coordinator_of(survey.initiative))
    page = client.get(f"/surveys/{survey.pk}/questions/visits/change/").content.decode()
    assert [f'name="text_{one}"' in page for one in ("en", "nl", "fr")] == [True, True, True]
    unequal = {
        "text_en": "A",
        "text_nl": "A",
        "text_fr": "A",
        "lines_en": "x\ny",
        "lines_nl": "x",
        "lines_fr": "x",
    }
    refused = change(client, survey, "visits", **unequal)
    assert "as many answers in each language" in refused.content.decode()


def test_kinds_that_no_page_knows_lead_to_the_file(client):
    survey = make_survey()
    client.force_login(coordinator_of(survey.initiative))
    answer = client.get(f"/surveys/{survey.pk}/questions/sorted/change/")
    assert answer["Location"] == f"/surveys/{survey.pk}/questions/change/"


def test_all_kinds_that_pages_know_are_offered(survey, client):
    page = client.get(f"/surveys/{survey.pk}/questions/add/").content.decode()
    assert [f"?kind={kind}" in page for kind in KINDS] == [True] * 9


def test_nobody_else_writes_questions(client):
    survey = make_survey()
    client.force_login(make_member(survey.initiative))
    assert client.get(f"/surveys/{survey.pk}/questions/build/").status_code == 403
    assert client.post(f"/surveys/{survey.pk}/questions/visits/remove/").status_code == 403


def test_nobody_writes_over_what_somebody_else_saved(survey, client):
    add(client, survey, "text", text_en="First", lines="1")
    address = f"/surveys/{survey.pk}/questions/change/"
    form = client.get(address).context["form"]
    add(client, survey, "text", text_en="Second", lines="1")
    sent = {"typed": form["typed"].value().replace("First", "Mine"), "seen": form["seen"].value()}
    page = client.post(address, sent)
    assert "Somebody else changed the questions" in page.content.decode()
    assert asked(survey) == ["first", "second"]
    again = {"typed": sent["typed"], "seen": page.context["form"]["seen"].value()}
    assert client.post(address, again).status_code == 302
    assert draft_of(survey).question["first"].text == {"en": "Mine"}


def test_a_file_that_gives_an_answered_code_another_meaning_says_so_beside_what_was_typed(survey, client):
    add(client, survey, "rating", text_en="Content?")
    begin(survey)
    client.force_login(coordinator_of(survey.initiative))
    address = f"/surveys/{survey.pk}/questions/change/"
    form = client.get(address).context["form"]
    typed = form["typed"].value().replace("kind: rating", "kind: rating\n    most: 5")
    page = client.post(address, {"typed": typed, "seen": form["seen"].value()})
    assert "give them another code: content" in page.content.decode()

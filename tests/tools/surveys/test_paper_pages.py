"""The pages of answers on paper, and the sheets as they are printed."""

import re

import pytest

from samenspel.foundation.ui import pdf
from samenspel.tools.surveys.models.papers import AnswerSheet
from samenspel.tools.surveys.models.responses import Response
from samenspel.tools.surveys.pages.printing import most_at_once, sheets_to_print
from tests.factories.answer_sheets import enter, make_typists, print_sheets, take_papers
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.surveys import EVERY_KIND, answer, begin, make_survey

pytestmark = pytest.mark.django_db
PLAIN = b"""\
questionnaire: plain
version: 1
title: Plain
languages: [en]
pages:
- code: one
  questions:
  - kind: single
    code: visits
    text: How often?
    options:
    - {code: 1, text: Never}
    - {code: 2, text: Often}
  - kind: text
    code: words
    text: What else?
    lines: 8
"""
VAGUE = "Two boxes ticked, or not clear"


@pytest.fixture
def survey():
    return make_survey()


def at(survey, page=""):
    return f"/surveys/{survey.pk}/sheets/{page}"


def test_a_coordinator_takes_answers_on_paper_and_prints_sheets_as_a_tagged_pdf(survey, client):
    client.force_login(coordinator_of(survey.initiative))
    client.post(at(survey, "until/"), {"until": "2027-06-01T12:00", "to": "The desk"})
    response = client.post(at(survey, "print/"), {"languages": ["en", "nl", "fr"], "count": "2"})
    content = response.content
    assert response["Content-Type"] == "application/pdf"
    assert b"pdfuaid" in content
    assert AnswerSheet.objects.count() == 6


def test_a_sheet_says_how_it_is_filled_in_in_its_own_language(survey):
    told = sheets_to_print(survey, print_sheets(survey, languages=("en", "nl")))
    english, dutch = told["texts"]
    assert (english["language"], dutch["language"]) == ("en", "nl")
    assert english["to"] == "The desk of the library"
    assert english["hints"][0].startswith("Make a cross in one box")
    heard = [block["text"] for block in dutch["blocks"] if block["kind"] == "question"]
    assert heard[:2] == ["1. Hoe vaak kom je?", "2. Hoe oud ben je?"]


def test_conditions_are_said_in_words_with_the_numbers_of_the_sheet(survey):
    (text,) = sheets_to_print(survey, print_sheets(survey))["texts"]
    only = {block["text"]: block["only"] for block in text["blocks"] if block["kind"] == "question"}
    assert only["3. What for?"] == ["Only if you answered “Sometimes” or “Every week” to question 1."]
    assert only["1. How often do you come?"] == []


def test_sheets_that_say_the_same_are_told_to_the_printer_once(survey):
    plain = make_survey(questions=PLAIN)
    told = sheets_to_print(plain, print_sheets(plain, 5))
    assert (len(told["texts"]), len(told["sheets"])) == (1, 5)


@pytest.mark.parametrize("questions", [PLAIN, EVERY_KIND])
def test_as_many_sheets_as_may_be_asked_for_at_once_are_printed(questions):
    survey = make_survey(questions=questions)
    take_papers(survey)
    made = print_sheets(survey, most_at_once(survey))
    assert len(made) >= 15
    assert pdf.pdf_of("surveys/sheets.typ", sheets_to_print(survey, made))


def test_more_sheets_than_fit_in_a_file_are_not_made(survey, client):
    take_papers(survey)
    client.force_login(coordinator_of(survey.initiative))
    page = client.post(at(survey, "print/"), {"languages": ["en", "nl"], "count": "31"})
    assert "sheets at most" in page.content.decode()
    assert AnswerSheet.objects.count() == 0


def test_typed_in_on_the_page_by_two_people_it_counts(survey, client):
    (one,) = print_sheets(survey)
    typed = {"visits": "2", "age": "44", "late": "!unclear", "vague-since": "on", "words": "More coffee."}
    for typist in make_typists(survey):
        client.force_login(typist)
        found = client.post(at(survey, "find/"), {"code": one.code})
        assert found["Location"] == at(survey, f"{one.sheet.pk}/enter/")
        page = client.get(found["Location"]).content.decode()
        assert page.count(VAGUE) > 10
        assert "1. How often do you come?" in page
        client.post(found["Location"], typed)
    response = Response.objects.get()
    assert response.answers == {"visits": 2, "age": 44, "words": "More coffee."}
    assert response.unclear == ["late", "since"]


def test_a_fault_says_what_to_mend_and_keeps_what_was_typed(survey, client):
    (one,) = print_sheets(survey)
    client.force_login(coordinator_of(survey.initiative))
    page = client.post(at(survey, f"{one.sheet.pk}/enter/"), {"age": "300", "words": "Kept"})
    assert page.status_code == 200
    text = page.content.decode()
    assert "The answer must be from 12 to 120." in text
    assert "Kept" in text
    both = client.post(at(survey, f"{one.sheet.pk}/enter/"), {"age": "30", "vague-age": "on"})
    assert "do not say that it is unclear" in both.content.decode()


def test_what_differs_is_listed_and_only_that_is_asked_again(survey, client):
    (one,) = print_sheets(survey)
    first, second = make_typists(survey)
    enter(one.sheet, first, visits=2, age=30)
    client.force_login(second)
    page = client.post(at(survey, f"{one.sheet.pk}/enter/"), {"visits": "3", "age": "30"}, follow=True)
    text = page.content.decode()
    assert re.findall(r"<li>(Sometimes|Every week)</li>", text) == ["Sometimes", "Every week"]
    assert "How often do you come?" in text
    assert "How old are you?" not in text
    assert text.count("1. How often do you come?") == 2
    client.post(at(survey, f"{one.sheet.pk}/enter/"), {"visits": "2"})
    assert Response.objects.get().answers == {"visits": 2, "age": 30}


def test_an_unknown_code_and_a_sheet_that_one_entered_lead_back_with_a_sentence(survey, client):
    (one,) = print_sheets(survey)
    (typist, _other) = make_typists(survey)
    enter(one.sheet, typist, age=30)
    client.force_login(typist)
    assert (
        "No sheet of this survey has this code"
        in client.post(at(survey, "find/"), {"code": "ABCD"}).content.decode()
    )
    page = client.post(at(survey, "find/"), {"code": one.code}, follow=True)
    assert "You entered this sheet already" in page.content.decode()


def test_a_member_who_began_prints_the_rest_and_withdraws_as_online(survey, client):
    take_papers(survey)
    person, _response = begin(survey)
    answer(survey, person, visits=2)
    client.force_login(person)
    assert "Go on on paper" in client.get(survey.get_absolute_url()).content.decode()
    page = client.post(f"/surveys/{survey.pk}/on-paper/")
    assert page["Content-Type"] == "application/pdf"
    assert AnswerSheet.objects.get().response.answers == {"visits": 2}


def test_without_an_account_one_withdraws_by_the_slip(survey, client):
    (one,) = print_sheets(survey)
    for typist in make_typists(survey):
        enter(one.sheet, typist, words="Secret")
    client.post(at(survey, "withdraw/"), {"slip": one.slip})
    assert Response.objects.get().state == "withdrawn"


def test_sheets_that_wait_are_listed_with_who_entered_them(survey, client):
    (one,) = print_sheets(survey)
    (typist, _other) = make_typists(survey)
    enter(one.sheet, typist, age=30)
    client.force_login(coordinator_of(survey.initiative))
    page = client.get(at(survey)).content.decode()
    assert str(one.sheet) in page
    assert str(typist) in page
    client.post(at(survey, f"{one.sheet.pk}/void/"), {"text": "It is gone."})
    assert "It is gone." in client.get(at(survey)).content.decode()


def test_people_who_take_part_see_no_sheets(survey, client):
    print_sheets(survey)
    client.force_login(make_member(survey.initiative))
    assert client.get(at(survey)).status_code == 403

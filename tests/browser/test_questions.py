"""Kinds of questions in a browser: by tapping, dragging and keys, on a phone and on a wide screen."""

import pytest
from playwright.sync_api import expect

from tests.factories.initiatives import make_member
from tests.factories.surveys import begin, make_survey

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE, WIDE = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
STATEMENTS = "".join(f"    - {{code: s{number}, text: Statement number {number}.}}\n" for number in range(36))
COLUMNS = "".join(
    f"    - {{value: {value}, room: {room}}}\n"
    for value, room in zip(range(-4, 5), (2, 3, 4, 6, 6, 6, 4, 3, 2), strict=True)
)
QUESTIONS = f"""questionnaire: kinds
version: 1
title: Kinds
languages: [en]
pages:
- code: sorted
  questions:
  - kind: qsort
    code: sorted
    text: Put these in places.
    items:
{STATEMENTS}    columns:
{COLUMNS}- code: ranked
  questions:
  - kind: ranking
    code: first
    text: What comes first?
    options:
    - {{code: hours, text: Longer hours}}
    - {{code: books, text: More books}}
    - {{code: coffee, text: Coffee}}
  - kind: likert
    code: views
    text: Do you agree?
    items:
    - {{code: late, text: It should be open later.}}
    - {{code: loud, text: It is too loud.}}
    options:
    - {{code: 1, text: Disagree}}
    - {{code: 2, text: Neither}}
    - {{code: 3, text: Agree}}
"""


@pytest.fixture
def asked(page, live_server, come_in):
    """Somebody who answers; leads to a page of the survey."""
    survey = make_survey(questions=QUESTIONS.encode())
    member, response = begin(survey, make_member(survey.initiative))
    come_in(member)

    def go_to(code, size=PHONE):
        page.set_viewport_size(size)
        page.goto(f"{live_server.url}/surveys/{survey.pk}/answer/?page={code}")
        return response

    return go_to


def place(page, value):
    return page.locator(f'button[data-onto="{value}"]')


def hand(page):
    return page.locator("[data-hand] button")


def test_thirty_six_statements_are_sorted_by_tapping_on_a_phone(page, asked, axe):
    response = asked("sorted")
    assert axe() == []
    left = page.get_by_text("36 left")
    expect(left).to_be_visible()
    for value, room in zip(range(-4, 5), (2, 3, 4, 6, 6, 6, 4, 3, 2), strict=True):
        for _turn in range(room):
            place(page, value).tap() if page.evaluate("'ontouchstart' in window") else place(
                page, value
            ).click()
    expect(page.get_by_text("All statements lie in a place.")).to_be_visible()
    expect(place(page, 4)).to_be_in_viewport()
    assert axe() == []
    page.get_by_role("button", name="Next").click()
    response.refresh_from_db()
    assert len(response.answers["sorted"]) == 36


def test_a_full_place_takes_no_more_and_says_so(page, asked):
    asked("sorted")
    for _turn in range(3):
        place(page, 4).click()
    expect(page.get_by_role("status").filter(has_text="Place 4 is full")).to_be_attached()
    expect(page.get_by_text("34 left")).to_be_visible()
    page.locator('[data-lying="4"] button').first.click()
    place(page, -4).click()
    expect(place(page, 4)).to_contain_text("1/2")


def test_by_keys_a_statement_goes_place_by_place(page, asked):
    asked("sorted")
    hand(page).focus()
    page.keyboard.press("ArrowRight")
    expect(place(page, 0)).to_contain_text("1/6")
    page.keyboard.press("ArrowRight")
    expect(place(page, 1)).to_contain_text("1/6")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(place(page, -1)).to_contain_text("1/6")


def test_a_statement_is_dragged_onto_its_place(page, asked):
    asked("sorted", WIDE)
    hand(page).drag_to(place(page, 3))
    expect(place(page, 3)).to_contain_text("1/3")
    expect(page.get_by_text("35 left")).to_be_visible()


def test_without_javascript_each_statement_has_a_choice_and_the_server_counts(
    browser, live_server, client, asked
):
    response = asked("sorted")
    cookie = client.cookies["sessionid"]
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    plain = context.new_page()
    plain.goto(f"{live_server.url}/surveys/{response.wave.survey_id}/answer/?page=sorted")
    for number in range(3):
        plain.get_by_label(f"Statement number {number}.").select_option("4")
    plain.get_by_role("button", name="Next").click()
    expect(plain.get_by_text("In column 4 lie 3 statements; there is room for 2.").first).to_be_visible()
    expect(plain.get_by_label("Statement number 2.")).to_have_value("4")
    context.close()


def test_an_order_is_made_by_buttons_and_by_dragging(page, asked, axe):
    response = asked("ranked")
    for name in ("Coffee", "More books", "Longer hours"):
        page.get_by_role("button", name=f"Put “{name}” next").click()
    page.get_by_role("button", name="Move “Longer hours” up").click()
    assert axe() == []
    rows = page.locator(".surveys-order__row")
    rows.nth(2).locator("[data-grip]").drag_to(rows.nth(0))
    page.get_by_role("button", name="To the end").click()
    response.refresh_from_db()
    assert response.answers["first"] == ["books", "coffee", "hours"]


@pytest.mark.parametrize("size", [PHONE, WIDE])
def test_a_statement_is_a_group_that_is_named_once_with_its_options(page, asked, size):
    asked("ranked", size)
    for name in ("It should be open later.", "It is too loud."):
        group = page.get_by_role("group", name=name, exact=True)
        expect(group).to_have_count(1)
        spoken = group.aria_snapshot()
        assert (spoken.count(name), spoken.count("radio")) == (2 if "text:" in spoken else 1, 3), spoken
        assert [spoken.count(f'radio "{one}"') for one in ("Disagree", "Neither", "Agree")] == [1, 1, 1]
    tops = [
        page.get_by_role("radio", name=one, exact=True).first.bounding_box()["y"]
        for one in ("Disagree", "Neither", "Agree")
    ]
    assert (len({round(top) for top in tops}) == 1) is (size == WIDE)

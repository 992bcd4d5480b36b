"""Voting by keys and swipes, moderating by keys, and a map of real votes, in a browser."""

import pytest
from playwright.sync_api import expect

from samenspel.phases.design.models.votes import AGREE, DISAGREE, Vote
from tests.factories.design import make_imported_map, make_opinion_map, make_statement, renew
from tests.factories.initiatives import make_member
from tests.phases.design.test_conversations import SEATTLE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SWIPE = """([dx, dy]) => {
  const said = document.querySelector(".design-said--asked");
  const touch = {pointerId: 1, pointerType: "touch", isPrimary: true, bubbles: true};
  const at = (x, y) => ({...touch, clientX: x, clientY: y});
  said.setPointerCapture = () => {};
  said.dispatchEvent(new PointerEvent("pointerdown", at(200, 200)));
  said.dispatchEvent(new PointerEvent("pointermove", at(200 + dx, 200 + dy)));
  said.dispatchEvent(new PointerEvent("pointerup", at(200 + dx, 200 + dy)));
}"""

AMONG = """() => [...document.querySelectorAll(".design-letter")].map((letter) => {
  const tone = letter.textContent === "A" ? "accent" : "second";
  const middle = (one) => (one.getBoundingClientRect().top + one.getBoundingClientRect().bottom) / 2;
  const spots = [...document.querySelectorAll(`.design-spot.sp-tone--${tone}`)].map(middle);
  return Math.min(...spots) < middle(letter) && middle(letter) < Math.max(...spots);
})"""  # each stands no higher and no lower than its group


@pytest.fixture
def asked(page, live_server, come_in):
    """A member who is asked about the first statement."""
    map = make_opinion_map(seeds=[f"Thing {number}." for number in range(1, 13)])
    come_in(make_member(map.initiative))
    page.goto(f"{live_server.url}{map.get_absolute_url()}vote/")
    return map


def cast():
    return list(Vote.objects.order_by("pk").values_list("value", flat=True))


def test_the_keys_1_2_and_3_vote_and_the_last_vote_can_be_taken_back(page, asked):
    for turn, key in enumerate("123", start=1):
        expect(page.get_by_text(f"Statement {turn} of 10")).to_be_visible()
        page.keyboard.press(key)
    expect(page.get_by_text("Statement 4 of 10")).to_be_visible()
    assert cast() == [1, -1, 0]
    page.get_by_role("button", name="Take back my last vote").click()
    expect(page.get_by_text("Statement 3 of 10")).to_be_visible()
    assert cast() == [1, -1]


def test_who_turns_the_keys_off_votes_by_buttons_alone(page, asked):
    page.get_by_role("checkbox").uncheck()
    page.keyboard.press("1")
    page.reload()
    expect(page.get_by_role("checkbox")).not_to_be_checked()
    page.keyboard.press("1")
    page.get_by_role("button", name="Disagree").click()
    expect(page.get_by_text("Statement 2 of 10")).to_be_visible()
    assert cast() == [DISAGREE]


def test_a_swipe_votes_and_a_small_one_does_not(page, asked):
    page.evaluate(SWIPE, [30, 0])
    page.evaluate(SWIPE, [120, 100])
    page.evaluate(SWIPE, [150, 10])
    expect(page.get_by_text("Statement 2 of 10")).to_be_visible()
    assert cast() == [AGREE]


def test_moderators_decide_about_several_by_keys_alone(page, live_server, come_in):
    map = make_opinion_map()
    for text in ("One.", "Two.", "Three."):
        make_statement(map, text=text)
    come_in(make_member(map.initiative, role="moderator"))
    page.goto(f"{live_server.url}{map.get_absolute_url()}statements/moderate/")
    for key in "jxjjxka":
        page.keyboard.press(key)
    expect(page.get_by_text("Decided about 2 statements.")).to_be_visible()
    states = dict(map.statements.filter(number__gt=3).values_list("text", "state"))
    assert states == {"One.": "approved", "Two.": "unread", "Three.": "approved"}


@pytest.mark.parametrize("width", [360, 1280])
def test_a_map_of_real_votes_fits_the_screen(page, live_server, axe, width):
    comments, votes = SEATTLE
    map = renew(
        make_imported_map(comments=comments, votes=votes, credit="The Computational Democracy Project")
    )
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{live_server.url}{map.get_absolute_url()}")
    expect(page.locator("svg.sp-chart circle").first).to_be_visible()
    assert axe() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(AMONG) == [True, True]

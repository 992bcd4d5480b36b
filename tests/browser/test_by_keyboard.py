"""A lottery and a draft are used by keys alone; what of every page Tab reaches is in test_every_page."""

import pytest
from playwright.sync_api import expect

from samenspel.phases.design.models.prototypes import Experience
from tests.browser.tabbing import MOST
from tests.factories.design import address, make_board, make_idea, member_with_mailbox
from tests.factories.initiatives import coordinator_of
from tests.factories.lotteries import make_lottery
from tests.factories.prototypes import make_prototype, steps_of
from tests.factories.services import make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def go_to(page, name):
    """By Tab, to the control of this name."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            return
    raise AssertionError(f"Tab does not come to “{name}”.")


def test_what_is_wrong_has_the_focus_and_leads_to_its_field(page, live_server, come_in):
    lottery = make_lottery()
    come_in(make_person("Mo"))
    page.goto(f"{live_server.url}{address(lottery, 'sign-up/')}")
    page.get_by_label("Name").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    press(page, "Tab", "Enter")
    expect(page.get_by_label("Name")).to_be_focused()


def test_somebody_signs_up_for_a_lottery_and_leaves_it_by_keys_alone(page, live_server, come_in):
    lottery = make_lottery()
    come_in(make_person("Mo"))
    page.goto(live_server.url + lottery.get_absolute_url())
    go_to(page, "Sign up for the lottery")
    page.keyboard.press("Enter")
    page.get_by_label("Name").focus()
    page.keyboard.type("Mo")
    page.keyboard.press("Tab")
    page.keyboard.type("Dam 1, 1012 AB Town")
    press(page, "Tab", "ArrowDown", "Tab", "ArrowDown")
    go_to(page, "Sign up")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("You are in the pool.")
    assert lottery.candidates.get().values == {"sex": "woman", "age": "young"}
    go_to(page, "Leave the pool")
    page.keyboard.press("Enter")
    page.wait_for_url("**/leave/")
    go_to(page, "Leave the pool")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("You are out of the pool")
    assert not lottery.candidates.exists()


def test_somebody_tries_a_draft_by_keys_alone(page, live_server, come_in):
    prototype = make_prototype(steps=("Find the drill", "Choose a day"))
    come_in(member_with_mailbox(prototype))
    page.goto(live_server.url + prototype.get_absolute_url())
    go_to(page, "Try it")
    page.keyboard.press("Enter")
    page.wait_for_url("**/try/")
    go_to(page, "Begin")
    page.keyboard.press("Enter")
    for button, downs in (("Go on", 0), ("Finish", 2)):
        expect(page.get_by_role("button", name=button)).to_be_visible()
        page.get_by_label("It went well").focus()
        press(page, "Space", *["ArrowDown"] * downs)
        go_to(page, button)
        page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Thank you.")
    assert [one.went for one in Experience.objects.order_by("step__place")] == ["well", "stuck"]


def test_who_moves_a_step_by_keys_stays_at_the_steps(page, live_server, come_in):
    prototype = make_prototype()
    come_in(coordinator_of(prototype.initiative))
    page.goto(live_server.url + prototype.get_absolute_url())
    go_to(page, "Down: Find the drill")
    page.keyboard.press("Enter")
    page.wait_for_url("**#steps")
    assert [step.title for step in steps_of(prototype)][:2] == ["Choose a day", "Find the drill"]
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="1. Choose a day").last).to_be_focused()


def test_only_a_helper_is_asked_whether_the_other_agrees(page, live_server, come_in):
    prototype = make_prototype()
    come_in(member_with_mailbox(prototype))
    page.goto(f"{live_server.url}{address(prototype, 'try/')}")
    agreed = page.get_by_role("checkbox")
    expect(agreed).to_be_hidden()
    page.get_by_label("Somebody beside me").check()
    expect(agreed).to_be_visible()


def test_ideas_come_before_their_groups_by_tab_as_on_the_page(page, live_server, come_in):
    board = make_idea(make_board()).board
    come_in(coordinator_of(board.initiative))
    page.goto(f"{live_server.url}{address(board, 'group/')}")
    page.get_by_role("checkbox").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_label("A new group")).to_be_focused()

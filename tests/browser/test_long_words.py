"""Words as long as Dutch makes them, and text that is no word at all, on a phone."""

import pytest
from playwright.sync_api import expect

from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.plan import make_own_round, make_proposal

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "Verkeersveiligheidsmaatregelenprogramma rond de school"


@pytest.fixture
def browser_context_args(browser_context_args):
    return {**browser_context_args, "viewport": {"width": 360, "height": 740}}


@pytest.fixture
def width(page):
    return lambda: page.evaluate("document.documentElement.scrollWidth")


def test_a_title_of_one_long_word_fits_a_phone(page, live_server, width):
    page.goto(live_server.url + make_proposal(make_own_round(), title=LONG).get_absolute_url())
    expect(page.get_by_role("heading", level=1)).to_have_text(LONG)
    assert width() == 360


def test_faults_that_repeat_what_was_typed_fit_a_phone(page, live_server, come_in, width):
    round = make_own_round(who="list")
    come_in(coordinator_of(round.initiative))
    page.goto(f"{live_server.url}/plan/rounds/{round.pk}/voters/")
    page.get_by_label("E-mail addresses").fill("q" * 90)
    page.get_by_role("button", name="Save the list").click()
    expect(page.get_by_role("alert")).to_contain_text("is not an e-mail address")
    assert width() == 360


def test_a_choice_of_one_long_word_fits_a_phone(page, live_server, come_in, width):
    round = make_own_round(days=(-9, 1, 2, 5, 8))
    author = make_member(round.initiative)
    proposal = make_proposal(round, author)
    make_proposal(round, title="q" * 90)
    come_in(author)
    page.goto(f"{live_server.url}{proposal.get_absolute_url()}merge/")
    expect(page.get_by_role("radio")).to_have_count(1)
    assert width() == 360


def test_what_can_be_done_stands_on_one_line(page, live_server, come_in):
    """A button that sends something, beside a link that looks like one."""
    round = make_own_round()
    page.set_viewport_size({"width": 1280, "height": 900})
    come_in(coordinator_of(round.initiative))
    page.goto(live_server.url + make_proposal(round).get_absolute_url())
    doings = page.locator(".sp-page-header .sp-actions").locator("button, a").all()[:2]
    assert len({one.bounding_box()["y"] for one in doings}) == 1

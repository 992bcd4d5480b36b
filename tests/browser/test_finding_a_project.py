"""Finding a project among many on the ballot, by words and by area, without losing what is chosen."""

import pytest
from playwright.sync_api import expect

from samenspel.phases.plan import actions
from tests.factories.initiatives import coordinator_of
from tests.factories.plan import address, make_check, make_own_round, make_proposal, make_voter
from tests.factories.services import make_area

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def browser_context_args(browser_context_args):
    return {**browser_context_args, "viewport": {"width": 360, "height": 740}}


def test_projects_are_found_by_words_and_by_area_and_what_is_chosen_stays_chosen(page, live_server, come_in):
    round = make_own_round()
    for name in ("Oudwijk", "Wittevrouwen"):
        area = make_area(name)
        for thing in ("bench", "tree", "tap", "café table"):
            make_check(make_proposal(round, title=f"A {thing}", area=area))
    actions.open_voting(actor=coordinator_of(round.initiative), round=round)
    come_in(make_voter())
    page.goto(live_server.url + address(round, "ballot/"))
    shown = page.locator(".plan-choice:not([hidden])")
    page.get_by_label("A bench").first.check()
    page.get_by_label("Find a project").fill("cafe")
    expect(shown).to_have_count(2)
    page.get_by_label("Area").select_option("Oudwijk")
    expect(shown).to_have_count(1)
    page.get_by_label("Find a project").fill("")
    expect(shown).to_have_count(4)
    page.get_by_label("Find a project").fill("xyzzy")
    expect(page.locator("[data-found]")).to_have_text("No project matches")
    expect(page.locator("[data-chosen]")).to_have_text("1")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

"""The running total while one chooses, and finding a project among many, on a phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories.plan import make_vote, make_voter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OVER = re.compile("plan-total--over")


@pytest.fixture
def browser_context_args(browser_context_args):
    return {**browser_context_args, "viewport": {"width": 360, "height": 740}}


@pytest.fixture
def total(page, live_server, come_in):
    def of(**values):
        round = make_vote(**values)
        come_in(make_voter())
        page.goto(f"{live_server.url}/plan/rounds/{round.pk}/ballot/")
        return page.locator("[data-total]")

    return of


def test_points_add_up_while_one_divides_them(page, total):
    shown = total(points=10, ballot_format="cumulative")
    page.locator("#p1").fill("6")
    page.locator("#p2").fill("4")
    expect(shown).to_contain_text("2 chosen · 10 of 10 points")
    expect(shown).not_to_have_class(OVER)
    page.locator("#p3").fill("1")
    expect(shown).to_contain_text("3 chosen · 11 of 10 points")
    expect(shown).to_have_class(OVER)
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_one_project_too_many_is_seen_at_once(page, total):
    shown = total(most=1)
    page.locator("#p1").check()
    expect(shown).to_contain_text("1 of at most 1 chosen")
    expect(shown).not_to_have_class(OVER)
    page.locator("#p3").check()
    expect(shown).to_have_class(OVER)


def test_among_many_projects_one_sees_only_what_one_chose(page, total, axe):
    total(costs=(10_00,) * 9)
    rows = page.locator(".plan-choice:visible")
    page.locator("#p4").check()
    page.get_by_label("Only what I chose").check()
    expect(rows).to_have_count(1)
    assert axe() == []
    page.get_by_label("Only what I chose").uncheck()
    expect(rows).to_have_count(9)

"""What a script keeps of what is typed: over Reload, a lost connection and Back, no longer than needed."""

import pytest
from playwright.sync_api import expect

from samenspel.tools.talk.models import Comment
from tests.factories.plan import address, make_own_round, make_proposal, make_vote, make_voter
from tests.factories.surveys import begin, invite, letters_to, link_in, make_survey

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def talk(page, live_server, come_in):
    """A member on the page of a proposal, with the box for a comment."""
    proposal = make_proposal(make_own_round())
    come_in(proposal.authors.get().person)
    page.goto(f"{live_server.url}{proposal.get_absolute_url()}")
    return page.locator("main form[action$='/write/'] textarea")


def test_a_page_that_is_loaded_again_has_what_was_typed(page, talk):
    talk.fill("A bench by the pond.")
    page.reload()
    expect(talk).to_have_value("A bench by the pond.")


def test_without_a_connection_nothing_is_sent_and_nothing_is_lost(page, talk):
    talk.fill("A bench by the pond.")
    page.context.set_offline(True)
    page.locator("main form[action$='/write/'] button").click()
    expect(page.get_by_text("There is no connection.")).to_be_visible()
    expect(talk).to_have_value("A bench by the pond.")
    page.context.set_offline(False)
    page.locator("main form[action$='/write/'] button").click()
    expect(page.get_by_text("A bench by the pond.").first).to_be_visible()
    assert Comment.objects.count() == 1


def test_what_was_taken_is_forgotten_and_back_is_a_page(page, talk):
    talk.fill("A bench by the pond.")
    page.locator("main form[action$='/write/'] button").click()
    expect(page.locator("main").get_by_text("A bench by the pond.").first).to_be_visible()
    expect(talk).to_have_value("")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("Object.keys(sessionStorage).filter((key) => key.includes('bench')).length") == 0


def test_back_from_the_receipt_is_the_review_or_the_ballot_and_no_error(page, live_server, come_in):
    round = make_vote()
    come_in(make_voter())
    page.goto(f"{live_server.url}{address(round, 'ballot/')}")
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Look it over").click()
    page.get_by_role("button", name="Put it in the box").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your ballot is in the box")
    page.go_back()
    expect(page.get_by_text("You voted already")).to_be_visible()
    expect(page.get_by_role("checkbox").first).not_to_be_checked()


@pytest.fixture(params=["with an account", "by a letter"])
def asked(request, page, live_server, come_in):
    """Somebody on the first page of a survey, whose form is sent to an address that names the page."""
    survey = make_survey(asked="everyone")
    if request.param == "by a letter":
        invite(survey, "anna@example.org")
        [letter] = letters_to("anna@example.org")
        page.goto(f"{live_server.url}{link_in(letter)}")
        page.get_by_role("button", name="Begin").click()
    else:
        come_in(begin(survey)[0])
        page.goto(f"{live_server.url}/surveys/{survey.pk}/answer/")
    return page.get_by_label("How old are you?")


def err(page, field, words):
    """What is sent comes back, and says why."""
    field.fill(words)
    page.locator("main form[method=post] button[type=submit]:not([name])").last.click()
    expect(page.locator("main [aria-invalid=true]").first).to_be_visible()


def go_elsewhere_and_back(page):
    page.goto("about:blank")
    page.go_back()


def change_language(page):
    page.locator("header button[value=nl]").click()
    expect(page.locator("html")).to_have_attribute("lang", "nl")


@pytest.mark.parametrize("step", [go_elsewhere_and_back, lambda page: page.reload(), change_language])
def test_a_form_that_comes_back_at_another_address_keeps_what_was_typed(page, asked, step):
    err(page, asked, "7")
    field = page.locator("main input[name=age]")
    expect(field).to_have_value("7")
    step(page)
    expect(field).to_have_value("7")


def test_what_is_taken_after_an_error_is_forgotten_at_both_addresses(page, asked):
    err(page, asked, "7")
    page.get_by_role("radio").first.check()
    page.locator("main input[name=age]").fill("30")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What you think")
    assert page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('typed ')).length") == 0

"""A polling desk and sheets that are entered twice: on a phone, without scripts, by keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from samenspel.phases.plan.models import Sheet, Voter
from tests.factories.initiatives import coordinator_of
from tests.factories.papers import close_papers, make_clerk, make_paper_vote, print_sheets
from tests.factories.plan import make_voter, vote

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}
CODE = re.compile(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){2}")


@pytest.fixture
def scripts(request):
    return getattr(request, "param", False)


@pytest.fixture
def browser_context_args(browser_context_args, scripts):
    return {**browser_context_args, "viewport": PHONE, "java_script_enabled": scripts}


@pytest.fixture
def be(page, come_in):
    def as_person(person):
        page.context.clear_cookies()
        come_in(person)

    return as_person


@pytest.fixture
def at(page, live_server):
    def go(round, rest):
        page.goto(f"{live_server.url}/plan/rounds/{round.pk}/{rest}")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    return go


@pytest.fixture
def keys(page):
    """Words to type and names of keys, and Enter, which leads to another page."""

    def press(*told):
        for one in told[:-1]:
            page.keyboard.press(one) if one in ("Tab", "Space", "ArrowDown") else page.keyboard.type(one)
        with page.expect_navigation():
            page.keyboard.press(told[-1])
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    return press


def test_a_voter_is_marked_and_two_people_enter_the_sheet_by_keyboard(page, be, at, keys):
    round, person, main = make_paper_vote(), make_voter(), page.get_by_role("main")
    first, second = coordinator_of(round.initiative), make_clerk(round)
    vote(round, 1, person=person)
    (code,) = print_sheets(round)
    be(first)
    at(round, "desk/")
    keys(person.email, "Enter")
    expect(main).to_contain_text("This voter voted online")
    page.get_by_role("button", name="Mark, and give a sheet").focus()
    keys("Enter")
    expect(main).to_contain_text("The ballot from online is taken out of the box")
    at(round, "sheets/enter/")
    keys(code.lower(), "Tab", "2 3", "Enter")
    expect(main).to_contain_text(f"{code[:4]}… is entered once.")
    expect(page.get_by_label("The code of the sheet")).to_have_value("")
    be(second)
    at(round, "sheets/enter/")
    keys(code, "Tab", "2", "Enter")
    expect(main).to_contain_text("Look at the paper again")
    keys(code, "Tab", "2 3", "Enter")
    expect(main).to_contain_text("It counts.")
    assert (Voter.objects.get().channel, Sheet.objects.get().state) == ("desk", "agreed")
    close_papers(round)
    assert dict(round.ballots.values_list("choice", "count")) == {"2 3": 1}


@pytest.mark.parametrize("scripts", [True], indirect=True)
def test_the_pages_of_paper_are_for_everyone(page, be, at, axe):
    round = make_paper_vote(costs=(10_00,) * 14)
    be(coordinator_of(round.initiative))
    for rest in ("desk/", "sheets/", "sheets/print/", "sheets/enter/", "box/"):
        at(round, rest)
        assert (rest, axe()) == (rest, [])


def test_a_sheet_on_paper_has_its_code_on_every_page_and_nothing_of_the_screen(page, be, at, keys):
    round, main = make_paper_vote(costs=(10_00,) * 14), page.get_by_role("main")
    be(coordinator_of(round.initiative))
    at(round, "sheets/print/")
    page.get_by_label("How many sheets").fill("2")
    page.get_by_role("button", name="Make the sheets").focus()
    keys("Enter")
    assert len({match[0] for match in CODE.finditer(main.inner_text())}) == 2
    page.emulate_media(media="print")
    shown = page.locator("body").inner_text()
    on_paper = [words in shown for words in ("Print this page now", "This is a demonstration", "Bench")]
    assert on_paper == [False, False, True]
    assert (
        page.locator("thead").first.evaluate("one => getComputedStyle(one).display") == "table-header-group"
    )
    pages = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pages)) == 2

"""A round from the first proposal to the result, as five people on a phone."""

import re
from types import SimpleNamespace

import pytest
from django.utils import translation
from django.utils.translation import gettext as _
from playwright.sync_api import expect

from samenspel.phases.plan.models import BudgetRound, Voter
from samenspel.phases.plan.queries import find_round
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.plan import after, clock, close, make_own_round, make_vote, make_voter, vote, work
from tests.factories.services import make_organisation, make_person, make_service

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def browser_context_args(browser_context_args, scripts):
    return {**browser_context_args, "viewport": PHONE, "java_script_enabled": scripts}


@pytest.fixture(
    params=[("en", True, False), ("nl", False, False), ("fr", True, True)],
    ids=["English", "Dutch, no scripts", "French, by keyboard alone"],
)
def told(request):
    return request.param


@pytest.fixture
def scripts(told):
    return told[1]


@pytest.fixture
def language(told):
    with translation.override(told[0]):
        yield told[0]


@pytest.fixture
def be(page, come_in, language):
    """Be this person, with their language."""

    def as_person(person):
        person.language = language
        person.save()
        page.context.clear_cookies()
        come_in(person)

    return as_person


@pytest.fixture
def at(page, live_server, axe, scripts):
    def go(path):
        page.goto(live_server.url + path)
        seen()

    def seen():
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        if scripts:
            assert axe() == []

    go.seen = seen
    return go


@pytest.fixture
def people():
    worker = make_person("Petra", email="petra@example.org")
    organisation = make_organisation(worker)
    initiative = make_initiative(service=make_service(organisation=organisation))
    make_member(initiative, worker, role="professional", organisation=organisation)
    coordinator = coordinator_of(initiative)
    author = make_member(initiative, make_person("Ina", email="ina@example.org"))
    return initiative, coordinator, worker, author, make_voter()


@pytest.fixture
def hands(page, told):
    """A finger on the glass, or nothing but keys."""

    def reach(element):
        for _step in range(150):
            if element.evaluate("element => element === document.activeElement"):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"no way to {element} by keyboard")

    def write(element, text):
        reach(element)
        page.keyboard.type(text)

    def use(key):
        def press_key(element):
            reach(element)
            page.keyboard.press(key)

        return press_key

    if told[2]:
        return SimpleNamespace(click=use("Enter"), check=use("Space"), fill=write)
    return SimpleNamespace(
        click=lambda element: element.click(),
        check=lambda element: element.check(),
        fill=lambda element, text: element.fill(text),
    )


@pytest.fixture
def press(page, hands):
    """A button or link of the page by its English words; waits for the page it leads to."""
    main = page.get_by_role("main")

    def press_it(words, role="button"):
        with page.expect_navigation():
            hands.click(main.get_by_role(role, name=_(words)))

    return press_it


@pytest.fixture
def steps(page, be, at, press, hands):
    main = page.get_by_role("main")

    def propose(author, round):
        be(author)
        at(round.get_absolute_url())
        press("Make a proposal", "link")
        hands.fill(page.get_by_label(_("Title")).first, "Een bank bij de vijver")
        hands.fill(page.get_by_label(_("Why")).first, "Om te rusten.")
        press("Save the draft")
        at.seen()
        press("Submit it")
        at.seen()

    def check(professional, proposal):
        be(professional)
        at(proposal.get_absolute_url())
        press("Check this proposal", "link")
        at.seen()
        for group in main.get_by_role("group").all()[:2]:
            hands.check(group.get_by_role("radio").first)
        hands.check(main.get_by_role("radio", name=_("Yes: it can be on the ballot")))
        hands.fill(page.get_by_label(_("What it costs")), "60")
        hands.fill(page.get_by_label(_("The reason")), "Hout en een dag werk.")
        press("Publish the check")
        expect(main).to_contain_text("Hout en een dag werk.")
        at.seen()

    def fix_rules(coordinator, round):
        be(coordinator)
        at(round.get_absolute_url())
        press("Fix the rules", "link")
        at.seen()
        press("Fix the rules for good")
        at.seen()

    def cast(voter, round):
        be(voter)
        at(f"/plan/rounds/{round.pk}/ballot/")
        hands.check(main.get_by_role("checkbox").first)
        press("Look it over")
        at.seen()
        expect(main).to_contain_text("Een bank bij de vijver")
        press("Put it in the box")
        at.seen()
        expect(main).to_contain_text(Voter.objects.get().receipt)

    def sign(person, round):
        be(person)
        at(f"/plan/rounds/{round.pk}/box/")
        press("I certify this vote")
        at.seen()

    return SimpleNamespace(propose=propose, check=check, fix_rules=fix_rules, cast=cast, sign=sign)


def test_five_people_go_from_a_proposal_to_a_result(page, be, at, people, steps, press):
    initiative, coordinator, professional, author, voter = people
    round = make_own_round(initiative, days=(-1, 5, 8, 12, 15), most_cost=100_00)
    steps.propose(author, round)
    steps.check(professional, round.proposals.get())
    with after(round.proposals_until):
        steps.fix_rules(coordinator, round)
    with clock(round.votes_from):
        steps.cast(voter, round)
        for _number in range(5):
            vote(find_round(round.pk), 1)
    close(find_round(round.pk))
    with after(round.objections_until):
        steps.sign(coordinator, round)
        steps.sign(professional, round)
    work()
    be(voter)
    at(round.get_absolute_url())
    press("See the results, and why", "link")
    at.seen()
    expect(page.get_by_role("main")).to_contain_text("Een bank bij de vijver")
    assert BudgetRound.objects.get().state == "tallied"


@pytest.fixture
def ballot(people, be, at):
    """The voter's, of a round with three projects."""
    round = make_vote(initiative=people[0], most_cost=100_00)
    be(people[-1])
    at(f"/plan/rounds/{round.pk}/ballot/")


def test_the_total_follows_what_is_chosen_and_says_when_it_is_too_much(page, ballot, press, scripts):
    main = page.get_by_role("main")
    for place in (1, 2):
        main.locator(f"#p{place}").check()
    if not scripts:
        press("Add it up")
    expect(main.locator("[data-cost]")).to_have_text(re.compile("110"))
    expect(main.locator("[data-total]")).to_have_class(re.compile("plan-total--over"))
    press("Look it over")
    expect(main.get_by_role("alert")).to_be_visible()
    expect(main.locator("#p1")).to_be_checked()

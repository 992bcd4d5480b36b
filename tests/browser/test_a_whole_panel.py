"""A panel from its call to its proceedings, as five people with a browser of their own each."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from samenspel.phases.learn.models.calls import Call
from samenspel.phases.learn.models.contributions import Contribution
from samenspel.phases.learn.models.proceedings import Volume
from samenspel.phases.learn.models.programme import Session
from samenspel.phases.learn.models.reflections import Reflection
from samenspel.phases.learn.models.risks import Risk
from samenspel.phases.learn.queries.reflections import words_of
from tests.browser.writers import PATIENCE, eventually
from tests.factories.brought import work
from tests.factories.initiatives import make_initiative, make_member
from tests.factories.panels import make_assignment, make_edition, make_somebody, open_review, organiser_of
from tests.factories.programme import open_registration
from tests.tools.writing.lines import session_of, site

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}


class Somebody:
    """One person at a browser."""

    def __init__(self, browser, port, person):
        self.person, self.home = person, f"http://127.0.0.1:{port}"
        self.context = browser.new_context(viewport=PHONE)
        cookie = {"name": "sessionid", "value": session_of(person), "domain": "127.0.0.1", "path": "/"}
        self.context.add_cookies([cookie])
        self.page = self.context.new_page()
        self.page.set_default_timeout(20_000)

    def go(self, path, status=200):
        assert self.page.goto(self.home + path).status == status
        self.seen()
        return self

    def seen(self):
        assert self.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], self.page.url

    def press(self, words, role="button"):
        main = self.page.get_by_role("main")
        with self.page.expect_navigation():
            main.get_by_role(role, name=words, exact=True).first.click()
        self.seen()

    def follow(self, words):
        self.press(words, role="link")

    def fill(self, **words):
        for name, text in words.items():
            self.page.locator(f"[name={name}]").fill(text)

    def choose(self, name, value):
        self.page.locator(f"[name={name}][value='{value}']").check()

    def reads(self, words):
        expect(self.page.get_by_role("main")).to_contain_text(words)


@contextmanager
def people_at(browser, **people):
    with site() as port:
        found = {name: Somebody(browser, port, person) for name, person in people.items()}
        try:
            yield found
        finally:
            for one in found.values():
                one.context.close()


def at(moment):
    return moment.strftime("%Y-%m-%d %H:%M")


def test_from_the_call_to_the_proceedings(browser):
    edition, initiative = make_edition(make_somebody("Orla")), make_initiative()
    open_registration(edition)
    people = {"orla": organiser_of(edition), "mina": make_member(initiative, make_somebody("Mina"))}
    people |= {name: make_somebody(name.title()) for name in ("auke", "rein", "fay")}
    with people_at(browser, **people) as found:
        orla, auke, rein, fay, mina = (found[name] for name in ("orla", "auke", "rein", "fay", "mina"))
        call = called(orla, edition)
        contribution = contributed(auke, call)
        reviewed(rein, orla, contribution)
        decided(orla, auke, contribution)
        session = planned(orla, edition, contribution)
        reflection = reflected(orla, auke, fay, session)
        made_of_it(mina, initiative, reflection)
        published(orla, auke, fay, contribution)


def called(orla, edition):
    now = timezone.now().astimezone(edition.tzinfo)
    orla.go(f"/learn/editions/{edition.pk}/").follow("Set up a call")
    orla.fill(title="Who coproduces?", text="We ask for papers and cases.", themes="schools", each="2")
    orla.fill(opens_at=at(now - timedelta(hours=1)), closes_at=at(now + timedelta(days=1)))
    orla.press("Set up")
    return Call.objects.get()


def contributed(auke, call):
    auke.go(f"/learn/calls/{call.pk}/").follow("Contribute")
    auke.choose("kind", "paper")
    auke.fill(title="A play by parents", abstract="Forty parents wrote a play.")
    auke.press("Hand in")
    auke.reads("It is handed in.")
    return Contribution.objects.get()


def reviewed(rein, orla, contribution):
    """Who reviews it knows neither author nor address of the contribution."""
    call = contribution.call
    open_review(call)
    orla.go(f"/learn/calls/{call.pk}/reviewers/").follow("Ask a reviewer")
    orla.fill(person=rein.person.email)
    orla.choose("side", "scholar")
    orla.press("Ask")
    seat = make_assignment(contribution, call.reviewers.get())
    rein.go(f"/learn/reviews/{seat.pk}/")
    rein.reads("Forty parents wrote a play.")
    assert "Auke" not in rein.page.content()
    rein.go(f"/learn/reviews/{seat.pk}/write/")
    for criterion in call.criteria.filter(of_kind="paper"):
        rein.choose(f"mark_{criterion.pk}", "4")
    rein.fill(for_authors="Clear. Say how many stayed.")
    rein.press("Hand in")
    rein.go(f"/learn/contributions/{contribution.pk}/", status=404)


def decided(orla, auke, contribution):
    orla.go(f"/learn/contributions/{contribution.pk}/decide/")
    orla.reads("Say how many stayed.")
    orla.choose("outcome", "accept")
    orla.fill(words="Welcome.")
    orla.press("Save")
    orla.go(f"/learn/calls/{contribution.call_id}/decisions/").press("Send all decisions")
    auke.go(f"/learn/contributions/{contribution.pk}/").reads("Welcome.")


def planned(orla, edition, contribution):
    orla.go(f"/learn/editions/{edition.pk}/plan/").follow("Add a session")
    orla.fill(title="What stays?", starts_at=f"{edition.begins_on} 09:00")
    orla.choose("kind", "reflection")
    orla.press("Add")
    session = Session.objects.get()
    orla.follow("Plan a contribution here")
    orla.press("Plan it")
    orla.go(f"/learn/editions/{edition.pk}/plan/publish/").press("Publish it")
    assert session.talks.get().contribution == contribution
    return session


def reflected(orla, auke, fay, session):
    """Two write at the same moment; what they conclude has the names of both."""
    programme = f"/learn/editions/{session.edition_id}/programme/1/"
    fay.go(f"/learn/editions/{session.edition_id}/").follow("Register")
    fay.press("Register")
    orla.go(programme).follow("Open a joint reflection")
    orla.press("Open it")
    reflection = Reflection.objects.get()
    for one in (auke, fay):
        one.go(programme).follow("Joint reflection")
        one.follow("Write")
        one.page.locator(".cm-content").wait_for(timeout=1000 * PATIENCE)
    for one, words in ((auke, "Thank people."), (fay, "Ask early. ")):
        one.page.locator(".cm-content").click()
        one.page.keyboard.press("Control+Home")
        one.page.keyboard.type(words)
        expect(fay.page.locator(".cm-content")).to_contain_text(words.strip())
    assert eventually(lambda: words_of(reflection), "Ask early. Thank people.") == "Ask early. Thank people."
    concluded(orla, auke, fay, reflection)
    return reflection


def concluded(orla, auke, fay, reflection):
    page = reflection.get_absolute_url()
    fay.go(page).follow("Pick out a conclusion")
    fay.fill(quote="Thank people.")
    fay.choose("kind", "barrier")
    fay.press("Pick it out")
    auke.go(page).press("I agree")
    auke.reads("Auke, Fay")
    orla.go(page).follow("Close it")
    orla.press("Close it")
    orla.reads("It stands in the library")


def made_of_it(mina, initiative, reflection):
    mina.go(reflection.get_absolute_url()).follow("What came of it")
    mina.follow("Make it a risk")
    mina.follow(initiative.title)
    mina.fill(causes="Nobody thanks them", consequences="They leave")
    mina.press("Add the risk")
    mina.reads("It came from:")
    assert Risk.objects.get().initiative == initiative


def published(orla, auke, fay, contribution):
    edition = contribution.call.edition
    orla.go(f"/learn/editions/{edition.pk}/").follow("Set up proceedings")
    orla.fill(title="Who coproduces", publisher="Samenrode Press")
    orla.press("Save")
    auke.go(f"/learn/contributions/{contribution.pk}/").follow("Hand in the final version")
    auke.choose("licence", "CC-BY-4.0")
    auke.fill(text="# Play\n\nForty parents wrote it.")
    auke.page.locator("[name=others_agree]").check()
    auke.press("Hand it in")
    orla.go(f"/learn/editions/{edition.pk}/proceedings/prepare/").follow("Publish")
    orla.press("Publish")
    work()
    fay.go(f"/learn/editions/{edition.pk}/").follow("Read the proceedings")
    fay.follow("A play by parents")
    fay.reads("Forty parents wrote it.")
    assert Volume.objects.get().file

"""Atom feeds: valid, stable, of public things, in the language of what they tell about."""

from datetime import datetime
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenspel.foundation.journal.models import About, Entry
from samenspel.tools.notices.feeds import ENTRIES
from samenspel.tools.talk.actions import take_back
from tests.checks import assert_page, one_line
from tests.factories.initiatives import make_draft, make_initiative, make_member
from tests.factories.notices import feed_url, make_decision
from tests.factories.plan import make_check, make_own_round, make_proposal
from tests.factories.services import make_person
from tests.factories.talk import make_comment

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "/notices/feed.atom"
WILD = "<b>A & B</b>\x0b\x00\x1f ]]> \ufffe {actor}"


@pytest.fixture
def initiative():
    return make_initiative(title="The library")


def atom(response):
    """Parsed, and held against what RFC 4287 asks of every feed and entry."""
    assert (response.status_code, response["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    feed = ElementTree.fromstring(response.content)
    assert feed.tag == f"{ATOM}feed"
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (found,) = element.findall(f"{ATOM}{name}")
            assert found.text.strip()
            assert name != "updated" or datetime.fromisoformat(found.text).tzinfo is not None
        links = [link.attrib for link in element.findall(f"{ATOM}link")]
        assert all(link["href"].startswith("http://testserver/") for link in links)
        assert [link.get("rel", "alternate") for link in links].count("alternate") == 1
    assert feed.find(f"{ATOM}author/{ATOM}name").text
    assert [link.get("rel") for link in feed.findall(f"{ATOM}link")].count("self") == 1
    ids = [entry.find(f"{ATOM}id").text for entry in feed.findall(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))
    return feed


def titles(feed):
    return [entry.find(f"{ATOM}title").text for entry in feed.findall(f"{ATOM}entry")]


def test_the_feed_of_an_initiative_tells_its_news_newest_first(client, initiative):
    make_decision(initiative, "Open on Sundays")
    make_comment(initiative)
    feed = atom(client.get(feed_url(initiative)))
    assert titles(feed)[:2] == ["Somebody wrote a comment.", "Cora wrote down a decision: “Open on Sundays”"]
    assert feed.find(f"{ATOM}title").text == "The library"
    entry = Entry.objects.get(verb="initiatives.decide")
    found = feed.findall(f"{ATOM}entry")[1]
    assert found.find(f"{ATOM}id").text == f"tag:testserver,{entry.at:%Y-%m-%d}:journal/{entry.pk}"
    assert found.find(f"{ATOM}updated").text == entry.at.isoformat()
    assert feed.find(f"{ATOM}updated").text == Entry.objects.first().at.isoformat()


def test_rounds_and_proposals_have_feeds_of_their_own(client, initiative):
    round = make_own_round(initiative, days=(-9, 1, 2, 5, 8), title="Our budget")
    proposal = make_proposal(round, make_member(initiative, make_person("Ina")), title="A bench")
    make_check(proposal)
    make_proposal(round, title="A tree")
    assert titles(atom(client.get(feed_url(round)))) == [
        "Somebody made a proposal: “A tree”.",
        "Cora checked the proposal “A bench”.",
        "Somebody made a proposal: “A bench”.",
    ]
    assert titles(atom(client.get(feed_url(proposal)))) == [
        "Cora checked the proposal “A bench”.",
        "Somebody made a proposal: “A bench”.",
    ]
    links = [
        one.find(f"{ATOM}link").get("href")
        for one in atom(client.get(feed_url(round))).findall(f"{ATOM}entry")
    ]
    assert links[1] == f"http://testserver{proposal.get_absolute_url()}#checks"


def test_the_feed_of_the_site_holds_every_public_initiative_and_no_draft(client, initiative):
    make_decision(initiative, "Open on Sundays")
    draft = make_draft(title="A secret plan")
    make_decision(draft, "Hush")
    feed = atom(client.get(SITE))
    assert titles(feed)[0] == "The library: Cora wrote down a decision: “Open on Sundays”"
    assert not [title for title in titles(feed) if "secret" in title or "Hush" in title]


def test_hostile_titles_are_text_and_marks_that_xml_does_not_know_are_left_out(client):
    wild = make_initiative(title=WILD.replace("\x00", ""))
    make_decision(wild, "<script>alert(1)</script> \x0b &amp; \x1f\ufffe")
    feed = atom(client.get(feed_url(wild)))
    assert feed.find(f"{ATOM}title").text == "<b>A & B</b> ]]> {actor}"
    assert titles(feed)[0] == "Cora wrote down a decision: “<script>alert(1)</script> &amp; ”"
    assert b"<script>" not in client.get(feed_url(wild)).content


def test_a_feed_without_entries_is_valid_and_stays_the_same(client, initiative):
    round = make_own_round(initiative, days=(-9, 1, 2, 5, 8))
    draft = make_proposal(round)
    About.objects.all().delete()
    for url in (SITE, feed_url(initiative), feed_url(draft)):
        first = client.get(url)
        assert titles(atom(first)) == []
        assert client.get(url).content == first.content


def test_a_reader_that_has_it_already_gets_nothing(client, initiative):
    make_decision(initiative)
    for url in (SITE, feed_url(initiative)):
        first = client.get(url)
        again = client.get(url, headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    make_decision(initiative)
    assert client.get(SITE, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_what_is_hidden_later_leaves_the_feed_and_changes_its_tag(client, initiative):
    comment = make_comment(initiative)
    first = client.get(feed_url(initiative))
    take_back(actor=comment.author, comment=comment)
    again = client.get(feed_url(initiative), headers={"If-None-Match": first["ETag"]})
    assert "Somebody wrote a comment." not in titles(atom(again))


def test_a_feed_speaks_the_language_of_its_initiative(client, initiative):
    type(initiative).objects.update(language="fr")
    feed = atom(client.get(feed_url(initiative), headers={"Accept-Language": "nl"}))
    assert feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "fr"


def test_a_feed_ends_somewhere_and_costs_the_same(client, initiative):
    counts = []
    for times in (1, ENTRIES):
        for number in range(times):
            make_decision(initiative, f"Decision {number}")
        for url in (SITE, feed_url(initiative)):
            with CaptureQueriesContext(connection) as asked:
                feed = atom(client.get(url))
            counts.append(len(asked))
    assert len(titles(feed)) == ENTRIES
    assert counts[2:] == [count - 1 for count in counts[:2]]  # its beginning is not told any more


def test_pages_lead_to_their_feeds(client, initiative):
    shown = client.get(initiative.get_absolute_url())
    assert feed_url(initiative) in assert_page(shown).links
    link = '<link rel="alternate" type="application/atom+xml" title="{}" href="{}">'
    for title, url in (("The library", feed_url(initiative)), ("Samenspel", SITE)):
        assert link.format(title, url) in one_line(shown)


def test_a_feed_of_nothing_is_not_found(client):
    for thing in ("plan.proposal/0", "plan.proposal/x", "people.person/1", "x", "plan.proposal/٣"):
        assert client.get(f"/notices/{thing}/feed.atom").status_code == 404

import pytest
from django.urls import reverse

from samenspel.spine.initiatives import actions
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.people.actions import erase_me
from tests.checks import assert_page, words
from tests.factories.initiatives import CHARTER, make_draft, make_initiative, make_meeting, make_member
from tests.factories.services import make_person, make_service

pytestmark = pytest.mark.django_db


def url(name, initiative, *parts):
    return reverse(f"initiatives:{name}", args=[initiative.slug, *parts])


def doings(response):
    return [str(doing.title) for doing in response.context["doings"]]


def test_somebody_starts_an_initiative(client, cora):
    service = make_service()
    assert_page(client.get("/initiatives/start/"))
    form = {"title": "A roof", "summary": "It rains.", "service": service.pk, "language": "en"}
    assert_page(client.post("/initiatives/start/", {**form, "title": ""}))
    response = client.post("/initiatives/start/", form)
    initiative = Initiative.objects.get()
    assert (initiative.title, response.headers["Location"]) == ("A roof", initiative.get_absolute_url())


def test_the_organisation_opens_a_draft_from_its_page(client):
    pat, cora = make_person("Pat"), make_person("Cora")
    initiative = make_draft(cora, service=make_service(pat))
    actions.adopt_charter(actor=cora, initiative=initiative, **CHARTER)
    client.force_login(pat)
    response = client.get(initiative.get_absolute_url())
    assert_page(response)
    assert (doings(response), b"Open it to everyone" in response.content) == ([], True)
    client.post(url("open_initiative", initiative))
    initiative.refresh_from_db()
    assert initiative.is_public


def test_a_coordinator_changes_the_description(client, cora):
    initiative = make_initiative(cora)
    assert_page(client.get(url("change_initiative", initiative)))
    form = {
        "title": "New",
        "summary": "Shorter.",
        "service": initiative.service.pk,
        "language": "nl",
        "story": "So.",
    }
    client.post(url("change_initiative", initiative), form)
    initiative.refresh_from_db()
    assert (initiative.title, initiative.summary, initiative.story) == ("New", "Shorter.", "So.")


def test_who_describes_it_after_somebody_else_sees_both_and_decides(client, cora):
    initiative = make_initiative(cora)
    page = url("change_initiative", initiative)
    opened = client.get(page).context["form"]
    names = ("title", "summary", "service", "language", "seen")
    typed = {name: opened[name].value() for name in names} | {"story": "Mine."}
    client.post(page, typed | {"title": "Theirs", "story": ""})
    answer = client.post(page, typed)
    assert_page(answer)
    for said in ("Somebody else changed this while you were writing.", "Theirs", "Mine."):
        assert said in answer.content.decode()
    initiative.refresh_from_db()
    assert (initiative.title, initiative.story) == ("Theirs", "")
    again = typed | {"seen": answer.context["form"]["seen"].value()}
    assert client.post(page, again).status_code == 302
    initiative.refresh_from_db()
    assert (initiative.title, initiative.story) == (typed["title"], "Mine.")


def charter_form(*matters):
    rows = {f"matters-{number}-matter": matter for number, matter in enumerate(matters)}
    deciders = {f"matters-{number}-decided_by": "citizens" for number in range(3)}
    size = {"matters-TOTAL_FORMS": "3", "matters-INITIAL_FORMS": "0"}
    promises = {
        "citizens_promise": "We come.",
        "organisation_promise": "We do.",
        "children": "none",
        "word_counts": "nobody",
    }
    return {**promises, **rows, **deciders, **size}


def test_a_coordinator_writes_the_charter(client, cora):
    initiative = make_draft(cora)
    assert_page(client.get(url("adopt_charter", initiative)))
    client.post(url("adopt_charter", initiative), charter_form("The name", "", "The colour"))
    charter = initiative.charters.get()
    assert list(charter.matters.values_list("matter", flat=True)) == ["The name", "The colour"]
    assert_page(client.get(url("adopt_charter", initiative)))


@pytest.mark.parametrize(
    ("matters", "sentence"),
    [(("", "", ""), b"Name at least one matter"), (("Same", "Same", ""), b"Two rows name the same matter")],
)
def test_a_charter_that_says_too_little_is_not_adopted(client, cora, matters, sentence):
    initiative = make_draft(cora)
    response = client.post(url("adopt_charter", initiative), charter_form(*matters))
    assert_page(response)
    assert (sentence in response.content, b"We come." in response.content) == (True, True)
    assert initiative.charters.count() == 0


def test_who_erased_their_account_is_counted_and_not_listed(client, cora):
    initiative = make_initiative(cora)
    for name in ("Ann", "Bo"):
        person = make_person(name)
        make_member(initiative, person)
        erase_me(actor=person)
    listed = words(client.get(url("list_members", initiative)))
    assert "2 people who took part erased their accounts." in listed
    assert "Somebody" not in listed


def test_a_coordinator_sees_members_and_gives_roles(client, cora):
    initiative = make_initiative(cora)
    make_member(initiative, mo := make_person("Mo"))
    response = client.get(url("list_members", initiative))
    assert_page(response)
    membership = initiative.memberships.get(person=mo)
    page = url("appoint", initiative, membership.pk)
    assert_page(client.get(page))
    refused = client.post(page, {"role": "professional"})
    assert_page(refused)
    assert b"Choose the organisation this professional speaks for." in refused.content
    client.post(page, {"role": "moderator"})
    membership.refresh_from_db()
    assert (membership.role, membership.side) == ("moderator", "neutral")


def test_a_member_of_another_initiative_is_not_found(client, cora):
    ours, theirs = make_initiative(cora), make_initiative()
    other = theirs.memberships.get()
    assert client.get(url("appoint", ours, other.pk)).status_code == 404
    assert client.get(url("change_activity", ours, make_meeting(theirs).pk)).status_code == 404


def test_a_coordinator_plans_phases(client, cora):
    initiative = make_initiative(cora)
    page = url("plan_phase", initiative)
    assert_page(client.get(page))
    dates = {"phase": "fund", "opens_at": "2026-12-01T09:00", "closes_at": "2026-11-01T09:00"}
    refused = client.post(page, dates)
    assert_page(refused)
    assert b"It closes before it opens." in refused.content
    client.post(page, {**dates, "closes_at": ""})
    assert list(initiative.periods.values_list("phase", "closes_at")) == [("fund", None)]
    assert b'value="2026-12-01T09:00"' in client.get(page, {"phase": "fund"}).content


def test_a_coordinator_adds_a_meeting_and_changes_it(client, cora):
    initiative = make_initiative(cora)
    assert_page(client.get(url("add_activity", initiative)))
    form = {"phase": "plan", "title": "Soup", "opens_at": "2026-12-01T19:00", "place": "Town hall"}
    assert_page(client.post(url("add_activity", initiative), {**form, "phase": "dream"}))
    added = client.post(url("add_activity", initiative), form)
    meeting = initiative.activities.get()
    assert added.url == meeting.get_absolute_url()
    assert_page(client.get(meeting.get_absolute_url()))
    change = assert_page(client.get(url("change_activity", initiative, meeting.pk)))
    assert meeting.get_absolute_url() in change.links
    changed = client.post(url("change_activity", initiative, meeting.pk), {**form, "title": "More soup"})
    assert changed.url == meeting.get_absolute_url()
    meeting.refresh_from_db()
    assert (meeting.title, meeting.place, meeting.kind) == ("More soup", "Town hall", "meeting")


def test_a_coordinator_writes_down_a_decision_and_a_reply(client, cora):
    initiative = make_initiative(cora)
    for name in ("decide", "reply"):
        assert_page(client.get(url(name, initiative)))
        assert_page(client.post(url(name, initiative), {}))
    decision = {"what": "Yes", "why": "Good", "decided_by": "together", "decided_at": "2026-11-01T09:00"}
    client.post(url("decide", initiative), decision)
    client.post(url("reply", initiative), {"said": "Cold", "did": "Warm"})
    assert (initiative.decisions.get().what, initiative.replies.get().did) == ("Yes", "Warm")


RUNNING = (
    "change_initiative",
    "adopt_charter",
    "list_members",
    "plan_phase",
    "add_activity",
    "decide",
    "reply",
)


@pytest.mark.parametrize("name", RUNNING)
def test_running_an_initiative_is_not_for_others(client, name):
    initiative = make_initiative()
    assert client.get(url(name, initiative)).status_code == 302
    client.force_login(make_member(initiative))
    assert client.get(url(name, initiative)).status_code == 403

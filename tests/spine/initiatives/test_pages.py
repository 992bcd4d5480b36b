import re

import pytest
from django.urls import reverse
from django.utils import timezone

from samenspel.spine.initiatives import actions
from samenspel.spine.initiatives.cycle import in_words
from tests.checks import HOSTILE, assert_page, assert_shown_as_text
from tests.factories.initiatives import (
    CHARTER,
    coordinator_of,
    make_draft,
    make_initiative,
    make_meeting,
    make_member,
    make_period,
)
from tests.factories.services import make_administrator, make_person, make_service

pytestmark = pytest.mark.django_db


def url(name, initiative, *parts):
    return reverse(f"initiatives:{name}", args=[initiative.slug, *parts])


def titles(response):
    return [initiative.title for initiative in response.context["page"]]


def doings(response):
    return [str(doing.title) for doing in response.context["doings"]]


def test_everyone_finds_public_initiatives_the_newest_first(client):
    make_initiative(title="Older")
    make_initiative(title="Newer")
    make_draft(title="Hidden")
    response = client.get("/initiatives/")
    assert_page(response)
    assert titles(response) == ["Newer", "Older"]


def test_members_and_the_organisation_find_drafts_too(client):
    pat, cora = make_person("Pat"), make_person("Cora")
    make_draft(cora, title="Draft", service=make_service(pat))
    found = {}
    for person in (pat, cora, make_person("Mo")):
        client.force_login(person)
        found[person.display_name] = titles(client.get("/initiatives/"))
    assert found == {"Pat": ["Draft"], "Cora": ["Draft"], "Mo": []}


def test_initiatives_are_filtered_by_word_phase_and_sector(client):
    planned = make_initiative(title="Parks", service=make_service(sector="06.2"))
    make_period(planned, "plan")
    over = make_initiative(title="Books", service=make_service(sector="08.2"))
    make_period(over, "plan", days=(-9, -2))
    asked = ({"q": "parks design"}, {"q": "none"}, {"phase": "plan"}, {"phase": "fund"}, {"sector": "08"})
    assert [titles(client.get("/initiatives/", words)) for words in asked] == [
        ["Parks"],
        [],
        ["Parks"],
        [],
        ["Books"],
    ]


def test_an_unknown_filter_is_told_and_left_out(client):
    make_initiative(title="Parks")
    response = client.get("/initiatives/", {"phase": "dream", "area": "nowhere", "page": "x"})
    assert_page(response)
    assert titles(response) == ["Parks"]


def test_the_list_costs_the_same_with_one_and_with_thirty(client, django_assert_num_queries):
    def add():
        initiative = make_initiative()
        make_period(initiative)
        make_meeting(initiative)

    add()
    with django_assert_num_queries(5):
        client.get("/initiatives/")
    for _ in range(30):
        add()
    with django_assert_num_queries(5):
        client.get("/initiatives/")


def fill(initiative, times):
    cora = coordinator_of(initiative)
    for number in range(times):
        make_meeting(initiative, title=f"Evening {number}")
        make_member(initiative, make_person(f"Member {number}"))
        actions.decide(
            actor=cora, initiative=initiative, what=f"Yes {number}", why="Good", decided_by="together"
        )
        actions.reply(actor=cora, initiative=initiative, said=f"Cold {number}", did="Warm")


def test_the_story_costs_the_same_with_one_and_with_thirty(client, django_assert_max_num_queries):
    initiative = make_initiative()
    fill(initiative, 1)
    with django_assert_max_num_queries(40) as first:
        client.get(initiative.get_absolute_url())
    fill(initiative, 30)
    with django_assert_max_num_queries(len(first)):
        assert_page(client.get(initiative.get_absolute_url()))


def test_an_initiative_tells_its_story_at_a_glance(client):
    initiative = make_initiative(make_person("Cora"), title="A new library", story="It began with rain.")
    make_period(initiative, "design")
    fill(initiative, 1)
    response = client.get(initiative.get_absolute_url())
    page = assert_page(response)
    assert [text for level, text in page.headings if level == 2] == [
        "Where it is now",
        "What you can do now",
        "What others learned about this",
        "Who makes it",
        "The story",
        "You said, we did",
        "What was decided, and why",
        "Activities",
        "Who decides what",
        "The service",
        "What happened lately",
    ]
    assert doings(response) == ["Join this initiative", "Evening 0"]


def test_citizens_are_counted_not_named(client):
    initiative = make_initiative(make_person("Cora"))
    make_member(initiative, make_person("Shy Sam"))
    html = client.get(initiative.get_absolute_url()).content.decode()
    assert ("Cora" in html, "Shy Sam" in html) == (True, False)
    html = client.get(url("list_entries", initiative)).content.decode()
    assert ("Somebody joined." in html, "Shy Sam" in html) == (True, False)


def test_a_draft_is_not_found_by_others(client):
    initiative = make_draft()
    names = ("show_initiative", "show_charter", "list_entries", "join", "change_initiative", "decide")
    client.force_login(make_person("Mo"))
    assert {client.get(url(name, initiative)).status_code for name in names} == {404}


def test_a_visitor_who_wants_to_join_signs_in_first(client):
    initiative = make_initiative()
    response = client.get(url("join", initiative))
    assert (response.status_code, response.headers["Location"]) == (
        302,
        f"/people/sign-in/?next={url('join', initiative)}",
    )


def test_who_joins_reads_the_charter_first(client):
    initiative = make_initiative()
    client.force_login(mo := make_person("Mo"))
    response = client.get(url("join", initiative))
    assert_page(response)
    assert b"We answer within two weeks." in response.content
    response = client.post(url("join", initiative), follow=True)
    assert_page(response)
    assert initiative.memberships.filter(person=mo, left_at=None).count() == 1
    again = client.get(url("join", initiative))
    assert again["Location"] == initiative.get_absolute_url()


def test_a_new_charter_asks_to_be_accepted_again(client):
    initiative = make_initiative()
    client.force_login(mo := make_member(initiative))
    actions.adopt_charter(actor=coordinator_of(initiative), initiative=initiative, **CHARTER)
    assert doings(client.get(initiative.get_absolute_url())) == ["Accept the new charter"]
    assert b"I accept this charter" in client.get(url("show_charter", initiative)).content
    client.post(url("accept_charter", initiative))
    assert initiative.memberships.get(person=mo).charter.number == 2
    assert doings(client.get(initiative.get_absolute_url())) == []


@pytest.mark.parametrize("way", ["join", "accept_charter"])
def test_nobody_accepts_a_charter_that_they_did_not_read(client, way):
    initiative = make_initiative()
    actions.adopt_charter(actor=coordinator_of(initiative), initiative=initiative, **CHARTER)
    mo = make_person("Mo") if way == "join" else make_member(initiative)
    if way == "accept_charter":
        actions.adopt_charter(actor=coordinator_of(initiative), initiative=initiative, **CHARTER)
    client.force_login(mo)
    page = client.get(url("join" if way == "join" else "show_charter", initiative)).content.decode()
    typed = {"seen": re.search(r'name="seen" value="(\w+)"', page)[1]}
    actions.adopt_charter(actor=coordinator_of(initiative), initiative=initiative, **CHARTER)
    response = client.post(url(way, initiative), typed, follow=True)
    assert b"changed while you were reading" in response.content
    newest = initiative.charters.latest("number")
    assert not initiative.memberships.filter(person=mo, charter=newest).exists()
    typed = {"seen": re.search(r'name="seen" value="(\w+)"', response.content.decode())[1]}
    client.post(url(way, initiative), typed)
    assert initiative.memberships.get(person=mo).charter == newest


def test_earlier_charters_stay_readable(client):
    initiative = make_initiative()
    actions.adopt_charter(
        actor=coordinator_of(initiative),
        initiative=initiative,
        **{**CHARTER, "citizens_promise": "Something new."},
    )
    old, new = (client.get(url("show_charter_version", initiative, number)) for number in (1, 2))
    assert_page(old)
    assert (b"Something new." in old.content, b"Something new." in new.content) == (False, True)
    assert client.get(url("show_charter_version", initiative, 3)).status_code == 404


def test_a_draft_without_charter_says_so(client, cora):
    initiative = make_draft(cora)
    response = client.get(url("show_charter", initiative))
    assert_page(response)
    assert b"Still to be written" in response.content
    assert doings(client.get(initiative.get_absolute_url())) == ["Write the charter", "Plan what comes next"]


def test_a_member_leaves_and_comes_back(client):
    initiative = make_initiative()
    client.force_login(mo := make_member(initiative))
    assert_page(client.get(url("leave", initiative)))
    client.post(url("leave", initiative))
    client.post(url("join", initiative))
    assert [row.left_at is None for row in initiative.memberships.filter(person=mo)] == [False, True]


def test_what_hostile_people_typed_is_shown_as_text(client, cora):
    cora.display_name = HOSTILE
    cora.save()
    hostile = dict.fromkeys(("citizens_promise", "organisation_promise"), HOSTILE)
    initiative = make_draft(cora, title=HOSTILE, story=HOSTILE)
    actions.change_initiative(actor=cora, initiative=initiative, summary=HOSTILE)
    matter = {"matter": HOSTILE, "decided_by": "citizens", "other_side": HOSTILE}
    actions.adopt_charter(actor=cora, initiative=initiative, matters=[matter], **hostile)
    actions.open_initiative(actor=make_administrator(), initiative=initiative)
    meeting = make_meeting(initiative, title=HOSTILE, summary=HOSTILE, place=HOSTILE)
    actions.decide(actor=cora, initiative=initiative, what=HOSTILE, why=HOSTILE, decided_by="citizens")
    actions.reply(actor=cora, initiative=initiative, said=HOSTILE, did=HOSTILE)
    names = ("show_initiative", "show_charter", "list_entries", "list_members", "change_initiative")
    addresses = [url(name, initiative) for name in (*names, "adopt_charter", "plan_phase")]
    membership = initiative.memberships.get()
    for address in (
        "/initiatives/",
        meeting.get_absolute_url(),
        url("appoint", initiative, membership.pk),
        *addresses,
    ):
        response = client.get(address)
        assert_page(response)
        assert_shown_as_text(response)


def test_an_old_page_of_the_journal_is_asked_for_by_number(client):
    initiative = make_initiative()
    cora = coordinator_of(initiative)
    for number in range(60):
        actions.reply(actor=cora, initiative=initiative, said=f"No. {number}", did="Yes")
    first = client.get(url("list_entries", initiative))
    assert_page(first)
    older = first.context["older"]
    second = client.get(url("list_entries", initiative), {"before": older})
    assert_page(second)
    texts = [one["text"] for one in (*first.context["sentences"], *second.context["sentences"])]
    assert len(set(texts)) == len(texts) == 63
    assert_page(client.get(url("list_entries", initiative), {"before": "x"}))


def test_times_are_told_in_words():
    initiative = make_initiative()
    spans = {"plan": (-9, -3), "design": (-2, 2), "fund": (3, 9)}
    told = [in_words(make_period(initiative, phase, days)).split()[0] for phase, days in spans.items()]
    always = actions.plan_phase(
        actor=coordinator_of(initiative), initiative=initiative, phase="learn", opens_at=timezone.now()
    )
    assert [*told, in_words(always).split()[0]] == ["ended", "until", "from", "since"]


def test_who_may_leave_is_shown_the_way_out_and_the_last_coordinator_is_not(client):
    initiative = make_initiative()
    shown = {}
    for person in (coordinator_of(initiative), make_member(initiative)):
        client.force_login(person)
        page = client.get(initiative.get_absolute_url()).content.decode()
        shown[person] = f"/initiatives/{initiative.slug}/leave/" in page
    assert [*shown.values()] == [False, True]

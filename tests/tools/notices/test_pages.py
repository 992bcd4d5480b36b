"""The pages of what is new and of what one follows, and the button on the pages of things."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenspel.foundation.journal.queries import address_of
from samenspel.phases.plan import actions as plan
from samenspel.spine.people.actions import erase_me
from samenspel.spine.people.queries import data_of
from samenspel.tools.notices import actions
from samenspel.tools.notices.models import Follow, Reader
from samenspel.tools.notices.queries import count_of_new
from samenspel.tools.talk.actions import approve_comment, hide_comment
from tests.checks import assert_page
from tests.factories.initiatives import make_draft, make_initiative, make_member, make_period
from tests.factories.notices import follow_by, make_decision, make_follower, new_for, settle
from tests.factories.plan import make_check, make_own_round, make_proposal, make_round
from tests.factories.services import make_administrator, make_person
from tests.factories.talk import make_comment, moderate_before

pytestmark = pytest.mark.django_db
NEWS, FOLLOWS = "/notices/", "/notices/follows/"


@pytest.fixture
def initiative():
    return make_initiative(title="The library")


@pytest.fixture
def fay(client, initiative):
    """Follows the library, signed in."""
    person = make_follower(initiative)
    client.force_login(person)
    return person


def test_what_is_new_stands_under_what_one_follows_and_is_marked(client, initiative, fay):
    make_decision(initiative, "Open on Sundays")
    settle()
    page = assert_page(client.get(NEWS))
    shown = client.get(NEWS).content.decode()
    assert page.headings == [(1, "What is new"), (2, "The library")]
    assert ("Cora wrote down a decision: “Open on Sundays”" in shown, "1 new" in shown) == (True, True)
    assert 'class="sp-count"' in shown


def test_all_is_seen_with_one_press_and_what_came_after_the_page_stays_new(client, initiative, fay):
    make_decision(initiative)
    settle()
    up_to = client.get(NEWS).context["up_to"]
    make_decision(initiative, "Later")
    settle()
    assert client.post("/notices/seen/", {"up_to": up_to}).status_code == 302
    assert new_for(fay) == 1
    client.post("/notices/seen/", {"up_to": "99999999999999999999999"})
    assert (new_for(fay), Reader.objects.get(person=fay).seen) == (0, client.get(NEWS).context["up_to"])
    for odd in ("", "-1", "x", "٣", "1.5"):
        assert client.post("/notices/seen/", {"up_to": odd}).status_code == 302
    shown = client.get(NEWS).content.decode()
    assert ("Later" in shown, "Mark all as seen" in shown, 'class="sp-count"' in shown) == (
        True,
        False,
        False,
    )


def test_what_one_does_oneself_is_no_news(client, initiative):
    cora = initiative.memberships.get().person
    assert new_for(cora) == 1  # an administrator opened it
    make_decision(initiative, actor=cora)
    assert new_for(cora) == 1


def test_each_entry_stands_once_under_the_nearest_thing(client, initiative, fay):
    round = make_own_round(initiative, days=(-9, 1, 2, 5, 8), title="Our budget")
    proposal = make_proposal(round, make_member(initiative, make_person("Ina")), title="A bench")
    for thing in (round, proposal):
        actions.follow(actor=fay, followed=thing)
    make_check(proposal)
    settle()
    groups = client.get(NEWS).context["groups"]
    told = {str(group.followed): [line.text for line in group.lines] for group in groups}
    assert told["A bench"] == ["Cora checked the proposal “A bench”."]
    assert "Our budget" not in told
    assert sum("checked" in line for lines in told.values() for line in lines) == 1


def test_many_lines_are_cut_to_five_and_the_header_to_nine(client, initiative, fay):
    for number in range(12):
        make_decision(initiative, f"Decision {number}")
    settle()
    response = client.get(NEWS)
    group = response.context["groups"][0]
    assert [line.text[-3:-1] for line in group.lines] == ["11", "10", " 9", " 8", " 7"]
    assert (group.more, "and 7 more" in response.content.decode()) == (7, True)
    assert "9+" in response.content.decode()


@pytest.mark.slow
@pytest.mark.parametrize("address", [NEWS, FOLLOWS])
def test_a_page_costs_the_same_with_one_and_with_thirty(client, fay, initiative, address):
    counts = []
    for times in (1, 30):
        for _ in range(times):
            other = make_initiative()
            round = make_own_round(other, days=(-9, 1, 2, 5, 8))
            proposal = make_proposal(round)
            for thing in (other, round, proposal):
                actions.follow(actor=fay, followed=thing)
            make_decision(other)
            make_check(proposal)
            make_proposal(round)
            make_comment(other)
        settle()
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counts.append(len(asked))
    assert counts == [counts[0]] * 2
    assert counts[0] <= 20


def test_what_is_new_is_counted_once_and_then_one_small_query_tells_that_nothing_changed(
    client, initiative, fay
):
    make_decision(initiative)
    settle()
    with CaptureQueriesContext(connection) as asked:
        assert [count_of_new(fay), count_of_new(fay)] == [1, 1]
    assert ["journal_about" in each["sql"] for each in asked.captured_queries] == [False, True, True, False]
    make_decision(initiative)
    settle()
    assert count_of_new(fay) == 2


def test_who_follows_nothing_costs_every_page_one_small_query(initiative):
    make_decision(initiative)
    settle()
    stranger = make_person("Xena")
    with CaptureQueriesContext(connection) as asked:
        assert count_of_new(stranger) == 0
    assert len(asked) == 1


def test_comments_reach_who_follows_what_is_talked_about_once_they_are_shown(client, initiative, fay):
    comment = make_comment(initiative, text="Secret words")
    settle()
    line = client.get(NEWS).context["groups"][0].lines[0]
    assert (line.text, line.url) == ("Somebody wrote a comment.", f"/talk/comments/{comment.pk}/")
    assert "Secret words" not in client.get(NEWS).content.decode()
    moderate_before(initiative)
    waiting = make_comment(initiative)
    assert new_for(fay) == 1
    approve_comment(actor=initiative.memberships.first().person, comment=waiting)
    assert new_for(fay) == 2
    assert "A comment appeared" in client.get(NEWS).content.decode()


def test_a_comment_that_is_shown_again_is_no_news_a_second_time(initiative, fay):
    comment = make_comment(initiative)
    admin = make_administrator()
    assert new_for(fay) == 1
    hide_comment(actor=admin, comment=comment, ground="insults", reason="Rude.")
    assert new_for(fay) == 0
    approve_comment(actor=admin, comment=comment, reason="It was a joke.")
    assert new_for(fay) == 1


def test_the_public_history_does_not_list_comments(client, initiative):
    make_comment(initiative)
    shown = client.get(reverse("initiatives:list_entries", args=[initiative.slug])).content.decode()
    assert "comment" not in shown


def test_who_joins_and_other_small_things_are_no_news(initiative, fay):
    make_member(initiative)
    assert new_for(fay) == 0
    make_period(initiative)
    assert new_for(fay) == 1


@pytest.mark.parametrize("kind", ["initiative", "round", "imported", "proposal", "project"])
def test_the_button_follows_and_unfollows_without_javascript(client, initiative, kind):
    thing = make_things(initiative)[kind]
    url = thing.get_absolute_url()
    page = assert_page(client.get(url))
    assert f"/people/sign-in/?next={url}" in page.links
    fay = make_follower()
    client.force_login(fay)
    before = client.get(url).content.decode()
    action = reverse("notices:follow", args=[address_of(thing)])
    assert (f'action="{action}"' in before, "application/atom+xml" in before) == (True, True)
    assert client.post(action)["Location"] == url
    follow = follow_by(fay, thing)
    shown = client.get(url).content.decode()
    stop = reverse("notices:unfollow", args=[follow.pk])
    assert (f'action="{stop}"' in shown, "You follow this" in shown) == (True, True)
    assert client.post(stop, {"back": url})["Location"] == url
    assert client.post(stop, {"back": "https://evil.example/"})["Location"] == FOLLOWS
    assert Follow.objects.get(pk=follow.pk).has_ended


def make_things(initiative):
    round = make_own_round(initiative, days=(-9, 1, 2, 5, 8))
    imported = make_round(initiative=initiative)
    return {
        "initiative": initiative,
        "round": round,
        "imported": imported,
        "proposal": make_proposal(round),
        "project": imported.proposals.first(),
    }


def test_a_draft_has_no_button_and_no_feed(client, initiative):
    draft = make_draft()
    client.force_login(draft.memberships.get().person)
    shown = client.get(draft.get_absolute_url()).content.decode()
    assert ("You follow this" in shown, f"initiative/{draft.pk}/feed.atom" in shown) == (True, False)


def test_one_chooses_how_often_mail_comes_and_a_mistake_is_told(client, fay):
    page = assert_page(client.get(FOLLOWS))
    assert page.headings == [(1, "What you follow"), (2, "Mail about what is new")]
    response = client.post("/notices/settings/", {"mail": "daily", "weekday": "2", "hour": "17"})
    assert response["Location"] == FOLLOWS
    reader = Reader.objects.get(person=fay)
    assert (reader.mail, reader.weekday, reader.hour) == ("daily", 2, 17)
    response = client.post("/notices/settings/", {"mail": "hourly", "weekday": "9", "hour": "17"})
    assert (response.status_code, len(response.context["form"].errors)) == (200, 2)
    client.post("/notices/settings/", {"mail": "never", "weekday": "2", "hour": "17"})
    assert Reader.objects.get(person=fay).next_at is None


def test_what_can_not_be_seen_any_more_can_be_unfollowed(client, initiative, fay):
    type(initiative).objects.update(is_public=False)
    shown = client.get(FOLLOWS).content.decode()
    assert ("The library" in shown, "you can't see any more" in shown) == (False, True)
    client.post(reverse("notices:unfollow", args=[follow_by(fay, initiative).pk]))
    assert follow_by(fay, initiative).has_ended


def test_export_tells_what_one_follows_and_erasing_forgets_it(initiative, fay):
    told = {row["about"]: row["data"] for row in data_of(fay)}
    assert told["notices.Follow"][0]["thing"] == f"initiatives.initiative/{initiative.pk}"
    assert told["notices.Reader"][0]["mail"] == "weekly"
    erase_me(actor=fay)
    assert (Follow.objects.filter(person=fay).count(), Reader.objects.filter(person=fay).count()) == (0, 0)


def test_one_s_own_page_leads_to_what_one_follows(client, fay):
    assert FOLLOWS in assert_page(client.get("/people/me/")).links


def test_hostile_titles_are_text(client, fay):
    wild = make_initiative(title="<script>alert(1)</script> & {actor}")
    actions.follow(actor=fay, followed=wild)
    make_decision(wild, '<img src=x onerror="alert(1)"> {actor} {0}')
    settle()
    shown = client.get(NEWS).content.decode()
    assert ("<script>alert" in shown, "<img src=x" in shown) == (False, False)
    assert "&lt;img src=x onerror=&quot;alert(1)&quot;&gt; {actor} {0}" in shown


def test_awards_and_answers_reach_who_follows_the_proposal(initiative, fay):
    round = make_own_round(initiative, days=(-9, 1, 2, 5, 8))
    ina = make_member(initiative, make_person("Ina"))
    proposal = make_proposal(round, ina)
    gus = make_follower(proposal, name="Gus")
    check = make_check(proposal)
    plan.answer_check(actor=ina, check=check, answer="Thanks")
    assert new_for(gus) == 2

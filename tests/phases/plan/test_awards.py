"""What becomes of what was chosen."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Message
from samenspel.phases.plan import actions
from samenspel.phases.plan.models import Award
from samenspel.phases.plan.queries import find_round
from tests.checks import assert_page, one_line
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.plan import (
    certify,
    close,
    make_round,
    make_tally,
    make_vote,
    vote,
    work,
)
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted():
    """A round in which project 3 was chosen by all."""
    round = make_vote(author=None)
    for _ in range(6):
        vote(round, 3)
    close(round)
    certify(round)
    work()
    return find_round(round.pk)


@pytest.fixture
def award(counted):
    return Award.objects.get()


def test_what_was_chosen_is_followed_up(counted):
    assert list(Award.objects.values_list("thing__place", "state")) == [(3, "waiting")]
    assert make_tally(make_round()).round.proposals.filter(award__isnull=False).count() == 0


def test_a_what_if_awards_nothing(counted):
    from samenspel.methods.budgeting import Rule

    make_tally(counted, Rule(name="greedy"), actor=coordinator_of(counted.initiative))
    assert Award.objects.count() == 1


def typed_milestones(*rows):
    form = {"milestones-TOTAL_FORMS": str(len(rows)), "milestones-INITIAL_FORMS": "0"}
    for number, (text, day, reached) in enumerate(rows):
        form |= {f"milestones-{number}-text": text, f"milestones-{number}-due_on": day}
        form |= {f"milestones-{number}-is_reached": "on"} if reached else {}
    return form


def test_an_owner_and_milestones_are_public_and_what_is_late_is_said(client, award):
    client.force_login(coordinator_of(award.initiative))
    page = f"{award.get_absolute_url()}award/"
    assert_page(client.get(page))
    today = timezone.localdate()
    rows = [
        ("Wood", today - timedelta(days=9), True),
        ("Bench", today - timedelta(days=1), False),
        ("", "", False),
    ]
    client.post(page, {"owner": "Park maintenance", **typed_milestones(*rows)})
    client.logout()
    shown = client.get(award.get_absolute_url())
    assert_page(shown)
    for words in ("Park maintenance", "Wood", "Bench", "late"):
        assert words in shown.content.decode()
    assert [one.reached_on for one in award.milestones.all()] == [today, None]


def test_a_milestone_without_a_day_is_explained_and_kept(client, award):
    client.force_login(coordinator_of(award.initiative))
    page = f"{award.get_absolute_url()}award/"
    response = client.post(page, {"owner": "The park", **typed_milestones(("Bench", "", False))})
    assert_page(response)
    assert "Say by when." in response.content.decode()
    assert "Bench" in response.content.decode()
    assert not award.milestones.exists()


def test_news_tells_how_far_it_is_and_what_it_cost(client, award):
    client.force_login(coordinator_of(award.initiative))
    page = f"{award.get_absolute_url()}updates/add/"
    assert_page(client.get(page))
    client.post(page, {"text": "The wood is there.", "state": "under_way", "spent": "35"})
    award.refresh_from_db()
    assert (award.state, award.spent) == ("under_way", 35_00)
    shown = client.get(award.get_absolute_url()).content.decode()
    assert "The wood is there." in shown
    assert "more than was foreseen" in shown
    overview = client.get(f"/plan/rounds/{award.round.pk}/chosen/")
    assert_page(overview)
    assert "Under way" in overview.content.decode()


def test_news_without_an_amount_leaves_what_was_spent(client, award):
    client.force_login(coordinator_of(award.initiative))
    page = f"{award.get_absolute_url()}updates/add/"
    spent = []
    for typed in ("35", "", "0"):
        client.post(page, {"text": "Going on.", "state": "under_way", "spent": typed})
        award.refresh_from_db()
        spent.append(award.spent)
    assert spent == [35_00, 35_00, 0]


@pytest.mark.parametrize(("spent", "shown"), [("15", True), ("35", False)])
def test_what_cost_more_than_was_foreseen_is_not_called_a_hundred_percent(client, award, spent, shown):
    client.force_login(coordinator_of(award.initiative))
    client.post(f"{award.get_absolute_url()}updates/add/", {"text": "Yes.", "state": "done", "spent": spent})
    page = one_line(client.get(award.get_absolute_url()))
    assert ('<span class="sp-number">' in page.split('id="award"')[1].split("</section>")[0]) == shown


def test_a_picture_that_is_none_is_refused_and_the_news_is_kept(client, award):
    client.force_login(coordinator_of(award.initiative))
    posted = {
        "text": "Look!",
        "state": "done",
        "picture": SimpleUploadedFile("x.jpg", b"no"),
        "picture_words": "x",
    }
    response = client.post(f"{award.get_absolute_url()}updates/add/", posted)
    assert_page(response)
    assert "Look!" in response.content.decode()
    assert not award.updates.exists()


def test_when_it_is_done_its_supporters_are_asked_once_whether_it_is_what_they_voted_for(counted, award):
    fan = make_member(counted.initiative, make_person("Fan", email="fan@example.org"))
    award.thing.supports.create(person=fan)
    actor = coordinator_of(counted.initiative)
    for text in ("It stands.", "It was painted."):
        actions.add_update(actor=actor, award=award, text=text, state="done", spent=30_00)
    mail = Message.objects.get(to="fan@example.org")
    assert "Is it what you voted for?" in mail.text


def test_a_member_answers_once_and_may_think_again(client, award):
    member = make_member(award.initiative, make_person("Mo"))
    client.force_login(member)
    page = f"{award.get_absolute_url()}verdict/"
    assert client.get(page).status_code == 403
    Award.objects.update(state="done")
    assert_page(client.get(page))
    for answer in ("no", "yes"):
        client.post(page, {"is_as_promised": answer, "text": "It wobbled, at first."})
    assert list(award.verdicts.values_list("is_as_promised", "text")) == [(True, "It wobbled, at first.")]
    assert "1 of 1 say yes." in client.get(award.get_absolute_url()).content.decode()


def test_the_database_takes_nobody_s_verdict_twice(award):
    member = make_member(award.initiative)
    award.verdicts.create(by=member, is_as_promised=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        award.verdicts.create(by=member, is_as_promised=False)


@pytest.mark.parametrize("who", ["stranger", "member"])
def test_others_do_not_tell_the_news(award, who):
    actor = make_person() if who == "stranger" else make_member(award.initiative)
    with pytest.raises(Refused, match="Only the organisation's professionals"):
        actions.add_update(actor=actor, award=award, text="Done!", state="done", spent=0)
    with pytest.raises(Refused, match="Only the organisation's professionals"):
        actions.change_award(actor=actor, award=award, milestones=[], owner="Me")


def test_a_project_that_was_not_chosen_has_no_follow_up(client, counted):
    lost = counted.proposals.get(place=1)
    client.force_login(coordinator_of(counted.initiative))
    assert client.get(f"{lost.get_absolute_url()}updates/add/").status_code == 404
    assert "What became of it" not in client.get(lost.get_absolute_url()).content.decode()

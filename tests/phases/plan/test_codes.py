"""Voting by code."""

import pytest
from django.core.files.storage import default_storage

from samenspel.foundation.journal.models import Entry
from samenspel.foundation.tasks.models import Job
from samenspel.phases.plan import actions
from samenspel.phases.plan.models import Voter
from tests.checks import assert_page
from tests.factories.initiatives import coordinator_of
from tests.factories.plan import close, make_own_round, vote, work
from tests.phases.plan.test_import_page import uploads
from tests.phases.plan.test_rolls import opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def coded():
    return make_own_round(who="codes")


def test_new_codes_are_said_to_make_the_old_letters_worthless(client, coded):
    actor = coordinator_of(coded.initiative)
    client.force_login(actor)
    address, warning = (
        f"/plan/rounds/{coded.pk}/codes/",
        "Letters with an earlier code are worth nothing then.",
    )
    before = client.get(address)
    actions.make_codes(actor=actor, round=coded, count=2)
    after = client.get(address)
    assert_page(after)
    assert [warning in page.content.decode() for page in (before, after)] == [False, True]


def order(client, round, count=3):
    """The page to which making codes leads."""
    answer = client.post(f"/plan/rounds/{round.pk}/codes/", {"count": str(count)})
    assert round.voters.count() == 0
    work()
    return client.get(answer.url, follow=True)


def test_codes_are_made_by_a_task_handed_over_once_and_kept_as_digests(
    client, coded, django_capture_on_commit_callbacks
):
    client.force_login(coordinator_of(coded.initiative))
    assert_page(client.get(f"/plan/rounds/{coded.pk}/codes/"))
    page = order(client, coded)
    download = f"/plan/rounds/{coded.pk}/codes/download/"
    assert (page.redirect_chain, assert_page(page).headings[0]) == (
        [(download, 302)],
        (1, "Download the codes"),
    )
    with django_capture_on_commit_callbacks(execute=True):
        file = client.post(download)
    codes = file.content.decode().split()[1:]
    assert (len(set(codes)), coded.voters.count(), uploads()) == (3, 3, [])
    assert not any(voter.key in code or code in voter.key for voter in coded.voters.all() for code in codes)
    assert [client.get(download).status_code, client.post(download).status_code] == [403, 403]
    assert "plan.download_codes" in set(Entry.objects.values_list("verb", flat=True))
    vote(opened(coded), 1, code=codes[0])


def test_codes_that_wait_can_be_read_in_no_file(coded):
    codes = actions.make_codes(actor=coordinator_of(coded.initiative), round=coded, count=2)
    (name,) = uploads()
    with default_storage.open(f"uploads/{name}") as file:
        kept = file.read()
    assert [code for code in codes if code.encode() in kept] == []


def test_new_codes_take_the_earlier_file_along(coded, django_capture_on_commit_callbacks):
    for _time in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            actions.make_codes(actor=coordinator_of(coded.initiative), round=coded, count=2)
    assert [f"uploads/{name}" for name in uploads()] == [coded.code_list.file]


def test_codes_that_nobody_downloads_are_gone_after_a_day(client, coded):
    client.force_login(coordinator_of(coded.initiative))
    order(client, coded)
    default_storage.delete(coded.code_list.file)
    page = client.post(f"/plan/rounds/{coded.pk}/codes/download/")
    assert "and are gone. Make new ones." in page.content.decode()


def test_codes_are_made_once_though_their_worker_was_killed_after_saving(client, coded):
    client.force_login(coordinator_of(coded.initiative))
    order(client, coded)
    codes = client.post(f"/plan/rounds/{coded.pk}/codes/download/").content.decode().split()[1:]
    Job.objects.get().work.__class__.objects.update(status="READY")
    work()
    vote(opened(coded), 1, code=codes[0])


def test_a_code_votes_once_without_an_account_in_any_spelling(client, coded):
    (code,) = actions.make_codes(actor=coordinator_of(coded.initiative), round=coded, count=1)
    round = opened(coded)
    page = f"/plan/rounds/{round.pk}/"
    assert "The code from your letter" in client.get(f"{page}ballot/").content.decode()
    over = client.post(f"{page}ballot/", {"choose": "1", "code": code}, follow=True)
    assert f'name="code" value="{code}"' in over.content.decode()
    for spelling in (code, code.lower().replace("-", " ")):
        assert_page(client.post(f"{page}vote/", {"choose": "1", "code": spelling}, follow=True))
    close(round)
    assert list(round.ballots.values_list("choice", "count")) == [("1", 1)]


@pytest.mark.parametrize("code", ["", "AAAA-BBBB-CCCC", "' OR 1=1 --"])
def test_a_wrong_code_does_not_vote_and_the_marks_are_kept(client, coded, code):
    actions.make_codes(actor=coordinator_of(coded.initiative), round=coded, count=1)
    round = opened(coded)
    response = client.post(f"/plan/rounds/{round.pk}/vote/", {"choose": "1", "code": code})
    assert_page(response)
    assert "checked" in response.content.decode()
    assert not Voter.objects.filter(channel="online").exists()

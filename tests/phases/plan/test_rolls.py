"""Voting by list and by code."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.foundation.tasks.models import Job
from samenspel.phases.plan import actions
from samenspel.phases.plan.forms.voters import VotersForm
from samenspel.phases.plan.models import Voter
from tests.checks import assert_page
from tests.factories.initiatives import coordinator_of
from tests.factories.plan import close, make_check, make_own_round, make_proposal, vote, work
from tests.factories.services import make_person
from tests.phases.plan.test_import_page import uploads

pytestmark = pytest.mark.django_db


NO_ADDRESS = "Line %d: this is not an e-mail address."
AGAIN = "Line %d: this address stands on line %d too."


def send(client, round, source, name="list.csv"):
    """The page of the work when it is done: of the round, or why not."""
    posted = {"file": SimpleUploadedFile(name, source)}
    answer = client.post(f"/plan/rounds/{round.pk}/voters/", posted)
    assert answer.url == f"/jobs/{Job.objects.latest('work__enqueued_at').pk}/"
    work()
    return client.get(answer.url, follow=True)


def opened(round):
    make_check(make_proposal(round))
    return actions.open_voting(actor=coordinator_of(round.initiative), round=round)


@pytest.fixture
def listed():
    return make_own_round(who="list")


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


def test_only_who_is_on_the_list_votes(listed):
    actions.list_voters(
        actor=coordinator_of(listed.initiative), round=listed, emails=["A@example.org", "b@example.org"]
    )
    round = opened(listed)
    vote(round, 1, person=make_person(email="a@example.org"))
    with pytest.raises(Refused):
        vote(round, 1, person=make_person(email="c@example.org"))
    closed = close(round)
    assert (list(round.ballots.values_list("count", flat=True)), closed.electorate) == ([1], 2)


def test_the_addresses_are_forgotten_when_the_box_is_opened(listed):
    actions.list_voters(actor=coordinator_of(listed.initiative), round=listed, emails=["a@example.org"])
    close(opened(listed))
    assert list(Voter.objects.values_list("email", flat=True)) == [""]


def test_the_list_is_part_of_the_rules(listed):
    actor = coordinator_of(listed.initiative)
    actions.list_voters(actor=actor, round=listed, emails=["a@example.org"])
    round = opened(listed)
    with pytest.raises(Refused):
        actions.list_voters(actor=actor, round=round, emails=["b@example.org"])
    assert round.voters.get().email == "a@example.org"


def test_nobody_opens_a_vote_without_voters(listed):
    with pytest.raises(Refused) as refused:
        opened(listed)
    assert "the list of voters is empty" in str(refused.value.reason)


WRONG = [
    ("a@example.org\nnobody\n", ["Line 2: “nobody” is not an e-mail address."], [NO_ADDRESS % 2]),
    ("a@example.org\n\nA@Example.org", ["Line 3: “A@Example.org” stands on line 1 too."], [AGAIN % (3, 1)]),
    ("a@example.org\na@ｅxample.org\u200b", ["stands on line 1 too."], [AGAIN % (2, 1)]),
    ("\u017fam@example.org", ["is not an e-mail address"], [NO_ADDRESS % 1]),
    ("x\ny", ["Line 1: “x”", "Line 2: “y”"], [NO_ADDRESS % 1, NO_ADDRESS % 2]),
    (" \n", ["There is no address on this list yet."], ["There is no address on this list."]),
    ("a" * 250 + "@example.org", ["is not an e-mail address"], [NO_ADDRESS % 1]),
]


@pytest.mark.parametrize(("typed", "said", "_by_number"), WRONG)
def test_a_typed_list_with_errors_names_each_line_and_changes_nothing(
    client, listed, typed, said, _by_number
):
    actor = coordinator_of(listed.initiative)
    actions.list_voters(actor=actor, round=listed, emails=["kept@example.org"])
    client.force_login(actor)
    response = client.post(f"/plan/rounds/{listed.pk}/voters/", {"typed": typed})
    assert_page(response)
    assert [text for text in said if text not in response.content.decode()] == []
    assert (listed.voters.get().email, Job.objects.count()) == ("kept@example.org", 0)


@pytest.mark.parametrize(("typed", "_said", "by_number"), WRONG)
def test_a_file_with_errors_names_each_line_and_no_address_and_changes_nothing(
    client, listed, typed, _said, by_number
):
    actor = coordinator_of(listed.initiative)
    actions.list_voters(actor=actor, round=listed, emails=["kept@example.org"])
    client.force_login(actor)
    page = send(client, listed, typed.encode())
    assert_page(page)
    job = Job.objects.get()
    assert (job.state, job.error.split("\n"), job.back_url) == (
        "failed",
        by_number,
        f"/plan/rounds/{listed.pk}/voters/",
    )
    assert by_number[-1] in page.content.decode()
    assert (listed.voters.get().email, uploads()) == ("kept@example.org", [])


def test_what_nobody_sees_in_an_address_keeps_nobody_from_voting(client, listed):
    client.force_login(coordinator_of(listed.initiative))
    typed = "anna@example.org\nben@example.org\u200b\nC\u00adas@ｅxample.org\n"
    answer = client.post(f"/plan/rounds/{listed.pk}/voters/", {"typed": typed}, follow=True)
    assert [str(each) for each in answer.context["messages"]] == [
        "Line 2 has signs that nobody sees or that look like others; it is read as “ben@example.org”.",
        "Line 3 has signs that nobody sees or that look like others; it is read as “cas@example.org”.",
        "3 addresses are on the list.",
    ]
    round = opened(listed)
    for name in ("anna", "ben", "cas"):
        vote(round, 1, person=make_person(email=f"{name}@example.org"))
    close(round)
    assert list(round.ballots.values_list("count", flat=True)) == [3]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8-sig", "a@example.org\r\nb@example.org\r\n"),
        ("utf-16", "a@example.org\nb@example.org\n"),
        ("cp1252", 'Naam;E-mail\r\nZoë;a@example.org\r\n"Ben; de oude";b@example.org\r\n'),
        ("utf-8", "E_MAIL,naam\na@example.org,Anna\n\nb@example.org,Ben\n"),
        ("utf-8", "email\na@example.org\nb@example.org"),
    ],
)
def test_a_list_is_read_from_what_a_spreadsheet_saves(client, listed, encoding, text):
    client.force_login(coordinator_of(listed.initiative))
    send(client, listed, text.encode(encoding))
    assert list(listed.voters.order_by("email").values_list("email", flat=True)) == [
        "a@example.org",
        "b@example.org",
    ]


def test_a_wrong_line_of_a_table_keeps_its_number(client, listed):
    client.force_login(coordinator_of(listed.initiative))
    response = client.post(
        f"/plan/rounds/{listed.pk}/voters/", {"typed": "naam;email\nAnna;a@example.org\nBen;ben"}
    )
    assert "Line 3: “ben” is not an e-mail address." in response.content.decode()


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (b"PK\x03\x04\xff\xfe\x80", "This file is no plain text."),
        (b"a@b.nl\n" * 600_000, "These are more than 500000 lines. Send fewer."),
    ],
)
def test_a_file_that_is_no_list_is_refused(client, listed, source, words):
    client.force_login(coordinator_of(listed.initiative))
    response = send(client, listed, source)
    assert_page(response)
    assert words in response.content.decode()


def test_a_list_in_a_file_is_read_by_a_task_and_tells_the_journal(client, listed):
    coordinator = coordinator_of(listed.initiative)
    client.force_login(coordinator)
    page = send(client, listed, b"a@example.org\nb@example.org\xe2\x80\x8b\n")
    assert page.redirect_chain == [(f"/plan/rounds/{listed.pk}/", 302)]
    assert [str(each) for each in page.context["messages"]] == [
        "Line 2 has signs that nobody sees or that look like others. Look whether it is right.",
        "2 addresses are on the list.",
    ]
    entry = Entry.objects.get(verb="plan.list_voters")
    assert (entry.actor, entry.data["voters"], uploads()) == (str(coordinator.pk), 2, [])


def test_a_list_in_a_file_is_not_read_in_the_request(client, listed, monkeypatch):
    client.force_login(coordinator_of(listed.initiative))
    monkeypatch.setattr("samenspel.foundation.ui.uploads.read_saved", lambda source: pytest.fail("Read."))
    posted = {"file": SimpleUploadedFile("list.txt", b"nobody")}
    assert client.post(f"/plan/rounds/{listed.pk}/voters/", posted).status_code == 302
    assert (listed.voters.count(), len(uploads())) == (0, 1)


def test_a_list_that_was_fixed_while_its_file_waited_stays_as_it_is(client, listed):
    actor = coordinator_of(listed.initiative)
    actions.list_voters(actor=actor, round=listed, emails=["kept@example.org"])
    client.force_login(actor)
    client.post(f"/plan/rounds/{listed.pk}/voters/", {"file": SimpleUploadedFile("list.txt", b"b@b.nl")})
    opened(listed)
    work()
    job = Job.objects.get()
    assert (job.state, job.error) == ("failed", "The rules are fixed; nothing can be changed any more.")
    assert listed.voters.get().email == "kept@example.org"


def test_more_lines_than_people_type_are_asked_for_as_a_file(client, listed):
    client.force_login(coordinator_of(listed.initiative))
    typed = "\n".join(f"a{number}@example.org" for number in range(1001))
    page = client.post(f"/plan/rounds/{listed.pk}/voters/", {"typed": typed})
    assert "These are more than 1000 lines. Send them as a file." in page.content.decode()
    assert listed.voters.count() == 0


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


@pytest.mark.parametrize("line", ["ina@example.org ;", '"ina@example.org ",', '"ina@example.org" ;'])
def test_what_a_spreadsheet_writes_around_a_cell_may_have_spaces(line):
    form = VotersForm({"typed": line})
    assert form.is_valid()
    assert form.found.emails == ["ina@example.org"]

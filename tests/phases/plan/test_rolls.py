"""Voting by list."""

import pytest
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


def test_only_who_is_on_the_list_votes(listed):
    actions.list_voters(
        actor=coordinator_of(listed.initiative), round=listed, emails=["A@example.org", "b@example.org"]
    )
    round = opened(listed)
    vote(round, 1, person=make_person(email="a@example.org"))
    with pytest.raises(Refused, match="You can't vote in this round"):
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
    with pytest.raises(Refused, match="The rules are fixed"):
        actions.list_voters(actor=actor, round=round, emails=["b@example.org"])
    assert round.voters.get().email == "a@example.org"


def test_nobody_opens_a_vote_without_voters(listed):
    with pytest.raises(Refused, match="the list of voters is empty"):
        opened(listed)


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


@pytest.mark.parametrize("line", ["ina@example.org ;", '"ina@example.org ",', '"ina@example.org" ;'])
def test_what_a_spreadsheet_writes_around_a_cell_may_have_spaces(line):
    form = VotersForm({"typed": line})
    assert form.is_valid()
    assert form.found.emails == ["ina@example.org"]

"""Voting by list and by code."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from samenspel.foundation.access import Refused
from samenspel.phases.plan import actions
from samenspel.phases.plan.forms.voters import VotersForm
from samenspel.phases.plan.models import Voter
from tests.checks import assert_page
from tests.factories.initiatives import coordinator_of
from tests.factories.plan import close, make_check, make_own_round, make_proposal, vote
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db


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


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("a@example.org\nnobody\n", ["Line 2: “nobody” is not an e-mail address."]),
        ("a@example.org\n\nA@Example.org", ["Line 3: “A@Example.org” stands on line 1 too."]),
        ("a@example.org\na@ｅxample.org\u200b", ["stands on line 1 too."]),
        ("\u017fam@example.org", ["is not an e-mail address"]),
        ("x\ny", ["Line 1: “x”", "Line 2: “y”"]),
        (" \n", ["There is no address on this list yet."]),
        ("a" * 250 + "@example.org", ["is not an e-mail address"]),
    ],
)
@pytest.mark.parametrize("as_file", [False, True], ids=["typed", "file"])
def test_a_list_with_errors_names_each_line_and_changes_nothing(client, listed, typed, said, as_file):
    actor = coordinator_of(listed.initiative)
    actions.list_voters(actor=actor, round=listed, emails=["kept@example.org"])
    client.force_login(actor)
    posted = {"file": SimpleUploadedFile("list.txt", typed.encode())} if as_file else {"typed": typed}
    response = client.post(f"/plan/rounds/{listed.pk}/voters/", posted)
    assert_page(response)
    assert [text for text in said if text not in response.content.decode()] == []
    assert listed.voters.get().email == "kept@example.org"


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
    posted = {"file": SimpleUploadedFile("list.csv", text.encode(encoding))}
    client.post(f"/plan/rounds/{listed.pk}/voters/", posted)
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


def test_a_file_that_is_no_text_is_refused(client, listed):
    client.force_login(coordinator_of(listed.initiative))
    posted = {"file": SimpleUploadedFile("list.xlsx", b"PK\x03\x04\xff\xfe\x80")}
    response = client.post(f"/plan/rounds/{listed.pk}/voters/", posted)
    assert_page(response)
    assert "This file is no plain text." in response.content.decode()


def test_codes_are_shown_once_and_kept_as_digests(client, coded):
    client.force_login(coordinator_of(coded.initiative))
    assert_page(client.get(f"/plan/rounds/{coded.pk}/codes/"))
    file = client.post(f"/plan/rounds/{coded.pk}/codes/", {"count": "3"})
    codes = file.content.decode().split()[1:]
    assert (len(set(codes)), coded.voters.count()) == (3, 3)
    assert not any(voter.key in code or code in voter.key for voter in coded.voters.all() for code in codes)


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
    assert form.cleaned_data["emails"] == ["ina@example.org"]

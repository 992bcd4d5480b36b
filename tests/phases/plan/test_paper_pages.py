"""The desk, the sheets to print, entering them, and how they add up, page by page."""

import pytest

from samenspel.phases.plan.models import Sheet, SheetEntry
from samenspel.phases.plan.queries import find_round
from tests.checks import assert_page, one_line, words
from tests.factories.initiatives import coordinator_of, make_initiative
from tests.factories.papers import (
    close_papers,
    enter,
    enter_twice,
    make_clerk,
    make_clerks,
    make_paper_vote,
    mark,
    print_sheets,
)
from tests.factories.plan import address, after, clock, make_voter, vote
from tests.phases.plan.test_round_pages import typed_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def round():
    return make_paper_vote()


@pytest.fixture
def clerk(client, round):
    client.force_login(person := coordinator_of(round.initiative))
    return person


def test_a_round_is_set_up_with_paper_and_shows_until_when_sheets_are_entered(client):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    page, typed = f"/plan/set-up/{initiative.slug}/", typed_round()
    wrong = client.post(page, {**typed, "papers_until": typed["votes_from"]})
    assert "This comes before the moment above it." in words(wrong)
    client.post(page, {**typed, "papers_until": typed["objections_until"]})
    round = initiative.activities.get().budgetround
    assert round.papers_until == round.objections_until
    shown = words(client.get(address(round)))
    assert "Sheets of paper are entered" in shown
    assert "You can also vote on paper" in shown
    assert f'value="{typed["objections_until"]}"' in words(client.get(address(round, "change/")))


def test_a_sheet_is_entered_twice_and_the_form_comes_back_empty(client, round, clerk):
    (code,) = print_sheets(round)
    posted = {"code": code.lower(), "numbers": "1 3", "invalid": ""}
    done = client.post(address(round, "sheets/enter/"), posted, follow=True)
    assert f"{code[:4]}… is entered once." in words(done)
    assert code not in done.content.decode()
    again = words(client.post(address(round, "sheets/enter/"), posted))
    assert "You entered this sheet already." in again
    assert code.lower() in again
    client.force_login(make_clerk(round))
    ticked = {"code": code, "choose": ["1", "3"], "invalid": ""}
    assert "It counts." in words(client.post(address(round, "sheets/enter/"), ticked, follow=True))


def test_readings_that_differ_are_told_without_saying_what_the_other_read(client, round):
    (code,) = print_sheets(round)
    enter(round, code, 1, actor=make_clerk(round))
    client.force_login(coordinator_of(round.initiative))
    done = client.post(address(round, "sheets/enter/"), {"code": code, "numbers": "2"}, follow=True)
    assert "is not the same as before. Look at the paper again" in words(done)
    listed = words(client.get(address(round, "sheets/")))
    assert f"{code[:4]}…</strong> entered twice, and not the same" in listed


@pytest.mark.parametrize(
    ("limits", "form", "posted", "said"),
    [
        ({}, "approval", {"numbers": "1 x"}, "“x” is not clear. Type it as in this example: 3 8 12"),
        ({}, "approval", {"numbers": "7"}, "not on this ballot"),
        ({}, "approval", {}, "Your ballot is empty."),
        ({}, "approval", {"numbers": "1", "invalid": "blank"}, "Take off what is marked"),
        ({}, "approval", {"numbers": "1", "invalid": "ugly"}, "ugly is not one of the available choices"),
        ({}, "approval", {"numbers": "1", "code": ""}, "This field is required"),
        ({}, "approval", {"numbers": "1", "code": "AAAA-BBBB-CCCC"}, "No sheet of this round has this code"),
        ({"most": 1}, "approval", {"choose": ["1", "2"]}, "at most 1 is allowed"),
        ({"points": 10}, "cumulative", {"numbers": "1:6 2:5"}, "You gave 11 points"),
        ({"points": 10}, "cumulative", {"numbers": "3"}, "as in this example: 3:1 8:2"),
        ({"most": 3}, "ordinal", {"mark-1": "1", "mark-2": "1"}, "each number once"),
    ],
)
def test_what_is_entered_wrong_is_explained_and_kept(client, limits, form, posted, said):
    round = make_paper_vote(ballot_format=form, **limits)
    client.force_login(coordinator_of(round.initiative))
    (code,) = print_sheets(round)
    page = words(client.post(address(round, "sheets/enter/"), {"code": code, **posted}))
    assert said in page
    assert posted.get("code", code) in page
    for name in ("numbers", "mark-1", "mark-2"):
        assert name not in posted or f'value="{posted[name]}"' in page
    assert page.count(" checked") >= len(posted.get("choose", []))
    assert not SheetEntry.objects.exists()


def test_a_sheet_without_a_vote_is_entered_with_its_kind(client, round, clerk):
    (code,) = print_sheets(round)
    client.post(address(round, "sheets/enter/"), {"code": code, "invalid": "overfilled"})
    assert Sheet.objects.get().state == "once"


def test_what_was_marked_stands_in_no_session_address_message_or_table(client, round, clerk):
    (code,) = print_sheets(round)
    before = dict(client.session)
    response = client.post(address(round, "sheets/enter/"), {"code": code, "numbers": "1 3"})
    assert (dict(client.session), response["Location"]) == (before, address(round, "sheets/enter/"))
    assert code not in str(response.cookies)


def test_a_sheet_is_declared_void_and_everyone_reads_why(client, round, clerk):
    (code,) = print_sheets(round)
    sheet = enter(round, code, 1)
    page = address(round, f"sheets/{sheet.pk}/void/")
    assert code[:4] in words(client.get(page))
    assert "Nothing is written yet" in words(client.post(page, {"text": " "}))
    assert "It was torn." in words(client.post(page, {"text": "It was torn."}, follow=True))
    assert client.post(page, {"text": "Again."}).status_code == 403
    close_papers(round)
    client.logout()
    assert "It was torn." in words(client.get(address(round, "box/")))


def test_a_code_shows_that_its_sheet_was_counted_and_stands_in_no_address(client, round):
    clerks = make_clerks(round)
    counted, other = print_sheets(round, 2)
    enter_twice(round, counted, 1, clerks=clerks)
    assert "Or the code of your sheet of paper" in words(client.get(address(round, "box/")))
    for code, is_there in ((counted, True), (other, False), ("", False)):
        response = client.post(address(round, "sheets/look-for/"), {"code": code.lower()})
        assert (code[:4] or "none") not in response["Location"].upper()
        status = client.get(response["Location"]).status_code
        assert (status == 200) is is_there


def test_the_box_page_tells_how_both_ways_add_up(client, round):
    clerks = make_clerks(round)
    for number, code in enumerate(print_sheets(round, 4)):
        enter_twice(round, code, *([1] if number else []), clerks=clerks, invalid="" if number else "blank")
    for number in range(2):
        mark(round, f"v{number}@example.org")
    for _number in range(3):
        vote(round, 2)
    assert "Online and on paper" not in words(client.get(address(round, "box/")))
    close_papers(round)
    page = one_line(client.get(address(round, "box/")))
    rows = [
        ("Voted online", 3),
        ("Marked at a desk", 2),
        ("Sheets from the desks", 4),
        ("Of all sheets: blank", 1),
        ("Ballots that count", 6),
    ]
    assert [row for row in rows if f'{row[0]}</th><td class="sp-number">{row[1]}</td>' not in page] == []
    assert "There are 2 sheets from the desks more than people were marked there." in page
    client.force_login(coordinator_of(round.initiative))
    with after(round.objections_until):
        client.force_login(coordinator_of(round.initiative))
        assert client.post(address(round, "certify/")).status_code == 403
        explain = address(round, "sheets/explain/")
        assert_page(client.get(explain))
        told = client.post(explain, {"text": "The desk at the market forgot two marks."}, follow=True)
        assert "forgot two marks" in words(told)
        client.post(address(round, "certify/"))
    assert round.certifications.count() == 1


def test_the_box_page_says_to_those_who_can_mend_it_why_it_stays_closed(client, round):
    (code,) = print_sheets(round)
    enter(round, code, 1)
    with after(round.papers_until):
        assert "The box stays closed" not in words(client.get(address(round, "box/")))
        client.force_login(coordinator_of(round.initiative))
        page = words(client.get(address(round, "box/")))
        assert "Some sheets of paper were entered once only" in page
        client.force_login(make_clerk(round))
        client.post(address(round, "sheets/enter/"), {"code": code, "numbers": "1"})
        assert "The box stays closed" not in words(client.get(address(round, "box/")))


def test_while_sheets_are_entered_the_round_says_so(client, round):
    with clock(round.votes_until):
        assert "Sheets are entered" in words(client.get(address(round)))
    assert find_round(round.pk).state == "voting"


def test_sheets_that_wait_are_a_thing_to_do_for_those_who_may(client, round):
    (code,) = print_sheets(round)
    enter(round, code, 1, actor=make_clerk(round))
    client.force_login(coordinator_of(round.initiative))
    assert "Finish the sheets of paper" in words(client.get(round.initiative.get_absolute_url()))
    client.force_login(make_voter())
    assert "Finish the sheets of paper" not in words(client.get(round.initiative.get_absolute_url()))


@pytest.mark.parametrize("rest", ["sheets/", "sheets/enter/", "box/", "desk/"])
def test_pages_of_paper_cost_the_same_queries_with_many_sheets(
    client, round, clerk, rest, django_assert_max_num_queries
):
    other = make_clerk(round)

    def begin(number):
        for code in print_sheets(round, number):
            enter(round, code, 1, actor=other)

    begin(1)
    client.get(address(round, rest))
    with django_assert_max_num_queries(40) as few:
        client.get(address(round, rest))
    begin(29)
    with django_assert_max_num_queries(len(few)):
        client.get(address(round, rest))

"""Addresses, cookies and forms take every value: what can't be there is not found, and nothing breaks."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import resolve

from samenspel.foundation.access.converters import MOST, whole_number
from samenspel.foundation.access.goals import LONGEST, good_goal, page_in_sight
from tests.factories.initiatives import make_draft, make_initiative
from tests.factories.people import a_person
from tests.factories.services import make_person
from tests.test_access_matrix import Visitors
from tests.world import make_world, routes

pytestmark = pytest.mark.django_db
BEYOND = (MOST + 1, 2**64, 10**30, "9" * 5000)


def test_every_number_in_an_address_of_ours_is_one_that_the_database_can_look_for():
    assert [route.name for route in routes() if route.is_ours and "<int:" in route.address] == []


@pytest.mark.parametrize("number", BEYOND)
def test_a_number_beyond_64_bits_is_not_found(client, number):
    addresses = (
        f"/plan/rounds/{number}/",
        f"/plan/rounds/1/proposals/{number}/",
        f"/talk/comments/{number}/",
    )
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]


@pytest.mark.parametrize("number", BEYOND)
def test_a_thing_with_a_number_beyond_64_bits_is_not_found(client, number):
    things = ("plan.budgetround", "plan.proposal", "initiatives.activity", "talk.comment")
    addresses = [
        address
        for thing in things
        for address in (
            f"/talk/{thing}/{number}/", f"/seats/{thing}/{number}/", f"/notices/{thing}/{number}/feed.atom",
        )
    ]  # fmt: skip
    assert {client.get(address).status_code for address in addresses} == {404}


def test_the_largest_number_of_the_database_is_looked_for(client):
    assert client.get(f"/plan/rounds/{MOST}/").status_code == 404
    assert resolve(f"/plan/rounds/{MOST}/").kwargs == {"round_id": MOST}


def test_a_nul_in_an_address_is_not_found():
    """Whichever takes any text."""
    ask = Visitors(make_world().people).ask
    said = {
        (route.name, method): ask("administrator", method, "/" + _with_nul(route))[0]
        for route in routes()
        if "<str:" in route.address or "<path:" in route.address
        for method in ("get", "post")
    }
    assert set(said.values()) <= {"404", "405"}


def _with_nul(route):
    address = route.address
    for name in route.words:
        for kind in ("str", "path", "slug", "number", "uuid"):
            address = address.replace(f"<{kind}:{name}>", "a%00b" if kind in ("str", "path") else "1")
    return address


@pytest.mark.parametrize("cookie", ["sessionid", "django_language", "messages", "csrftoken"])
def test_a_nul_in_a_cookie_is_no_cookie(client, cookie):
    client.cookies[cookie] = "aaaaaaaaaaaa\0bbbbbbbbbbbb"
    assert client.get("/").status_code == 200


def test_a_nul_in_a_query_is_text_that_nobody_can_read(client):
    assert client.get("/search/?q=a%00b").status_code == 200
    assert client.get("/search/", {"q": "a"}, QUERY_STRING="q=a\0b").status_code == 200


@pytest.mark.parametrize(
    "charset", ["utf-7", "unicode_escape", "base64", "utf-16", "rot13", "idna", "nonsense"]
)
def test_a_form_is_read_as_utf_8_whatever_it_says(client, charset):
    body = b'--b\r\nContent-Disposition: form-data; name="email"\r\n\r\n\\ud800@example.org\r\n--b--\r\n'
    kind = f"multipart/form-data; boundary=b; charset={charset}"
    assert client.generic("POST", "/people/sign-in/", body, content_type=kind).status_code == 200


GOOD = ["/", "/services/", "/services/?q=a#b", "http://testserver/services/", "/people/me/"]
BAD = [
    "abc", "0", "nan", "services/", "//example.org/", "https://example.org/", "javascript:alert(1)", "\\\\x",
    "/no/such/page/", "/plan/rounds/9223372036854775808/", "http://[", "/\0", "/\ud800", "/a\nb", " ", "?a=b",
    "#b", "http:///services/", "/services/?q=" + "a" * LONGEST,
]  # fmt: skip


def test_a_good_goal_is_a_page_of_ours(rf):
    request = rf.get("/")
    assert [good_goal(request, goal) for goal in GOOD] == GOOD
    assert [good_goal(request, goal) for goal in BAD] == [""] * len(BAD)


def test_from_an_address_that_takes_forms_only_one_comes_to_the_page_above_it(rf):
    only_forms = {
        "/plan/rounds/3/proposals/4/support/": "/plan/rounds/3/proposals/4/",
        "/services/organisations/town/professionals/": "/services/organisations/town/",
        "/people/me/export/?x=1": "/people/me/",
        "/accounts/language/": "/",
    }
    assert {goal: good_goal(rf.get("/"), goal) for goal in only_forms} == only_forms


def test_the_way_back_from_what_is_refused_leads_to_the_nearest_page_that_one_may_see():
    draft, nobody = make_draft(cora := make_person("Cora")), AnonymousUser()
    page = draft.get_absolute_url()
    ways = {
        (nobody, f"{page}charter/"): "/initiatives/",
        (nobody, "/initiatives/no-such-thing/charter/"): "/initiatives/",
        (nobody, f"/plan/set-up/{draft.slug}/"): "/",
        (nobody, "/no/such/page/"): "/",
        (cora, f"{page}members/?x=1"): f"{page}members/?x=1",
        (cora, f"{page}members/999/"): f"{page}members/",
        (cora, f"{page}no/such/page/"): page,
        (cora, f"{page}charter/accept/"): f"{page}charter/",
    }
    assert {(person, address): page_in_sight(person, address) for person, address in ways} == ways


@pytest.mark.parametrize("goal", [*BAD, "/people/me/export/"])
def test_next_of_any_kind_leads_to_a_page(client, goal):
    """Wherever there is a `next`, signed in and out."""
    asked = {"next": goal.encode(errors="surrogatepass")}
    answers = [client.get(page, asked).status_code for page in ("/people/sign-in/", "/accounts/login/")]
    client.force_login(a_person())
    answers += [client.get(page, asked).status_code for page in ("/people/sign-in/", "/accounts/login/")]
    saved = {"display_name": "Noor", "language": "en", **asked}
    answers += [client.post("/people/welcome/", saved).status_code]
    answers += [client.post("/accounts/language/", {"language": "nl", **asked}).status_code]
    assert answers == [200, 200, 302, 302, 302, 302]
    assert client.post("/people/welcome/", saved, follow=True).status_code == 200
    assert client.post("/accounts/language/", {"language": "nl", **asked}, follow=True).status_code == 200


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("1", 1), ("0" * 30 + "7", 7), (str(MOST), MOST), (str(MOST + 1), MOST), ("9" * 5000, MOST)]
    + [(text, None) for text in ("", "-1", "1.5", "one", "²", "٣", "\0")],
)
def test_what_people_send_as_a_number_is_one_that_a_row_may_have_or_none(client, text, number):
    client.force_login(a_person())
    initiative = make_initiative()
    assert whole_number(text) == number
    assert client.get(f"/initiatives/{initiative.slug}/journal/", {"before": text}).status_code == 200
    assert client.post("/notices/seen/", {"up_to": text}).status_code == 302


@pytest.mark.parametrize("said", ["[" * 100_000, '{"a":' * 50_000, "9" * 5000, "NaN", "[]", '"x"'])
def test_what_a_passkey_says_is_not_taken_when_it_is_no_such_thing(client, said):
    assert client.post("/accounts/passkeys/login/", {"credential": said}).status_code == 302

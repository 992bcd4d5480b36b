import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path
from django.views.decorators.http import require_POST

from samenspel.foundation.apart import Busy
from samenspel.foundation.ui.middleware import NotAllowedMiddleware
from tests.checks import assert_page

pytestmark = pytest.mark.django_db


def refuse(request):
    raise PermissionDenied("Only members of <b>this</b> initiative can do this.")


def suspect(request):
    raise SuspiciousOperation("odd")


def fail(request):
    raise RuntimeError("oh no")


handler403 = "samenspel.foundation.typed.views.show_refusal"
handler404 = "samenspel.foundation.typed.views.show_missing"
urlpatterns = [
    path("refuse/", refuse),
    path("suspect/", suspect),
    path("fail/", fail),
    path("post/", require_POST(lambda request: HttpResponse("thanks"))),
    path("", include("samenspel.config.urls")),
]


@pytest.fixture
def visitor(settings):
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "status", "heading"),
    [
        ("/nowhere/", 404, "This page does not exist"),
        ("/refuse/", 403, "You can't do this"),
        ("/suspect/", 400, "We could not read what was sent"),
        ("/post/", 405, "This address only takes forms"),
        ("/fail/", 500, "Something broke on our side"),
    ],
)
def test_a_mishap_is_a_page_with_a_way_on(visitor, address, status, heading):
    page = assert_page(visitor.get(address), status)
    assert page.headings[0] == (1, heading)
    assert "/" in page.links


def test_a_refusal_says_why_as_text(visitor):
    html = visitor.get("/refuse/").content.decode()
    assert "Only members of &lt;b&gt;this&lt;/b&gt; initiative can do this." in html


def test_a_form_without_its_token_is_explained(settings):
    settings.ROOT_URLCONF = __name__
    page = assert_page(Client(enforce_csrf_checks=True).post("/post/", {}), 403)
    assert page.headings[0] == (1, "This form was too old")


def test_a_breakdown_is_told_without_asking_the_database(visitor, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = visitor.get("/fail/")
    assert_page(response, 500)


def test_a_form_that_is_taken_is_left_alone(visitor):
    assert visitor.post("/post/").content == b"thanks"


def test_mishaps_are_told_in_the_reader_s_language(visitor):
    html = visitor.get("/fail/", headers={"accept-language": "nl"}).content.decode()
    assert '<html lang="nl">' in html


def test_who_comes_when_too_many_others_wait_sees_a_page(rf):
    middleware = NotAllowedMiddleware(lambda request: None)
    response = middleware.process_exception(rf.get("/"), Busy())
    assert (response.status_code, "Try again in a minute" in response.content.decode()) == (503, True)
    assert middleware.process_exception(rf.get("/"), ValueError()) is None

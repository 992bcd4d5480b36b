"""A service to sign in with that is down, or answers what nobody understands: a page says so."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from samenspel.config.oidc import Provider, apps_of
from tests.checks import assert_page

pytestmark = pytest.mark.django_db
NONSENSE = [
    (500, b""), (200, b""), (200, b"<html>"), (200, b"[]"), (200, b"{}"), (200, b"null"), (404, b"{}"),
    (200, b"\xff\xfe"), (200, b'{"authorization_endpoint": 1}'), (302, b""), (200, b"[" * 100_000),
]  # fmt: skip


@pytest.fixture
def connect(settings):
    def to(url):
        town = Provider("town", "Town of Example", url, "client", "secret")
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": apps_of([town])}
        }

    return to


@pytest.fixture
def answering():
    """The address of a service that answers with this."""
    servers = []

    def start(status, body):
        class Answer(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(status)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *words):
                pass

        server = HTTPServer(("localhost", 0), Answer)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://localhost:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def assert_says_so(response):
    assert assert_page(response, status=401).headings[0] == (1, "That did not work")


def test_a_service_that_is_down_is_told_on_a_page(client, connect):
    connect("http://localhost:1")
    assert_says_so(client.post("/accounts/oidc/town/login/"))


@pytest.mark.parametrize(("status", "body"), NONSENSE)
def test_a_service_that_answers_nonsense_is_told_on_a_page(client, connect, answering, status, body):
    connect(answering(status, body))
    response = client.post("/accounts/oidc/town/login/")
    assert response.status_code in (302, 401)
    assert response.status_code == 302 or assert_says_so(response) is None


def test_a_service_that_is_down_when_one_comes_back_is_told_on_a_page(client, connect, answering):
    url = answering(
        200, b'{"authorization_endpoint": "http://localhost:1/a", "token_endpoint": "http://localhost:1/t"}'
    )
    connect(url)
    there = client.post("/accounts/oidc/town/login/")
    state = there.url.partition("state=")[2].partition("&")[0]
    connect("http://localhost:1")
    assert_says_so(client.get(f"/accounts/oidc/town/login/callback/?code=x&state={state}"))


@pytest.mark.parametrize("query", ["", "?code=x", "?state=x", "?code=x&state=%00", "?error=access_denied"])
def test_who_comes_back_without_having_gone_finds_a_page(client, connect, query):
    connect("http://localhost:1")
    assert client.get(f"/accounts/oidc/town/login/callback/{query}").status_code in (302, 401)


def test_a_service_that_nobody_named_is_not_found(client):
    assert client.post("/accounts/oidc/town/login/").status_code == 404

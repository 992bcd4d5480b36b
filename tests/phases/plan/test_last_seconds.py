"""The last two seconds of a vote, on a server that is far too busy: who was in time is in the box."""

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from samenspel.spine.people.sessions import SessionStore
from tests.factories.plan import make_vote, make_voter
from tests.foundation.processes import kill, start_process

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.power]
IN_TIME, LATE, PREPARING = 150, 20, 12.0
DAY = 24 * 60 * 60
SERVE = """
import time
from samenspel.config import serve, wsgi
quick = wsgi.application
wsgi.application = lambda *given: (time.sleep(0.1), quick(*given))[1]
serve.run("127.0.0.1", {port}, 2, workers={workers}, with_worker=False)
"""


def signed_in(person):
    """The cookie of a session."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return session.session_key


def ballot(round, cookie):
    token = "x" * 32
    body = urlencode({"csrfmiddlewaretoken": token, "choose": 1, "agreed": 1}).encode()
    return (
        f"POST /plan/rounds/{round.pk}/vote/ HTTP/1.1\r\nHost: testserver\r\nConnection: close\r\n"
        f"Cookie: sessionid={cookie}; csrftoken={token}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode() + body


def send(port, sent, moment):
    """All but the last byte, and that at the moment; the status, and how long the answer took."""
    with socket.create_connection(("127.0.0.1", port), 60) as connection:
        time.sleep(max(0.0, moment - time.time() - 0.2))
        connection.sendall(sent[:-1])
        time.sleep(max(0.0, moment - time.time()))
        connection.sendall(sent[-1:])
        sent_at, answer = time.time(), b""
        while more := connection.recv(65536):
            answer += more
    return sent_at, answer[9:12]


@pytest.fixture
def port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def wait_for(port):
    for _ in range(600):
        try:
            return socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
    raise AssertionError("It never answered.")


@pytest.mark.parametrize("workers", [1, 2])
def test_none_is_refused_that_was_sent_in_time_and_none_taken_that_came_after(port, workers):
    cookies = [signed_in(make_voter()) for _ in range(IN_TIME + LATE)]
    server = start_process(SERVE.format(port=port, workers=workers))
    try:
        wait_for(port)
        round = make_vote(days=(-10, -3, -1, PREPARING / DAY, 5))
        end = round.votes_until.timestamp()
        moments = [end - 2 + 1.9 * number / IN_TIME for number in range(IN_TIME)]
        moments += [end + 0.01 + number / 100 for number in range(LATE)]
        assert time.time() < end - 3, "Too slow to begin in time."
        with ThreadPoolExecutor(IN_TIME + LATE) as pool:
            ballots = [ballot(round, cookie) for cookie in cookies]
            answers = list(pool.map(lambda one: send(port, *one), zip(ballots, moments, strict=True)))
        answered_at = time.time()
    finally:
        kill(server)
    refused = [status for sent_at, status in answers[:IN_TIME] if sent_at < end and status != b"302"]
    taken = [status for _sent_at, status in answers[IN_TIME:] if status != b"200"]
    assert (refused, taken, round.voters.count()) == ([], [], IN_TIME)
    assert answered_at > end + 1, "It was not busy."

"""The doors: what comes reaches the application whole, and nobody who is slow is in another's way."""

import re
import socket
import threading
import time
from contextlib import ExitStack
from select import select

import pytest

from samenspel.config.doors import bodies, visits
from tests.tooling.standing import PAGE, SHORT, answer, ask, connect, hello, standing

HALF = b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\nhalf"
WHOLE = HALF.replace(b"100", b"4").replace(b"Host", b"Connection: close\r\nHost")
OPEN = b"GET / HTTP/1.1\r\nHost: here\r\n\r\n"


def told(application_says, sent, **doors):
    """What an application that shows something of its environment said of this request."""

    def application(environ, start):
        start("200 OK", [])
        return [repr(application_says(environ)).encode()]

    with standing(application, **doors) as port:
        return eval(ask(port, sent).partition(b"\r\n\r\n")[2])


def is_closed(connection):
    connection.settimeout(1)
    try:
        return connection.recv(1) == b""
    except TimeoutError:
        return False
    except ConnectionError:
        return True


def test_a_request_comes_as_wsgi_knows_it():
    sent = (
        b"POST /a%20b/%C3%A9?q=%C3%A9&r HTTP/1.1\r\nHost: here\r\nConnection: close\r\nCookie: a=1\r\n"
        b"Cookie: b=2\r\nContent-Type: text/plain\r\nX-Some: one\r\nX-Some: two\r\n"
        b"Content-Length: 4\r\n\r\nbody"
    )
    names = ("REQUEST_METHOD", "PATH_INFO", "QUERY_STRING", "CONTENT_TYPE", "CONTENT_LENGTH")
    headers = ("REMOTE_ADDR", "HTTP_HOST", "HTTP_COOKIE", "HTTP_X_SOME", "wsgi.url_scheme")
    seen = told(
        lambda given: [given[name] for name in (*names, *headers)] + [given["wsgi.input"].read()], sent
    )
    assert seen == [
        *("POST", "/a b/Ã©", "q=%C3%A9&r", "text/plain", "4"),
        *("127.0.0.1", "here", "a=1; b=2", "one,two", "http", b"body"),
    ]


def test_a_body_in_pieces_has_a_length():
    sent = (
        b"POST / HTTP/1.1\r\nHost: here\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
    )
    assert told(lambda given: (given["CONTENT_LENGTH"], given["wsgi.input"].read()), sent) == ("5", b"abcde")


@pytest.mark.parametrize("said", [b"x*=nope''a", b"boundary=b;\tx*0*=nope''a", b"a;0*=\xe9''b"])
def test_what_kind_of_body_it_is_is_never_said_in_a_code(said):
    """Django breaks over a code that there is not."""
    asked = PAGE[:-2] + b"Connection: close\r\nContent-Type: multipart/form-data; " + said + b"\r\n\r\n"
    assert told(lambda given: given.get("CONTENT_TYPE"), asked) is None


PROXIED = (
    b"GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\nX-Forwarded-For: 1.2.3.4\r\n"
    b"X-Forwarded-Proto: https\r\nX_Forwarded_Host: evil\r\n\r\n"
)


@pytest.mark.parametrize(
    ("behind_proxy", "kept"),
    [(False, {}), (True, {"HTTP_X_FORWARDED_FOR": "1.2.3.4", "HTTP_X_FORWARDED_PROTO": "https"})],
)
def test_only_where_a_proxy_is_known_its_word_counts_and_no_name_passes_for_another(behind_proxy, kept):
    def forwarded(environ):
        return {name: value for name, value in environ.items() if "FORWARDED" in name}

    assert told(forwarded, PROXIED, behind_proxy=behind_proxy) == kept


@pytest.mark.parametrize(("behind_proxy", "noticed"), [(False, True), (True, False)])
def test_a_proxy_that_nobody_told_us_of_is_noticed(behind_proxy, noticed):
    said = told(lambda given: given["samenspel.unknown_proxy"], PROXIED, behind_proxy=behind_proxy)
    assert said is noticed


def test_half_requests_hold_no_thread():
    with ExitStack() as held, standing(threads=1) as port:
        halves = [held.enter_context(connect(port, sent=sent)) for sent in [b"", PAGE[:20], HALF] * 12]
        assert ask(port)[-5:] == b"hello"
        assert select(halves, [], [], 0)[0] == []  # all are waited for still


def test_who_does_not_read_holds_no_thread():
    def long(environ, start):
        start("200 OK", [])
        return [b"x" * 1024] * (20_000 if environ["PATH_INFO"] == "/long" else 1)

    with ExitStack() as held, standing(long, threads=1) as port:
        for _ in range(3):
            held.enter_context(connect(port, sent=PAGE.replace(b" / ", b" /long ")))
        time.sleep(SHORT)
        assert ask(port)[-1024:] == b"x" * 1024
        with connect(port, sent=PAGE.replace(b" / ", b" /long ")) as patient:
            assert len(answer(patient).partition(b"\r\n\r\n")[2]) == 20_000 * 1024


def test_in_a_crowd_the_first_of_the_largest_group_goes(monkeypatch):
    monkeypatch.setattr(visits, "MOST_CONNECTIONS", 20)
    with ExitStack() as held, standing() as port:
        other = held.enter_context(connect(port, sent=b"GET", address="127.0.0.2"))
        crowd = [held.enter_context(connect(port, sent=b"GET")) for _ in range(30)]
        assert ask(port)[-5:] == b"hello"
        assert (is_closed(crowd[0]), is_closed(crowd[-1]), is_closed(other)) == (True, False, False)


def test_who_waits_for_us_is_not_sent_away_in_a_crowd(monkeypatch):
    monkeypatch.setattr(visits, "MOST_CONNECTIONS", 20)
    go_on = threading.Event()

    def slow(environ, start):
        go_on.wait(20)
        return hello(environ, start)

    with ExitStack() as held, standing(slow) as port:
        waiting = held.enter_context(connect(port, sent=PAGE))
        time.sleep(SHORT)
        for _ in range(30):
            held.enter_context(connect(port))
        time.sleep(SHORT)
        go_on.set()
        assert answer(waiting)[-5:] == b"hello"


def test_who_never_asks_is_sent_away(monkeypatch):
    monkeypatch.setattr(visits, "PATIENCE", SHORT)
    with standing() as port, connect(port, sent=PAGE[:30]) as half, connect(port, sent=OPEN) as again:
        while b"hello" not in again.recv(1000):
            pass
        again.sendall(PAGE[:30])
        assert [is_closed(half), is_closed(again)] == [True, True]


def test_a_body_that_stops_is_told_so(monkeypatch):
    monkeypatch.setattr(bodies, "PATIENCE", SHORT)
    with standing() as port:
        said = ask(port, HALF)
    assert (said[:12], said.partition(b"\r\n\r\n")[2]) == (
        b"HTTP/1.1 408",
        b"The rest of this request did not come.",
    )


LARGE = b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 104857601\r\n\r\n"
PIECES = (
    b"POST / HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n" + b"64\r\n" + b"x" * 100 + b"\r\n"
)


@pytest.mark.parametrize(("limit", "sent"), [(bodies.LARGEST_UPLOAD, LARGE), (50, PIECES)])
def test_what_is_too_large_is_refused_before_it_is_here(monkeypatch, limit, sent):
    monkeypatch.setattr(bodies, "LARGEST_UPLOAD", limit)
    with standing() as port:
        assert ask(port, sent)[:12] == b"HTTP/1.1 413"


def test_all_bodies_together_have_a_limit_and_it_is_given_back(monkeypatch):
    monkeypatch.setattr(bodies, "MOST_UPLOADED", 6)
    monkeypatch.setattr(bodies, "IN_MEMORY", 3)
    with standing() as port:
        with connect(port, sent=HALF):
            time.sleep(SHORT)
            refused = ask(port, WHOLE)[:12]
        time.sleep(SHORT)
        assert (refused, ask(port, WHOLE)[:12]) == (b"HTTP/1.1 503", b"HTTP/1.1 200")


def test_nobody_holds_all_the_room_for_what_is_large(monkeypatch):
    monkeypatch.setattr(bodies, "MOST_OF_ONE", 6)
    monkeypatch.setattr(bodies, "IN_MEMORY", 3)
    with standing() as port:
        with connect(port, sent=HALF), connect(port, sent=WHOLE, address="127.0.0.2") as other:
            time.sleep(SHORT)
            assert (ask(port, WHOLE)[:12], answer(other)[:12]) == (b"HTTP/1.1 503", b"HTTP/1.1 200")
        time.sleep(SHORT)
        assert (ask(port, WHOLE)[:12], bodies.Body.held) == (b"HTTP/1.1 200", {})


def from_home(sent, address):
    return sent.replace(b"Host", b"X-Forwarded-For: 9.9.9.9, " + address + b"\r\nHost")


def test_behind_a_proxy_a_home_is_one_and_the_proxy_is_not(monkeypatch):
    monkeypatch.setattr(bodies, "MOST_OF_ONE", 6)
    monkeypatch.setattr(bodies, "IN_MEMORY", 3)
    with standing(behind_proxy=True) as port, connect(port, sent=from_home(HALF, b"2001:db8::1")):
        time.sleep(SHORT)
        said = [ask(port, from_home(WHOLE, home))[:12] for home in (b"2001:db8::2", b"2001:db8:1::1")]
    assert said == [b"HTTP/1.1 503", b"HTTP/1.1 200"]


def test_what_is_small_finds_room_while_others_hold_all_there_is_for_what_is_large(monkeypatch):
    monkeypatch.setattr(bodies, "MOST_UPLOADED", 6)
    with standing() as port, connect(port, sent=HALF):
        time.sleep(SHORT)
        assert [ask(port, asked)[:12] for asked in (WHOLE, PAGE)] == [b"HTTP/1.1 200"] * 2


def test_long_headers_are_refused():
    with standing() as port, connect(port, sent=PAGE[:-2] + b"X-Long: " + b"x" * 40_000) as connection:
        assert connection.recv(12) == b"HTTP/1.1 400"


def test_an_application_that_fails_is_not_the_end(caplog):
    def failing(environ, start):
        raise ValueError("oops")

    with standing(failing) as port:
        said = [ask(port)[:12], ask(port)[:12]]
    assert (said, [record.getMessage() for record in caplog.records]) == (
        [b"HTTP/1.1 500"] * 2,
        ["No answer"] * 2,
    )


def test_head_and_cookies():
    with standing() as port:
        said = ask(port, PAGE.replace(b"GET", b"HEAD"))
    assert re.findall(rb"set-cookie: (.*)\r\n", said) == [b"a=1; Path=/"]
    assert said.endswith(b"\r\n\r\n")


def test_an_answer_goes_at_once_and_does_not_wait_for_the_readers_acknowledgement(monkeypatch):
    seen, enter = [], visits.Room.enter

    def note(room, visit):
        seen.append(visit.line.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0)
        enter(room, visit)

    monkeypatch.setattr(visits.Room, "enter", note)
    with standing() as port:
        ask(port)
    assert seen == [True]

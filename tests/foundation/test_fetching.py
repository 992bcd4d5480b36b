"""Documents of other sites: a hostile one gets nothing of the house but a sentence."""

import gzip
import socket
import ssl
import time
import tracemalloc

import pytest

from samenspel.foundation.fetching import MOST_BYTES, Fetched, Unfetched, Way, Why, fetch, is_public
from tests.foundation.hostile import INSIDE, NAME, plainly, serving

KINDS = ("text/csv", "application/json")
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\n"
BODY = b"date,value\n2026-03-01,5\n"


def outcome(site, address=None, *, seconds=5.0, hosts=None, way=None):
    try:
        return fetch(address or site.address(), hosts or site.hosts, KINDS, way or site.way(seconds))
    except Unfetched as error:
        return error.why


def told(tmp_path, answer, **options):
    with serving(tmp_path, answer) as site:
        return outcome(site, **options)


def saying(data):
    return lambda line, _path: line.sendall(data)


def test_a_small_document_of_a_listed_host_comes_whole(tmp_path):
    assert told(tmp_path, saying(plainly(BODY, "Text/CSV; charset=utf-8"))) == Fetched(BODY, "text/csv")


def test_in_pieces_too(tmp_path):
    data = HEAD + b"Transfer-Encoding: chunked\r\n\r\n4\r\ndate\r\n0\r\n\r\n"
    assert told(tmp_path, saying(data)) == Fetched(b"date", "text/csv")


def test_what_is_asked_for_has_its_question_and_no_fragment(tmp_path):
    with serving(tmp_path, saying(plainly(BODY))) as site:
        fetch(site.address("/a b/?x=é&y=1#z"), site.hosts, KINDS, site.way())
        assert site.asked == ["/a%20b/?x=%C3%A9&y=1"]


def test_a_redirect_on_the_list_is_followed(tmp_path):
    def answer(line, path):
        line.sendall(
            plainly(BODY) if path == "/there" else plainly(b"", status="302 Found", Location="/there")
        )

    with serving(tmp_path, answer) as site:
        assert outcome(site) == Fetched(BODY, "text/csv")
        assert site.asked == ["/", "/there"]


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("https://elsewhere.example/", Why.NOT_LISTED),
        ("https://127.0.0.1/", Why.NOT_LISTED),
        ("https://169.254.169.254/latest/meta-data/", Why.NOT_LISTED),
        ("https://[::1]/", Why.NOT_LISTED),
        ("http://{name}:{port}/", Why.NO_ADDRESS),
        ("file:///etc/passwd", Why.NO_ADDRESS),
        ("https://{name}:{port}@elsewhere.example/", Why.NO_ADDRESS),
        ("https://{name}:99999/", Why.NO_ADDRESS),
        ("https://{inside}:{port}/", Why.INSIDE),
        ("/", Why.TOO_FAR),
        ("", Why.TOO_FAR),
    ],
)
def test_a_redirect_that_leads_off_the_list_or_inside_the_house_is_refused(tmp_path, location, why):
    def answer(line, _path):
        where = location.format(name=NAME, inside=INSIDE, port=site.port)
        line.sendall(plainly(b"", status="302 Found", Location=where))

    with serving(tmp_path, answer) as site:
        assert outcome(site) == why
        assert len(site.asked) == (4 if why is Why.TOO_FAR else 1)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://data.example/", Why.NOT_LISTED),
        ("http://data.example:{port}/", Why.NO_ADDRESS),
        ("https://me:secret@data.example:{port}/", Why.NO_ADDRESS),
        ("https://inside.example:{port}/", Why.INSIDE),
        ("https://both.example:{port}/", Why.INSIDE),
        ("https://data.example.:{port}/", Why.NOT_LISTED),
        ("https:///x", Why.NO_ADDRESS),
        ("https://[", Why.NO_ADDRESS),
        ("https://data.example:{port}/" + "x" * 2000, Why.NO_ADDRESS),
    ],
)
def test_nobody_is_asked_at_an_address_that_may_not_be(tmp_path, address, why):
    with serving(tmp_path, saying(plainly(BODY))) as site:
        hosts = [*site.hosts, f"both.example:{site.port}"]
        assert outcome(site, address.format(port=site.port), hosts=hosts) == why
        assert site.asked == []


def test_a_name_that_is_answered_otherwise_the_second_time_leads_nowhere_else(tmp_path):
    """The name is looked up once; what was looked at is what is connected to."""
    with serving(tmp_path, saying(plainly(BODY))) as site:
        answers, ours = [["127.0.0.1"], ["10.0.0.7"]], site.way()
        way = Way(lambda host, port: answers.pop(0), ours.may_reach, ours.trust, ours.seconds)
        assert outcome(site, way=way) == Fetched(BODY, "text/csv")
        assert answers == [["10.0.0.7"]]


def test_who_cannot_prove_the_name_is_not_believed(tmp_path):
    with serving(tmp_path, saying(plainly(BODY))) as site:
        ours = site.way()
        way = Way(ours.resolve, ours.may_reach, ssl.create_default_context, ours.seconds)
        assert outcome(site, way=way) == Why.UNTRUSTED
        assert site.asked == []


def test_no_such_name_and_nobody_there(tmp_path):
    def nobody(host, port):
        raise socket.gaierror

    with serving(tmp_path, saying(b"")) as site:
        ours = site.way()
        assert outcome(site, way=Way(nobody, ours.may_reach, ours.trust)) == Why.UNKNOWN
        assert (
            outcome(site, site.address().replace(str(site.port), "1"), hosts=[f"{NAME}:1"]) == Why.UNREACHABLE
        )


def dripping(first, drop):
    def answer(line, _path):
        line.sendall(first)
        while True:
            line.sendall(drop)
            time.sleep(0.05)

    return answer


@pytest.mark.parametrize(
    ("first", "drop"),
    [(b"", b"H"), (HEAD, b"X: y\r\n"), (HEAD + b"\r\n", b"1"), (b"", b"HTTP/1.1 100 Continue\r\n\r\n")],
    ids=["status", "headers", "body", "continue"],
)
def test_who_sends_a_drop_at_a_time_is_cut_off(tmp_path, first, drop):
    began = time.monotonic()
    assert told(tmp_path, dripping(first, drop), seconds=1.0) in (Why.TOO_SLOW, Why.UNREACHABLE)
    assert time.monotonic() - began < 4


def test_who_says_nothing_is_cut_off(tmp_path):
    assert told(tmp_path, lambda line, _path: time.sleep(3), seconds=0.5) == Why.TOO_SLOW


def test_an_endless_document_is_left_and_not_kept(tmp_path):
    def answer(line, _path):
        line.sendall(HEAD + b"\r\n")
        while True:
            line.sendall(b"1" * 65_536)

    tracemalloc.start()
    assert told(tmp_path, answer) == Why.TOO_LARGE
    assert tracemalloc.get_traced_memory()[1] < 4 * MOST_BYTES
    tracemalloc.stop()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (plainly(b"", Content_Length="99999999999"), Why.TOO_LARGE),
        (plainly(gzip.compress(b"\0" * 10_000_000), Content_Encoding="gzip"), Why.COMPRESSED),
        (plainly(b"<html>", "text/html"), Why.WRONG_KIND),
        (plainly(b"", status="404 Not Found"), Why.REFUSED),
        (plainly(b"", status="500 Oh"), Why.REFUSED),
        (plainly(b"date", Content_Length="99"), Why.UNREACHABLE),
        (b"", Why.UNREACHABLE),
        (b"SSH-2.0-OpenSSH_9.2\r\n", Why.UNREACHABLE),
        (b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500 + b"\r\n", Why.UNREACHABLE),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", Why.UNREACHABLE),
    ],
)
def test_other_answers_are_refused_with_their_reason(tmp_path, data, why):
    assert told(tmp_path, saying(data)) == why


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1%eth0",
        "fc00::1", "ff02::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
        "2002:a00:1::", "2001:db8::1", "64:ff9b:1::1",
    ],
)  # fmt: skip
def test_addresses_inside_the_house_and_beside_it(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "193.0.14.129", "2001:67c:2e8::1", "::ffff:8.8.8.8"])
def test_addresses_that_are_everybodys(address):
    assert is_public(address)

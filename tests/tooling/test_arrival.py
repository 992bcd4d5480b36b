"""When a request reached us: at its last byte, and not when somebody had time for it."""

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial

import pytest

from samenspel.config.doors import listen
from samenspel.foundation import clock
from tests.tooling.standing import PAGE, SHORT, answer, ask, connect, hello, standing


def received(seen, environ, start):
    seen.append(clock.received().timestamp())
    time.sleep(float(environ["QUERY_STRING"] or 0))
    return hello(environ, start)


def test_it_was_received_when_its_last_byte_came_and_not_when_a_thread_was_free():
    seen = []
    with standing(partial(received, seen)) as port, ThreadPoolExecutor() as pool:
        pool.submit(ask, port, PAGE.replace(b"/ ", b"/?1 "))
        time.sleep(SHORT)
        with connect(port, sent=PAGE[:20]) as connection:
            time.sleep(SHORT)
            sent_at = time.time()
            connection.sendall(PAGE[20:])
            answer(connection)
            answered_at = time.time()
    assert (abs(seen[1] - sent_at) < 0.1, answered_at - sent_at > 0.2) == (True, True)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells when a byte came")
def test_it_was_received_when_it_came_to_the_machine_however_late_we_look():
    seen, listener = [], listen("127.0.0.1", 0)
    time.sleep(SHORT)  # the kernel begins to note moments a little after the first socket asks for it
    with connect(listener.getsockname()[1], sent=PAGE) as connection:
        sent_at = time.time()
        time.sleep(1)
        with standing(partial(received, seen), listener=listener):
            answer(connection)
    assert abs(seen[0] - sent_at) < 0.1


@pytest.mark.parametrize(
    ("behind_proxy", "said", "seconds_ago"),
    [(True, -5, 5), (True, 5, 0), (True, -500, 60), (False, -5, 0), (True, "x", 0)],
)
def test_a_proxy_says_when_it_had_the_request_within_the_last_minute(behind_proxy, said, seconds_ago):
    seen, now = [], time.time()
    started = f"X-Request-Start: t={said if said == 'x' else f'{now + said:.3f}'}\r\n\r\n"
    with standing(partial(received, seen), behind_proxy=behind_proxy) as port:
        ask(port, PAGE[:-2] + started.encode())
    assert abs(now - seen[0] - seconds_ago) < 0.2


def test_no_proxy_says_that_it_came_later_than_it_did():
    seen = []
    with standing(partial(received, seen), behind_proxy=True) as port, ThreadPoolExecutor() as pool:
        pool.submit(ask, port, PAGE.replace(b"/ ", b"/?1 "))
        time.sleep(SHORT)
        sent_at = time.time()
        ask(port, PAGE[:-2] + f"X-Request-Start: t={sent_at + 5:.3f}\r\n\r\n".encode())
    assert abs(seen[1] - sent_at) < 0.1


def test_the_moment_is_forgotten_with_the_answer():
    seen = []

    def late(environ, start):
        seen.append(datetime.now(clock.received().tzinfo) - clock.received())
        time.sleep(SHORT)
        return hello(environ, start)

    with standing(late) as port:
        ask(port)
        ask(port)
    assert [ago.total_seconds() < 0.1 for ago in seen] == [True, True]

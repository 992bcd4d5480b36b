"""One clock for the house: real, but for what is told to have happened before."""

from datetime import UTC, date, datetime, timedelta
from threading import Thread

import pytest
from django.utils import timezone

from samenspel.foundation import clock

PAST = datetime(2024, 6, 1, 22, 30, tzinfo=UTC)


def test_it_is_now():
    before = timezone.now()
    assert before <= clock.now() <= timezone.now()


def test_what_happens_within_happens_then_and_afterwards_it_is_now_again():
    with clock.at(PAST):
        with clock.at(PAST + timedelta(days=1)):
            inner = clock.now()
        outer = clock.now()
    assert (inner - outer, outer, clock.now() > PAST + timedelta(days=2)) == (timedelta(days=1), PAST, True)


def test_it_is_now_again_also_after_a_mistake():
    with pytest.raises(ValueError, match="oops"), clock.at(PAST):
        raise ValueError("oops")
    assert clock.now() > PAST


def test_the_day_is_that_of_the_town():
    with clock.at(PAST):
        assert clock.today() == date(2024, 6, 2)


def test_nothing_has_happened_in_the_future():
    with pytest.raises(ValueError, match="is still to come"), clock.at(timezone.now() + timedelta(minutes=1)):
        pass


def test_other_threads_have_the_real_time():
    seen = []
    with clock.at(PAST):
        thread = Thread(target=lambda: seen.append(clock.now()))
        thread.start()
        thread.join()
    assert seen[0] > PAST + timedelta(days=1)


def test_what_is_answered_was_received_when_it_came_and_rows_say_now():
    came = timezone.now() - timedelta(seconds=20)
    with clock.receiving(came):
        assert (clock.received(), clock.now() > came + timedelta(seconds=19)) == (came, True)


def test_outside_of_requests_it_is_received_now():
    before = clock.now()
    assert before <= clock.received() <= clock.now()


def test_nothing_was_received_more_than_a_minute_ago_or_is_still_to_come():
    now = timezone.now()
    with clock.at(now - timedelta(days=1)), clock.receiving(now - timedelta(days=2)):
        long_ago = clock.received()
    with clock.at(now - timedelta(days=1)), clock.receiving(now):
        to_come = clock.received()
    assert (now - long_ago, now - to_come) == (timedelta(days=1, minutes=1), timedelta(days=1))


def test_the_moment_of_arrival_is_forgotten_afterwards():
    with clock.receiving(timezone.now() - timedelta(seconds=30)):
        pass
    assert timezone.now() - clock.received() < timedelta(seconds=10)

"""A key ends with its box, whatever happens on the way."""

import json
import os
from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from django.utils import timezone

from samenspel.foundation.access import Refused
from samenspel.foundation.tasks import reaping
from samenspel.foundation.tasks.schedule import REGULAR
from samenspel.foundation.tasks.worker import find_regular_work
from samenspel.phases.plan import actions
from samenspel.phases.plan.box import keyring, keys
from samenspel.phases.plan.box.keys import find_key, hold_key, make_key
from tests.factories.initiatives import coordinator_of
from tests.factories.plan import close, make_check, make_own_round, make_proposal, make_vote, vote
from tests.foundation.kills import kill_at_line

pytestmark = pytest.mark.django_db


def files():
    return sorted(path.suffix for path in Path(keys.settings.BALLOT_KEYS).glob("*"))


def closed():
    """Its box is open, and the key still there: as when the program ended right after the commit."""
    round = make_vote()
    vote(round, 1)
    hold_key(round.public_key)
    return close(round)


def look_again():
    """What the worker does by itself."""
    find_regular_work()
    (regular,) = [one for one in REGULAR.values() if one.function is keyring.tidy_keys]
    assert regular.pause <= timedelta(seconds=15)
    regular.function()


def test_a_key_is_destroyed_after_a_kill_at_any_line_of_its_destruction():
    round = closed()
    secret = (Path(keys.settings.BALLOT_KEYS) / f"{round.public_key}.key").read_bytes()
    left = []
    for number in count(1):
        (Path(keys.settings.BALLOT_KEYS) / f"{round.public_key}.key").write_bytes(secret)
        place = kill_at_line(number, partial(keys.destroy_key, round.public_key), keys.__file__)
        look_again()
        left += files()
        if not place:
            break
    assert (left, number > 10) == ([], True)


def refuse(*words, **more):
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("broken", ["urandom", "fsync"])
def test_a_key_that_cannot_be_overwritten_is_removed_and_that_is_logged(broken, monkeypatch, caplog):
    closed()
    with monkeypatch.context() as patch:
        patch.setattr(keys, "_sync", lambda folder: None)
        patch.setattr(keys.os, broken, refuse)
        look_again()
    assert (files(), [record.levelname for record in caplog.records]) == ([], ["ERROR"])


def test_a_key_that_cannot_be_removed_is_tried_again(monkeypatch, caplog):
    round = closed()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        look_again()
    assert (files(), [record.levelname for record in caplog.records]) == ([".key"], ["CRITICAL"])
    look_again()
    assert files() == []
    with pytest.raises(keys.KeyGone):
        find_key(round.public_key)


def test_a_disk_that_refuses_breaks_no_closing(monkeypatch, django_capture_on_commit_callbacks, caplog):
    round = make_vote()
    vote(round, 1)
    monkeypatch.setattr(Path, "unlink", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        assert close(round).state == "closed"
    assert [record.levelname for record in caplog.records] == ["CRITICAL"]


def test_one_key_that_stays_keeps_no_other(monkeypatch, caplog):
    first, second = closed(), closed()
    remove = keys.destroy_key
    stays, _goes = keyring.find_keyring().spent
    monkeypatch.setattr(
        keyring, "destroy_key", lambda public: refuse() if public == stays else remove(public)
    )
    look_again()
    assert (keyring.find_keyring().spent, stays in (first.public_key, second.public_key)) == ([stays], True)


def test_a_key_is_held_from_the_commit_on(django_capture_on_commit_callbacks):
    round = make_own_round()
    make_check(make_proposal(round))
    with django_capture_on_commit_callbacks(execute=True):
        round = actions.open_voting(actor=coordinator_of(round.initiative), round=round)
    assert (files(), keyring.find_keyring()) == ([".key"], keyring.Keyring())
    assert find_key(round.public_key).public_key().public_bytes_raw().hex() == round.public_key


def test_a_key_is_held_after_a_kill_between_the_commit_and_that():
    round = make_vote()
    assert files() == [".new"]
    old = timezone.now() - timedelta(days=1)
    os.utime(Path(keys.settings.BALLOT_KEYS) / f"{round.public_key}.new", (old.timestamp(),) * 2)
    look_again()
    assert (files(), find_key(round.public_key) is None) == ([".key"], False)


def grow_old(minutes):
    moment = (timezone.now() - timedelta(minutes=minutes)).timestamp()
    for path in Path(keys.settings.BALLOT_KEYS).glob("*"):
        os.utime(path, (moment, moment))


def test_a_key_whose_round_was_never_saved_is_destroyed_once_nobody_can_be_saving_it(monkeypatch):
    round = make_own_round()
    make_check(make_proposal(round))
    monkeypatch.setattr("samenspel.phases.plan.actions.rounds.rules_digest", lambda round: refuse())
    with pytest.raises(OSError, match="No space"):
        actions.open_voting(actor=coordinator_of(round.initiative), round=round)
    look_again()
    grow_old(minutes=9)
    look_again()
    assert files() == [".new"]
    grow_old(minutes=11)
    look_again()
    assert files() == []


def test_a_key_of_no_round_here_is_left_alone_for_it_may_be_of_another_database():
    hold_key(make_key())
    grow_old(minutes=10_000)
    look_again()
    assert (files(), len(keyring.find_keyring().unknown)) == ([".key"], 1)


def health(client):
    reaping.beat("me")
    answer = client.get("/healthz")
    return answer.status_code, json.loads(answer.content)["keys"]


def test_health_says_when_a_key_is_left_that_should_be_gone(client):
    make_vote()
    assert health(client) == (200, {"to_destroy": 0, "unknown": 0})
    closed()
    assert health(client) == (503, {"to_destroy": 1, "unknown": 0})
    look_again()
    hold_key(make_key())
    assert health(client) == (503, {"to_destroy": 0, "unknown": 1})


def test_nobody_closes_who_may_not_and_the_key_stays():
    round = make_vote()
    with pytest.raises(Refused, match="Voting is not over yet, or the box was opened"):
        actions.close_voting(actor=None, round=round)
    look_again()
    assert files() == [".key"]

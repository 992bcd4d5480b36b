"""Killed workers lose no work, two workers never do the same, and regular work comes round."""

import threading
import time
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from samenspel.foundation.tasks import every, reaping, run_worker, running, schedule, start, worker
from samenspel.foundation.tasks.models import Job, Turn, Worker
from samenspel.foundation.tasks.reaping import beat, reap
from samenspel.foundation.tasks.running import run_next_task
from samenspel.foundation.tasks.worker import Clock, Heart
from tests.foundation.processes import kill, start_process
from tests.foundation.storms import CLIENTS, storm
from tests.foundation.tasks import work_to_do as tasks

pytestmark = pytest.mark.django_db
WORK = "from django.core.management import call_command; call_command('work')"


@pytest.fixture
def regular(monkeypatch):
    """An empty list of regular work."""
    monkeypatch.setattr(schedule, "REGULAR", {})
    monkeypatch.setattr(worker, "REGULAR", schedule.REGULAR)
    return schedule.REGULAR


def states():
    return [job.state for job in Job.objects.select_related("work")]


def fall_silent(worker_id):
    Worker.objects.filter(id=worker_id).update(seen_at=timezone.now() - 2 * reaping.LEASE)


def test_work_of_a_silent_worker_returns_to_the_queue():
    start(tasks.add, 1, 2)
    beat("gone")
    running._claim_next("gone")
    fall_silent("gone")
    assert (reap(), states()) == (1, ["queued"])
    run_next_task("other")
    assert (states(), Job.objects.get().attempts) == (["done"], 2)


def test_work_of_a_living_worker_is_left_alone():
    start(tasks.add, 1, 2)
    beat("alive")
    running._claim_next("alive")
    assert (reap(), states()) == (0, ["running"])


def test_work_that_breaks_off_again_and_again_is_given_up():
    start(tasks.add, 1, 2)
    for number in range(5):
        assert states() == ["queued"]
        running._claim_next(f"gone-{number}")
        reap()
    job = Job.objects.get()
    assert (job.state, job.attempts) == ("failed", 5)
    assert job.explanation == "This broke off 5 times. Please tell the administrator."


def test_a_worker_that_was_given_up_can_not_end_the_work_anymore():
    start(tasks.add, 1, 2)
    lost = running._claim_next("slow")
    reap()
    running._claim_next("other")
    running._run(lost, Job.objects.get())
    assert (states(), Job.objects.get().result) == (["running"], None)


def test_nobody_is_given_up_after_a_silence_of_everybody(monkeypatch):
    """A suspended machine or a busy database silences the living too."""
    start(tasks.add, 1, 2)
    running._claim_next("slow to wake")
    heart = Heart("me")
    heart.last = time.monotonic() - reaping.LEASE.total_seconds()
    heart.beat()
    assert states() == ["running"]
    heart.beat()
    assert states() == ["queued"]


def test_work_goes_back_to_the_queue_when_its_worker_shuts_down():
    start(tasks.count_to, 1000)
    stop = threading.Event()
    stop.set()
    run_next_task("leaving", stop)
    assert (states(), Job.objects.get().attempts) == (["queued"], 0)
    run_next_task("staying")
    assert (states(), Job.objects.get().result) == (["done"], 1000)


def test_a_worker_takes_no_work_before_others_know_that_it_is_alive():
    start(tasks.add, 1, 2)
    heart = Heart("me")
    worker._run_queue(threading.Event(), heart)
    assert states() == ["queued"]
    heart.beat()
    worker._run_queue(threading.Event(), heart)
    assert states() == ["done"]


def test_work_that_ended_long_ago_is_forgotten():
    for _ in range(2):
        start(tasks.add, 1, 2)
    run_next_task("me")
    DBTaskResult.objects.filter(status="SUCCESSFUL").update(finished_at=timezone.now() - timedelta(days=31))
    reaping.forget_old_work()
    assert states() == ["queued"]


def test_workers_that_are_long_gone_are_forgotten():
    beat("gone")
    Worker.objects.update(seen_at=timezone.now() - timedelta(days=1))
    reap()
    assert not Worker.objects.exists()


def test_a_worker_leaves_no_trace(regular):
    run_worker(once=True)
    assert not Worker.objects.exists()


@pytest.fixture
def runs(regular):
    """What regular work ran: one piece every few minutes, one every few seconds."""
    ran = []

    @every(minutes=5)
    def slowly():
        ran.append("slowly")

    @every(seconds=5)
    def quickly():
        ran.append("quickly")

    return ran


def test_regular_work_waits_for_its_next_turn(runs):
    clock = Clock()
    for _ in range(3):
        clock.run_what_is_due()
    assert runs == ["slowly", "quickly"]


def test_a_restart_does_not_bring_slow_work_round_sooner(runs):
    for _ in range(3):
        Clock().run_what_is_due()
    assert runs == ["slowly", "quickly", "quickly", "quickly"]


def test_regular_work_comes_round_again(runs):
    for _ in range(2):
        Clock().run_what_is_due()
        Turn.objects.update(next_at=timezone.now())
    assert runs == ["slowly", "quickly"] * 2


def test_regular_work_that_fails_stops_nothing(runs, regular):
    @every(seconds=1)
    def fail():
        raise RuntimeError

    regular.update({name: regular.pop(name) for name in list(regular)[:2]})
    Clock().run_what_is_due()
    assert (next(iter(regular)).endswith("fail"), runs) == (True, ["slowly", "quickly"])


@pytest.mark.power
@pytest.mark.django_db(transaction=True)
def test_of_many_workers_one_takes_the_turn(runs):
    for _ in range(3):
        storm(lambda number: Clock().run_what_is_due())
        Turn.objects.update(next_at=timezone.now())
    assert (runs.count("slowly"), runs.count("quickly")) == (3, 3 * CLIENTS)


@pytest.mark.power
@pytest.mark.django_db(transaction=True)
def test_without_turns_every_worker_does_the_slow_work(runs, monkeypatch):
    monkeypatch.setattr(worker, "_take_turn", lambda regular: True)
    storm(lambda number: Clock().run_what_is_due())
    assert runs.count("slowly") == CLIENTS


def test_regular_work_says_how_often():
    with pytest.raises(ValueError, match="Say how often"):
        every()(print)


def wait_until(is_true, seconds=20):
    end = time.monotonic() + seconds
    while not is_true() and time.monotonic() < end:
        time.sleep(0.02)
    return is_true()


@pytest.mark.power
@pytest.mark.django_db(transaction=True)
def test_work_survives_a_killed_worker(tmp_path, regular):
    start(tasks.sign_and_wait, str(tmp_path))
    process = start_process(WORK)
    started = wait_until(lambda: list(tmp_path.glob("start-*")))
    kill(process)
    assert started
    (tmp_path / "go on").touch()

    run_worker(once=True)
    assert states() == ["running"]  # the killed one may still be alive, as far as anyone knows
    Worker.objects.update(seen_at=timezone.now() - 2 * reaping.LEASE)
    run_worker(once=True)
    assert (states(), Job.objects.get().result) == (["done"], 2)


@pytest.mark.power
@pytest.mark.django_db(transaction=True)
def test_without_the_reaper_work_of_a_killed_worker_stays_for_ever(tmp_path, regular, monkeypatch):
    monkeypatch.setattr(worker, "reap", lambda: 0)
    start(tasks.sign_and_wait, str(tmp_path))
    running._claim_next("killed")
    run_worker(once=True)
    assert states() == ["running"]


def work_in_a_storm(folder):
    for _ in range(30):
        start(tasks.leave_a_mark, str(folder))

    def work(number):
        while run_next_task(f"worker-{number}"):
            pass

    storm(work)
    while run_next_task("last"):
        pass
    return len(list(folder.iterdir()))


@pytest.mark.power
@pytest.mark.django_db(transaction=True)
def test_many_workers_do_each_task_once(tmp_path):
    assert work_in_a_storm(tmp_path) == 30
    assert states() == ["done"] * 30


@pytest.mark.power
@pytest.mark.django_db(transaction=True)
def test_without_the_conditional_update_the_same_workers_do_work_twice(tmp_path, monkeypatch):
    def claim_by_looking(worker_id):
        work = DBTaskResult.objects.ready().first()
        if work:
            work.claim(worker_id)
        return work

    monkeypatch.setattr(running, "_claim_next", claim_by_looking)
    assert work_in_a_storm(tmp_path) > 30


@pytest.mark.power
@pytest.mark.django_db(transaction=True)
def test_a_worker_in_a_thread_works_until_it_is_told_to_stop(regular):
    stop, ticks = threading.Event(), []
    every(seconds=0.01)(lambda: ticks.append("tick"))
    thread = threading.Thread(target=run_worker, args=(stop,))
    thread.start()
    start(tasks.add, 1, 2)
    worked = wait_until(lambda: states() == ["done"]), wait_until(lambda: len(ticks) > 1)
    stop.set()
    thread.join()
    assert worked == (True, True)
    assert not Worker.objects.exists()

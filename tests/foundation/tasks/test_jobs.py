"""Work in the queue shows how far it is, ends in one state, and can be stopped."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from samenspel.foundation.access import Refused
from samenspel.foundation.journal import send_mail_later
from samenspel.foundation.journal.models import Message
from samenspel.foundation.tasks import progress, run_worker, start, work
from samenspel.foundation.tasks.actions import cancel_job
from samenspel.foundation.tasks.models import Job
from samenspel.foundation.tasks.queries import words_of
from samenspel.foundation.tasks.reaping import beat
from samenspel.foundation.tasks.running import JobDesk, _claim_next, _run
from samenspel.foundation.tasks.work import at_desk
from samenspel.spine.people.models import Person
from tests.checks import one_line
from tests.foundation.tasks import work_to_do as tasks

pytestmark = pytest.mark.django_db
SORRY = "Something went wrong on our side. Try again later, or tell the administrator."


@pytest.fixture
def person():
    return Person.objects.create(display_name="Ans", email="ans@example.org", language="en")


@pytest.fixture
def administrator():
    return Person.objects.create(is_administrator=True, email="admin@example.org", language="en")


def run(job):
    run_worker(once=True)
    return Job.objects.get(pk=job.pk)


def test_a_job_waits_and_is_done(person):
    job = start(tasks.add, 1, other=2, by=person, title="Sum", back_url="/sums/")
    assert (job.state, job.is_over, job.percentage) == ("queued", False, 0)
    job = run(job)
    assert (job.state, job.is_over, job.percentage, job.result) == ("done", True, 100, 3)
    assert (job.started_by, job.title, job.back_url, job.attempts) == (person, "Sum", "/sums/", 1)


def test_who_is_refused_when_the_work_is_done_reads_why(person):
    job = run(start(tasks.be_refused, by=person))
    assert (job.state, job.explanation) == ("failed", "The rules are fixed.")


def test_what_a_task_tells_is_read_with_the_page_of_its_thing(client, person):
    client.force_login(person)
    job = run(start(tasks.tell_of_person, str(person.pk), by=person))
    with pytest.MonkeyPatch.context() as patches:
        patches.setattr(Person, "get_absolute_url", lambda self: "/", raising=False)
        page = client.get(f"/jobs/{job.pk}/", follow=True)
    assert [str(each) for each in page.context["messages"]] == ["Two lines were mended.", "It is done."]


@pytest.mark.parametrize("name", ["plan.count_everything", "nowhere.count", "plan.election_of"])
def test_a_name_of_no_task_fails_loudly(name):
    with pytest.raises((ImportError, LookupError)):
        start(name)
    assert Job.objects.count() == 0


def test_a_task_is_found_by_the_name_of_its_app_and_its_own():
    job = start("plan.count_votes", 1, "nobody")
    assert job.work.task_path == "samenspel.phases.plan.tasks.count_votes"


def test_a_job_of_a_transaction_that_was_rolled_back_never_runs():
    with pytest.raises(RuntimeError), transaction.atomic():
        raise RuntimeError(start(tasks.add, 1, 2))
    assert (Job.objects.count(), DBTaskResult.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("task", "sentence"),
    [
        (tasks.give_up, "There is nothing to count."),
        (tasks.break_down, SORRY),
        (tasks.return_nonsense, SORRY),
    ],
)
def test_a_job_that_fails_says_so_without_secrets(task, sentence):
    job = run(start(task))
    assert (job.state, job.explanation, job.attempts) == ("failed", sentence, 1)


def test_one_failing_job_does_not_stop_the_others():
    jobs = [start(tasks.break_down), start(tasks.add, 1, 2)]
    run_worker(once=True)
    assert [Job.objects.get(pk=job.pk).state for job in jobs] == ["failed", "done"]


def test_work_without_a_job_runs_too():
    tasks.add.enqueue(1, 2)
    run_worker(once=True)
    assert list(DBTaskResult.objects.values_list("status", "return_value")) == [("SUCCESSFUL", 3)]


def test_progress_is_saved(monkeypatch):
    monkeypatch.setattr(work, "PAUSE_SECONDS", 0)
    job = run(start(tasks.add, 1, 2))
    assert (job.done, job.total, job.text) == (1, 2, "Adding")


def test_progress_is_cheap_to_tell_often(django_assert_max_num_queries):
    """What was due besides asked before: a few questions for each room of the house."""
    run_worker(once=True)
    job = start(tasks.count_to, 1000)
    with django_assert_max_num_queries(100):
        run_worker(once=True)
    assert Job.objects.get(pk=job.pk).result == 1000


def test_progress_outside_a_task_does_nothing():
    assert progress(1, 2, "Anything") is None


def test_a_waiting_job_is_stopped_at_once(person):
    job = start(tasks.add, 1, 2, by=person)
    assert cancel_job(actor=person, job=job)
    job = run(job)
    assert (job.state, job.result, job.attempts) == ("cancelled", None, 0)


def test_a_running_job_stops_at_its_next_sign_of_progress(person):
    job = start(tasks.count_to, 1000, by=person)
    claimed = _claim_next("me")
    assert cancel_job(actor=person, job=job)
    with at_desk(JobDesk(job)):
        _run(claimed, job)
    job = Job.objects.get(pk=job.pk)
    assert (job.state, job.result) == ("cancelled", None)


def test_a_job_that_is_over_can_not_be_stopped(person):
    job = run(start(tasks.add, 1, 2, by=person))
    assert (cancel_job(actor=person, job=job), run(job).state) == (False, "done")


@pytest.mark.parametrize(
    ("who", "allowed"), [("starter", True), ("administrator", True), ("other", False), ("visitor", False)]
)
def test_only_who_started_it_and_administrators_see_and_stop_it(who, allowed, person, administrator, client):
    other = Person.objects.create(email="bea@example.org")
    actor = {"starter": person, "administrator": administrator, "other": other, "visitor": AnonymousUser()}[
        who
    ]
    job = start(tasks.add, 1, 2, by=person)
    if who != "visitor":
        client.force_login(actor)
    seen = client.get(f"/jobs/{job.pk}/", headers={"HX-Request": "true"})
    assert seen.status_code == (200 if allowed else 404)
    try:
        stopped = cancel_job(actor=actor, job=job)
    except Refused:
        stopped = False
    assert stopped == allowed


def part_of_page(client, job):
    return one_line(client.get(f"/jobs/{job.pk}/", headers={"HX-Request": "true"}))


def test_the_page_part_asks_again_until_the_job_is_over(person, client):
    client.force_login(person)
    job = start(tasks.give_up, by=person)
    waiting = part_of_page(client, job)
    assert (f'hx-get="/jobs/{job.pk}/" hx-trigger="every 1s"' in waiting, "Stop" in waiting) == (True, True)
    run(job)
    over = part_of_page(client, job)
    assert ("hx-get" in over, "Stop" in over, "There is nothing to count." in over) == (False, False, True)


def test_the_page_part_shows_how_far_it_is(person, client):
    client.force_login(person)
    job = start(tasks.add, 1, 2, by=person)
    _claim_next("me")
    Job.objects.update(done=1, total=3, text="<b>Adding</b>")
    part = part_of_page(client, job)
    assert ('value="33"' in part, "&lt;b&gt;Adding" in part) == (True, True)


def made_from(other, person):
    """A job whose task returns a row: another job."""
    return start(tasks.find_job, str(other.pk), by=person)


def test_a_job_leads_to_the_thing_that_its_task_returned(person, client):
    client.force_login(person)
    other = start(tasks.add, 1, 2, by=person)
    job = run(made_from(other, person))
    address = f"/jobs/{other.pk}/"
    answer = client.get(f"/jobs/{job.pk}/", headers={"HX-Request": "true"})
    page = client.get(f"/jobs/{job.pk}/")
    assert (job.thing, answer.headers["HX-Redirect"], page.url) == (other, address, address)


def test_a_job_whose_thing_is_gone_is_done_and_leads_nowhere(person, client):
    client.force_login(person)
    other = start(tasks.add, 1, 2, by=person)
    job = run(made_from(other, person))
    other.delete()
    assert "Done." in part_of_page(client, job)
    assert Job.objects.get(pk=job.pk).thing is None


def test_a_job_that_failed_shows_the_way_back_to_the_form(person, client):
    client.force_login(person)
    job = run(start(tasks.give_up, by=person, back_url="/sums/"))
    link = f'<a href="/sums/?again={job.pk}">Back to the form</a>'
    assert link in client.get(f"/jobs/{job.pk}/").content.decode()


def test_the_words_of_a_job_are_for_who_started_it(person, administrator):
    job = start(tasks.add, 1, other=2, by=person)
    seen = [words_of(who, str(job.pk)) for who in (person, administrator)]
    assert (seen, words_of(person, "nonsense")) == ([{"other": 2}, {}], {})


def test_work_that_failed_is_told_as_an_error(person, client):
    client.force_login(person)
    job = run(start(tasks.be_refused, by=person))
    page = " ".join(client.get(f"/jobs/{job.pk}/").content.decode().split())
    told = page.partition('role="alert"')[2]
    assert told.index("This did not work") < told.index("The rules are fixed.")


def test_without_javascript_the_page_renews_itself(person, client):
    client.force_login(person)
    job = start(tasks.add, 1, 2, by=person)
    refresh = '<noscript><meta http-equiv="refresh" content="2"></noscript>'
    assert refresh in client.get(f"/jobs/{job.pk}/").content.decode()
    run(job)
    assert refresh not in client.get(f"/jobs/{job.pk}/").content.decode()


def test_a_part_of_another_page_leads_to_the_thing(person):
    job = run(made_from(start(tasks.add, 1, 2, by=person), person))
    part = render_to_string("tasks/progress.html", {"job": job})
    assert f'<a href="{job.thing.get_absolute_url()}">Show the result</a>' in part


def test_the_stop_button_stops_the_job(person, client):
    client.force_login(person)
    job = start(tasks.add, 1, 2, by=person)
    answer = client.post(f"/jobs/{job.pk}/cancel/")
    assert (answer.status_code, answer["Location"]) == (302, f"/jobs/{job.pk}/")
    assert Job.objects.get(pk=job.pk).state == "cancelled"


def test_a_job_speaks_the_language_of_who_started_it(person):
    Person.objects.update(language="nl")
    job = run(start(tasks.speak, by=Person.objects.get()))
    assert job.result == "nl"


def health(client):
    answer = client.get("/healthz")
    return answer.status_code, json.loads(answer.content)


def test_health_is_good_while_a_worker_is_alive(client):
    beat("me")
    status, facts = health(client)
    assert (status, facts["ok"], facts["database"], facts["outbox"]["waiting"]) == (200, True, True, 0)


def test_health_is_bad_without_a_worker(client):
    status, facts = health(client)
    assert (status, facts["ok"], facts["worker"]) == (503, False, {"ok": False, "seen_at": None})


def test_health_is_bad_when_mail_is_late(client):
    beat("me")
    send_mail_later(to="ans@example.org", subject="Chosen", text="Yes")
    Message.objects.update(next_at=timezone.now() - timedelta(hours=1))
    status, facts = health(client)
    assert (status, facts["outbox"]["ok"], facts["outbox"]["waiting"]) == (503, False, 1)

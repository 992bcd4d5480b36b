"""Tasks for tests; a task must live in a module."""

import time
from pathlib import Path

from django.utils import translation

from samenspel.foundation.access import Refused
from samenspel.foundation.tasks import Cancelled, Failed, progress, task
from samenspel.foundation.tasks.models import Job
from samenspel.foundation.tasks.uploads import taken
from samenspel.foundation.tasks.work import Interrupted, Told
from samenspel.spine.people.models import Person


@task()
def add(one, other):
    progress(1, 2, "Adding")
    return one + other


@task()
def give_up():
    raise Failed("There is nothing to count.")


@task()
def break_down():
    raise ZeroDivisionError("secret detail")


@task()
def return_nonsense():
    return object()


@task()
def count_to(number):
    for done in range(number):
        progress(done, number, f"Counted {done}")
    return number


@task()
def sign_and_wait(folder):
    """Leaves a mark for every start; goes on only when it is let."""
    marks = Path(folder)
    (marks / f"start-{time.monotonic_ns()}").touch()
    while not (marks / "go on").exists():
        time.sleep(0.02)
    return len(list(marks.glob("start-*")))


@task()
def leave_a_mark(folder):
    (Path(folder) / f"ran-{time.monotonic_ns()}").touch()


@task()
def speak():
    return translation.get_language()


@task()
def find_job(job_id):
    return Job.objects.get(pk=job_id)


@task()
def read_upload(name, ending=""):
    with taken(name) as file:
        text = file.read().decode()
        if ending:
            raise {"Failed": Failed, "Cancelled": Cancelled, "Interrupted": Interrupted}[ending](ending)
    return text


@task()
def be_refused():
    raise Refused("plan.list_voters", "The rules are fixed.")


@task()
def tell_of_person(person_id):
    return Told(Person.objects.get(pk=person_id), ("Two lines were mended.", "It is done."))

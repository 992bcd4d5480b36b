"""The pages and files of a programme of 200 sessions, beside pretalx.

    PYTHONPATH=src:. .venv/bin/python -m benchmarks.programme_pages [--sessions 200] [--pretalx PYTHON]

In a database of its own that is thrown away (`--keep FOLDER`: that stays). `--pretalx`: the Python of an
environment with pretalx. Prints what docs/reference/figures.md has: the middle of nine answers, after one
that nobody counts.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

ROOMS, TALKS, PEOPLE, REPEATS, IN_A_DAY = 8, 4, 600, 9, 5
ZONE = "Europe/Brussels"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sessions", type=int, default=200)
    options.add_argument("--pretalx", default="")
    options.add_argument("--keep", default="")
    options.add_argument("--as-pretalx", action="store_true")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if asked.as_pretalx:
            _as_pretalx(asked.sessions, Path(folder))
            return
        _ours(asked.sessions, asked.keep or folder)
        if asked.pretalx:
            words = [asked.pretalx, __file__, "--as-pretalx", "--sessions", str(asked.sessions)]
            subprocess.run(words, check=True, cwd=folder, env={"PATH": os.environ["PATH"]})


def _ours(count: int, folder: str) -> None:
    os.environ["SECRET_KEY"], os.environ["SITE_URL"] = "of-no-use" * 8, "http://localhost:8000"
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(folder) / 'programme.sqlite3'}")
    os.environ["SAMENSPEL_VAR"] = folder
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0)
    edition = _edition()
    _plan(edition, count)
    begun = time.perf_counter()
    _publish(edition)
    print(f"publish, all told: {time.perf_counter() - begun:.2f} s", flush=True)
    public, organiser = Client(), Client()
    organiser.force_login(edition.organisers.get().person)
    start = f"/learn/editions/{edition.pk}"
    for name in ("", "1/", "versions/", "schedule.xml", "schedule.json", "calendar.ics", "linked.jsonld"):
        _show(f"programme/{name}", lambda name=name: _asked(public, f"{start}/programme/{name}"))
    for name in ("plan/", "programme/"):
        _show(f"{name}, for an organiser", lambda name=name: _asked(organiser, f"{start}/{name}"))


def _asked(client: Any, path: str) -> int:
    answer = client.get(path, headers={"host": "localhost:8000"})
    assert answer.status_code == 200, (path, answer.status_code)
    return len(answer.content)


def _show(name: str, ask: Callable[[], int]) -> None:
    size, spent = ask(), []
    for _again in range(REPEATS):
        begun = time.perf_counter()
        ask()
        spent.append((time.perf_counter() - begun) * 1000)
    print(f"{name}: {statistics.median(spent):.0f} ms, {size / 1000:.0f} kB", flush=True)


def _edition() -> Any:
    from tests.factories.panels import make_call, make_edition
    from tests.factories.programme import make_room

    edition = make_edition(zone=ZONE)
    make_call(edition)
    for number in range(ROOMS):
        make_room(edition, f"Room {number + 1}")
    return edition


def _plan(edition: Any, count: int) -> None:
    """As rows: contributions of three people each, accepted, and sessions with four of them."""
    from samenspel.phases.learn.models.contributions import Author, Contribution
    from samenspel.phases.learn.models.programme import Room, Session, Talk
    from samenspel.phases.learn.models.reviews import Decision

    rooms, call = [*Room.objects.filter(edition=edition)], edition.calls.get()
    moments = (_moment(edition.begins_on, number) for number in range(count))
    sessions = Session.objects.bulk_create(
        Session(edition=edition, number=number, title=f"Session {number}", starts_at=moment, minutes=90,
                room=rooms[(number - 1) % ROOMS])
        for number, moment in enumerate(moments, 1)
    )  # fmt: skip
    about = "Forty parents wrote a play with their school, and played it. " * 8
    works = Contribution.objects.bulk_create(
        Contribution(
            call=call, number=number, kind="paper", title=f"Who coproduces school {number}?", abstract=about
        )
        for number in range(1, count * TALKS + 1)
    )
    Author.objects.bulk_create(
        Author(contribution=one, place=place, name=f"Person {who}", email=f"p{who}@example.org")
        for one in works
        for place, who in enumerate(((one.number * 3 + number) % PEOPLE for number in range(3)), 1)
    )
    Decision.objects.bulk_create(
        Decision(contribution=one, outcome="accept", words="Welcome.", sent_at=call.opens_at) for one in works
    )
    Talk.objects.bulk_create(
        Talk(session=sessions[at // TALKS], contribution=one, place=at % TALKS)
        for at, one in enumerate(works)
    )


def _moment(day: Any, number: int) -> datetime:
    days, slot = divmod(number // ROOMS, IN_A_DAY)
    return datetime(day.year, day.month, day.day, 9, tzinfo=ZoneInfo(ZONE)) + timedelta(
        days=days, hours=2 * slot
    )


def _publish(edition: Any) -> None:
    from tests.factories.programme import publish

    publish(edition)


def _as_pretalx(count: int, folder: Path) -> None:
    """By the Python of pretalx: each talk of ours is a submission there, since its slots have one talk."""
    os.environ.update(PRETALX_FILESYSTEM_DATA=str(folder), PRETALX_DB_NAME=str(folder / "db.sqlite3"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pretalx.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client
    from django_scopes import scope

    call_command("migrate", verbosity=0)
    event = _their_event()
    with scope(event=event):
        _their_talks(event, count)
        event.wip_schedule.freeze("v1", notify_speakers=False)
        event.is_public = True
        event.save()
    client, paths = Client(), json.loads(os.environ.get("PRETALX_PATHS", "[]")) or [
        "schedule/", "schedule/nojs", "schedule/export/schedule.xml", "schedule/export/schedule.json",
        "schedule/export/schedule.ics", "schedule/widgets/schedule.json",
    ]  # fmt: skip
    for path in paths:
        _show(f"pretalx {path}", lambda path=path: _asked(client, f"/panel26/{path}"))


def _their_event() -> Any:
    from django_scopes import scopes_disabled
    from pretalx.event.models import Event, Organiser

    with scopes_disabled():
        organiser = Organiser.objects.create(name="Panel", slug="panel")
        day = datetime(2027, 5, 3).date()
        event = Event.objects.create(
            organiser=organiser, name="Panel", slug="panel26", date_from=day, date_to=day + timedelta(days=4),
            timezone=ZONE, email="a@example.org", locale="en", locale_array="en", content_locale_array="en",
        )  # fmt: skip
        if hasattr(event, "build_initial_data"):
            event.build_initial_data()
    return event


def _their_talks(event: Any, count: int) -> None:
    from pretalx.person.models import SpeakerProfile, User
    from pretalx.schedule.models import Room
    from pretalx.submission.models import Submission

    rooms = [Room.objects.create(event=event, name=f"Room {number + 1}") for number in range(ROOMS)]
    people = User.objects.bulk_create(
        User(email=f"p{who}@example.org", name=f"Person {who}", code=f"U{who}") for who in range(PEOPLE)
    )
    SpeakerProfile.objects.bulk_create(SpeakerProfile(user=one, event=event) for one in people)
    kind = event.submission_types.first() or event.cfp.default_type
    for number in range(count * TALKS):
        title = f"Who coproduces school {number}?"
        one = Submission.objects.create(event=event, title=title, submission_type=kind, state="confirmed")
        one.speakers.add(*(people[(number * 3 + who) % PEOPLE] for who in range(3)))
        start = _moment(event.date_from, number // TALKS) + timedelta(minutes=20 * (number % TALKS))
        event.wip_schedule.talks.update_or_create(
            submission=one,
            defaults={"start": start, "end": start + timedelta(minutes=20), "is_visible": True,
                      "room": rooms[(number // TALKS) % ROOMS]},
        )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())

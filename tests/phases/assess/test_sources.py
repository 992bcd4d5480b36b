"""Values from another site: what it gives is kept, and what goes wrong is told and tried again."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest

from samenspel.foundation import clock
from samenspel.foundation.fetching import Why, fetch
from samenspel.foundation.journal.models import Entry
from samenspel.foundation.tasks import Failed
from samenspel.foundation.tasks.worker import run_worker
from samenspel.phases.assess.actions import readings, sources
from samenspel.phases.assess.models.indicators import Reading, RemoteSource
from samenspel.phases.assess.queries.indicators import due_sources, series_of
from samenspel.phases.assess.sources.indicators import WHY
from samenspel.phases.assess.tasks import indicators as tasks
from samenspel.spine.initiatives.to_do import doings_for
from tests.factories.indicators import make_indicator, note
from tests.factories.initiatives import coordinator_of
from tests.foundation.hostile import plainly, serving

pytestmark = pytest.mark.django_db
CSV = b"date,value,beside\n2025-01,50,41\n2025-02,51.125,40\n"
NAMES = {"form": "csv", "decimal": ".", "period_name": "date", "value_name": "value", "beside_name": "beside"}


class Told:
    """What the other site says."""

    def __init__(self):
        self.data = plainly(CSV)

    def __call__(self, line, _path):
        line.sendall(self.data)


@pytest.fixture
def told():
    return Told()


@pytest.fixture
def site(tmp_path, told, settings, monkeypatch):
    with serving(tmp_path, told) as site:
        settings.INDICATOR_HOSTS = site.hosts
        monkeypatch.setattr(tasks, "fetch", partial(fetch, way=site.way(1.0)))
        yield site


@pytest.fixture
def indicator(site):
    indicator = make_indicator()
    actor = coordinator_of(indicator.initiative)
    sources.set_source(actor=actor, indicator=indicator, address=site.address(), path="", **NAMES)
    return indicator


def ask(indicator):
    try:
        tasks.fetch_source.call(indicator.pk)
    except Failed as error:
        return str(error)
    return ""


def standing(indicator, side="ours"):
    return [(one.period.month, float(one.value)) for one in series_of(indicator)[side].readings]


def remote():
    return RemoteSource.objects.get()


def test_what_it_gives_is_kept_once_with_its_day(indicator):
    assert ask(indicator) == ask(indicator) == ""
    assert standing(indicator) == [(1, 50.0), (2, 51.125)]
    assert standing(indicator, "beside") == [(1, 41.0), (2, 40.0)]
    assert (remote().failures, remote().got_at is not None, Reading.objects.count()) == (0, True, 4)


def test_json_by_a_path(indicator, told):
    RemoteSource.objects.update(form="json", path="data.rows", beside_name="")
    told.data = plainly(b'{"data": {"rows": [{"date": "2025-03", "value": 12.345}]}}', "application/json")
    assert ask(indicator) == ""
    assert standing(indicator) == [(3, 12.345)]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (plainly(b"<html>", "text/html"), "It answered with “text/html”"),
        (plainly(b"", status="404 Not Found"), "It answered with the error 404."),
        (plainly(b"", status="302 Found", Location="https://169.254.169.254/"), "not on this site's list"),
        (plainly(b"", status="302 Found", Location="https://inside.example:{port}/"), "not on the public"),
        (plainly(b"date,value,beside\n2025-01,5 hours,\n"), "Line 2: this is in “hours”"),
        (plainly(b"date,value,beside\n2025-01,x,\n2025-02,6,\n"), "Rows that do not fit: 1. Line 2"),
        (plainly(b"when,value\n2025-01,5\n"), "there is no column “date”"),
        (plainly(b"date,value,beside\n"), "There is no value in its answer."),
        (plainly(b"\0\0\0"), "NUL"),
        (b"", "gave no whole answer"),
    ],
)
def test_what_goes_wrong_is_told_to_the_coordinator_and_the_last_values_stay(
    indicator, site, told, client, data, words
):
    ask(indicator)
    told.data = data.replace(b"{port}", str(site.port).encode())
    assert words in ask(indicator)
    assert standing(indicator) == [(1, 50.0), (2, 51.125)]
    coordinator = coordinator_of(indicator.initiative)
    doing = [
        one
        for one in doings_for(coordinator, [indicator.initiative])
        if one.title == "A source gives no values"
    ]
    assert [words in one.text for one in doing] == [True]
    assert "The source gives no values" in client.get(indicator.get_absolute_url()).content.decode()


def test_the_pause_doubles_and_a_good_answer_ends_it(indicator, told):
    good, told.data, pauses = told.data, b"", []
    for _time in range(9):
        before = clock.now()
        ask(indicator)
        pauses.append(round((remote().next_at - before) / timedelta(minutes=30)))
    assert pauses == [1, 2, 4, 8, 16, 32, 64, 96, 96]
    told.data = good
    ask(indicator)
    assert (remote().failures, remote().failure, remote().failed_at) == (0, {}, None)
    assert remote().next_at > clock.now() + timedelta(hours=23)


def test_one_failure_is_news_and_those_after_it_are_not(indicator, told):
    told.data = b""
    ask(indicator)
    ask(indicator)
    assert Entry.objects.filter(verb="assess.note_failure").count() == 1


def test_the_worker_asks_what_is_due_and_nothing_else(indicator):
    run_worker(once=True)
    assert standing(indicator) == [(1, 50.0), (2, 51.125)]
    assert not due_sources(clock.now()).exists()
    RemoteSource.objects.update(next_at=clock.now())
    Reading.objects.filter(period="2025-02-01").delete()
    tasks.ask_sources()
    assert not due_sources(clock.now()).exists()  # it waits in the queue, once
    run_worker(once=True)
    assert standing(indicator) == [(1, 50.0), (2, 51.125)]


def test_what_it_changes_is_corrected_and_what_people_said_stays(indicator, told):
    ask(indicator)
    coordinator = coordinator_of(indicator.initiative)
    typed = note(indicator, date(2025, 3, 1), 99)
    first = Reading.objects.get(side="ours", period="2025-01-01")
    readings.correct_reading(actor=coordinator, reading=first, value=45, reason="Two were counted twice.")
    second = Reading.objects.get(side="beside", period="2025-02-01")
    readings.withdraw_reading(actor=coordinator, reading=second, reason="Closed for a week.")
    told.data = plainly(b"date,value,beside\n2025-01,50,42\n2025-02,52,40\n2025-03,1,\n")
    ask(indicator)
    assert standing(indicator) == [(1, 45.0), (2, 52.0), (3, float(typed.value))]
    assert standing(indicator, "beside") == [(1, 42.0)]
    told_why = Reading.objects.get(side="ours", period="2025-02-01", ended_at__isnull=False).end_reason
    assert told_why == "The source changed it."


def test_a_period_that_is_not_over_is_left_for_later(indicator, told):
    moment = datetime(2025, 2, 15, tzinfo=UTC)
    with clock.at(moment):
        ask(indicator)
    assert standing(indicator) == [(1, 50.0)]


def test_what_comes_after_the_source_was_changed_is_not_kept(indicator):
    old, rows = remote().address, []
    RemoteSource.objects.update(address="https://data.example/other")
    assert sources.keep_fetched(actor=None, indicator=indicator, address=old, rows=rows) is None
    sources.note_failure(actor=None, indicator=indicator, address=old, failure={})
    assert remote().failures == 0


def test_it_is_set_on_the_page_only_where_its_host_is_listed(client, site):
    indicator = make_indicator()
    client.force_login(coordinator_of(indicator.initiative))
    page = f"/assess/indicators/{indicator.pk}/source/"
    for address, words in (
        ("https://elsewhere.example/x.csv", "“elsewhere.example” is not on this site's list"),
        ("http://data.example/", "is no address of the web that begins with https://"),
        ("https://127.0.0.1/", "is not on this site's list"),
    ):
        answer = client.post(page, {**NAMES, "address": address, "path": ""})
        assert words in answer.content.decode().replace("&#x27;", "'")
    answer = client.post(page, {**NAMES, "form": "json", "address": site.address(), "path": "a..b"})
    assert "Write names with dots between them" in answer.content.decode()
    assert not RemoteSource.objects.exists()
    assert client.post(page, {**NAMES, "address": site.address(), "path": ""}).status_code == 302
    assert client.post(f"{page}ask/").status_code == 302
    client.post(f"{page}drop/")
    assert not RemoteSource.objects.exists()


def test_every_reason_has_its_sentence():
    assert set(WHY) == set(Why)

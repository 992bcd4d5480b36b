"""What goes wrong is written where an operator looks, with nobody's data."""

import json
import logging
import re
import subprocess
import sys
import time
from types import ModuleType, SimpleNamespace

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import include, path

from samenspel.config import logs, sentry
from samenspel.foundation.tasks.running import run_next_task
from tests.foundation.tasks import work_to_do

pytestmark = pytest.mark.django_db
handler500 = "samenspel.foundation.ui.views.show_mishap"
SECRET = "x4receipt7"


def fail(request, code):
    raise ValueError(f"{code} of noor@example.org")


urlpatterns = [path("receipts/<str:code>/", fail, name="fail"), path("", include("samenspel.config.urls"))]


@pytest.fixture
def written(settings, tmp_path):
    """The lines of an operator's log."""
    lines = []

    class Kept(logging.Handler):
        def emit(self, record):
            lines.append(logs.Line().format(record))
            lines.append(logs.Json().format(record))

    handlers = [Kept(), logs.Count(tmp_path / "errors")]
    settings.ERRORS = tmp_path / "errors"
    for handler in handlers:
        logging.getLogger().addHandler(handler)
    yield lines
    for handler in handlers:
        logging.getLogger().removeHandler(handler)


def fall(settings):
    settings.ROOT_URLCONF = __name__
    browser = Client(raise_request_exception=False, headers={"user-agent": "Noor"})
    return browser.get(f"/receipts/{SECRET}/?email=noor@example.org").content.decode()


def test_an_error_is_one_line_that_the_pages_number_finds(settings, written):
    number = re.search(r"<strong>([0-9a-f]{8})</strong>", fall(settings))[1]
    line, facts = written
    assert re.fullmatch(
        rf"\S+ error {number} django.request 500 ValueError \[GET /receipts/<str:code>/ fail\] "
        r"at \S*test_logs.py:\d+ fail",
        line,
    )
    assert json.loads(facts)["number"] == number


def test_neither_address_nor_words_of_the_error_are_written(settings, written):
    fall(settings)
    said = "".join(written).lower()
    assert [word for word in (SECRET, "noor", "example.org") if word in said] == []


def test_errors_are_counted_for_monitors(settings, written):
    settings.ERRORS.write_text(f"{time.time() - 2 * logs.HOUR:.0f}\n")
    fall(settings)
    fall(settings)
    assert Client().get("/healthz").json()["errors"] == {"last_hour": 2}


def test_what_visitors_do_wrong_is_no_error(settings, written):
    Client().get(f"/nowhere/{SECRET}/")
    Client(headers={"host": "evil.example"}).get("/")
    assert (written, settings.ERRORS.exists()) == ([], False)


def test_a_task_that_fails_is_written_too(written):
    work_to_do.break_down.enqueue()
    assert run_next_task("a worker")
    assert re.match(r"\S+ error [0-9a-f]{8} Task \S+ failed \w+ at \S+", written[0])


def test_the_count_does_not_grow_for_ever(tmp_path):
    path = tmp_path / "errors"
    path.write_text("1\n" * logs.LARGEST_COUNT)
    logs.Count(path).emit(logging.makeLogRecord({"created": time.time()}))
    assert len(path.read_text().split()) == 1


def test_a_proxy_that_nobody_told_us_of_is_told_to_monitors():
    facts = Client().get("/healthz", **{"samenspel.unknown_proxy": True}).json()
    assert facts["proxy"] == "Requests come through a proxy, but BEHIND_PROXY is not set."
    assert "proxy" not in Client().get("/healthz").json()


EVENT = {
    "event_id": "1",
    "user": {"email": "noor@example.org"},
    "request": {"url": f"https://x/receipts/{SECRET}/", "cookies": {"sessionid": "1"}},
    "logentry": {"message": f"Internal Server Error: /receipts/{SECRET}/"},
    "exception": {
        "values": [
            {
                "type": "ValueError",
                "value": "noor@example.org",
                "stacktrace": {"frames": [{"function": "fail", "lineno": 3, "vars": {"code": SECRET}}]},
            }
        ]
    },
}


def test_to_sentry_goes_what_and_where_and_the_number_alone():
    record = SimpleNamespace(request=SimpleNamespace(mishap="1a2b3c4d"))
    frames = [{"function": "fail", "lineno": 3}]
    assert sentry.without_people(EVENT, {"log_record": record}) == {
        "event_id": "1",
        "exception": {"values": [{"type": "ValueError", "stacktrace": {"frames": frames}}]},
        "tags": {"number": "1a2b3c4d"},
    }


def test_sentry_is_told_where_it_is_installed_and_asked_for(monkeypatch):
    asked, sdk, of_logging = {}, ModuleType("sentry_sdk"), ModuleType("sentry_sdk.integrations.logging")
    sdk.init, of_logging.LoggingIntegration = lambda **given: asked.update(given), lambda **given: given
    monkeypatch.setitem(sys.modules, "sentry_sdk", sdk)
    monkeypatch.setitem(sys.modules, "sentry_sdk.integrations.logging", of_logging)
    sentry.report_to("https://key@errors.example.org/1", "1.0")
    personal = ("send_default_pii", "include_local_variables", "max_breadcrumbs", "default_integrations")
    assert [asked[name] for name in personal] == [False, False, 0, False]
    assert asked["before_send"] is sentry.without_people


def test_sentry_that_is_not_installed_is_a_sentence(monkeypatch):
    monkeypatch.setitem(sys.modules, "sentry_sdk", None)
    with pytest.raises(ImproperlyConfigured, match="pip install sentry-sdk"):
        sentry.report_to("https://key@errors.example.org/1", "1.0")


SAYS = """
import logging
from django.conf import settings
from django.utils.log import configure_logging
configure_logging(settings.LOGGING_CONFIG, settings.LOGGING)
logging.getLogger("samenspel.x").error("Oops %s", 1)
"""


@pytest.mark.parametrize(("kind", "begin"), [("line", "2"), ("json", '{"at"')])
def test_it_comes_on_standard_error_as_the_operator_asked(kind, begin, monkeypatch):
    monkeypatch.setenv("LOG_FORMAT", kind)
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "tests.settings")
    done = subprocess.run([sys.executable, "-c", SAYS], capture_output=True, text=True, check=True)
    assert (done.stderr.startswith(begin), "Oops 1" in done.stderr, done.stderr.count("\n")) == (
        True,
        True,
        1,
    )

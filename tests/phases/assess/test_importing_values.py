"""Values from a file: looked at first, the same twice adds nothing, and what differs is not written over."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from samenspel.methods.indicators import Rhythm, read_csv
from samenspel.phases.assess.actions.readings import import_readings
from samenspel.phases.assess.models.indicators import Reading
from samenspel.phases.assess.queries.indicators import series_of
from tests.factories.indicators import make_indicator
from tests.factories.initiatives import coordinator_of
from tests.foundation.storms import storm

pytestmark = pytest.mark.django_db
LINES = "date;value;comparison\n2025-01;50;41\n2025-02;51;40\n"


def standing(indicator, side="ours"):
    return [(one.period.month, int(one.value)) for one in series_of(indicator)[side].readings]


@pytest.fixture
def indicator(client):
    indicator = make_indicator()
    client.force_login(coordinator_of(indicator.initiative))
    return indicator


def send(client, indicator, text=LINES, **more):
    answer = client.post(f"/assess/indicators/{indicator.pk}/values/import/", {"typed": text, **more})
    return answer.content.decode() if answer.status_code == 200 else answer["Location"]


def test_what_would_change_is_shown_and_nothing_is_saved(client, indicator):
    page = send(client, indicator)
    assert "Nothing is saved yet." in page
    assert not Reading.objects.exists()
    assert "2025-01;50;41" in page  # what is taken with the next press


def test_a_file_is_taken_once(client, indicator):
    assert send(client, indicator, take="yes") == indicator.get_absolute_url()
    assert (standing(indicator), standing(indicator, "beside")) == ([(1, 50), (2, 51)], [(1, 41), (2, 40)])
    assert "All of this is known already." in send(client, indicator)
    send(client, indicator, take="yes")
    assert Reading.objects.count() == 4


def test_a_file_is_read_as_spreadsheets_save_it(client, indicator):
    file = SimpleUploadedFile("values.csv", LINES.encode("utf-16"), "text/csv")
    page = client.post(f"/assess/indicators/{indicator.pk}/values/import/", {"file": file})
    assert "Nothing is saved yet." in page.content.decode()


def test_what_differs_stays_without_a_reason_and_is_corrected_with_one(client, indicator):
    send(client, indicator, take="yes")
    other = LINES.replace("51;40", "55;40")
    send(client, indicator, other, take="yes")
    assert standing(indicator) == [(1, 50), (2, 51)]
    send(client, indicator, other, take="yes", reason="Counted anew.")
    assert standing(indicator) == [(1, 50), (2, 55)]
    ended = Reading.objects.get(ended_at__isnull=False)
    assert (int(ended.value), ended.end_reason, ended.corrected_by.way) == (51, "Counted anew.", "file")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("2025-02;51 hours;", "Line 3: this is in “hours”, and the indicator is in “visits”"),
        ("2025-02;1.234;", "Line 3: the value is “1.234”, which may be 1234 or 1.2340"),
        ("2025-02-30;51;", "Line 3: there is no such day."),
        ("2025-01;51;", "Line 3: 2025-01 is in line 2 already"),
        ("2199-01;51;", "Line 3: this period is still to come"),
        ("2025-02;51;1;2;3", "Line 3: cells on this line"),
        ("2025-02;None;", "Line 3: the value is “None”"),
        ("2025-02;=1+1;", "Line 3:"),
    ],
)
def test_faults_are_told_row_by_row_and_what_was_sent_comes_back(client, indicator, row, words):
    page = send(client, indicator, f"date;value;comparison\n2025-01;50;41\n{row}\n", take="yes")
    assert words in page
    assert not Reading.objects.exists()
    assert f"{row}\n</textarea>" in page or f"{row}</textarea>" in page


def test_without_a_comparison_there_is_none_to_import(client, indicator):
    indicator.compared_with = ""
    indicator.save()
    assert "Line 2: nothing is measured beside this indicator" in send(client, indicator)


@pytest.mark.parametrize("text", ["", "  \n", "date;value\n", "nothing\n", "date;value\n2025-01;\n"])
def test_nothing_to_take_says_so(client, indicator, text):
    assert "error" in send(client, indicator, text)
    assert not Reading.objects.exists()


def test_a_large_file_is_refused(client, indicator):
    file = SimpleUploadedFile("values.csv", b"1" * 1_100_000, "text/csv")
    page = client.post(f"/assess/indicators/{indicator.pk}/values/import/", {"file": file})
    assert "larger than 1 MB" in page.content.decode()


@pytest.mark.power
@pytest.mark.django_db(transaction=True)
def test_of_a_file_that_many_send_at_once_each_value_is_taken_once():
    indicator = make_indicator()
    coordinator = coordinator_of(indicator.initiative)
    rows = read_csv(LINES.encode(), "visits", Rhythm.MONTH).rows
    found = storm(
        lambda _number: import_readings(actor=coordinator, indicator=indicator, rows=rows), clients=16
    )
    assert sorted(tuple(one) for one in found) == [(0, 0)] * 15 + [(4, 0)]
    assert Reading.objects.count() == 4

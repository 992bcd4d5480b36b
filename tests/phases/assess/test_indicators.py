"""Indicators: what should change, what was read, and what that says."""

from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser

from samenspel.foundation.access import Overtaken, Refused
from samenspel.foundation.journal.models import Entry
from samenspel.foundation.locks.versions import version_of
from samenspel.phases.assess.actions import indicators as actions
from samenspel.phases.assess.actions import readings
from samenspel.phases.assess.models.indicators import Indicator, Reading
from samenspel.phases.assess.queries.indicators import series_of
from samenspel.phases.assess.tasks.indicators import weigh_indicator
from samenspel.spine.initiatives.search import found_by
from samenspel.spine.services.actions import add_professional
from tests.factories.indicators import SAID, make_indicator, note
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.services import make_administrator, make_person

pytestmark = pytest.mark.django_db
BEFORE = (52, 48, 50, 53, 47, 51, 49, 50)
TYPED = {
    **{name: value for name, value in SAID.items() if name not in ("baseline", "target")},
    "begins_on": "2025-09-01",
    "target_on": "2026-06-30",
    "baseline": "50",
    "target": "60 visits",
}


def values(indicator):
    return [(one.period.month, int(one.value)) for one in series_of(indicator)["ours"].readings]


def shown(client, indicator):
    return client.get(f"/assess/indicators/{indicator.pk}/").content.decode()


def test_a_coordinator_says_what_should_change_and_everyone_reads_it(client):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    response = client.post(f"/assess/indicators/of/{initiative.slug}/add/", TYPED)
    indicator = Indicator.objects.get()
    assert response["Location"] == f"/assess/indicators/of/{initiative.slug}/"
    assert {name: getattr(indicator, name) for name in SAID} == SAID
    client.logout()
    page = shown(client, indicator)
    for said in (SAID["outcome"], SAID["comparison"], SAID["source"], "60\u00a0visits", "nobody knows"):
        assert (said in page) == (said != "nobody knows")
    assert SAID["title"] in client.get(f"/initiatives/{initiative.slug}/").content.decode()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"target": "60 hours"}, "This is in “hours”, and the indicator is in “visits”"),
        ({"target": "sixty"}, "which is not a number"),
        ({"target": "40"}, "This goal goes the other way"),
        ({"target_on": "2025-09-01"}, "A goal is for a day after the start."),
        ({"comparison": " "}, "Nothing is written yet."),
        ({"begins_on": "31-31-2025"}, "Enter a valid date."),
        ({"target_on": "0001-01-01"}, "Choose a year from"),
    ],
)
def test_what_makes_no_sense_comes_back_as_it_was_typed(client, changes, words):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    page = client.post(f"/assess/indicators/of/{initiative.slug}/add/", {**TYPED, **changes})
    assert (page.status_code, Indicator.objects.count()) == (200, 0)
    assert words in page.content.decode()
    assert SAID["outcome"] in page.content.decode()


def test_two_of_one_name_are_refused_where_they_are_typed(client):
    indicator = make_indicator()
    client.force_login(coordinator_of(indicator.initiative))
    page = client.post(f"/assess/indicators/of/{indicator.initiative.slug}/add/", TYPED)
    assert "Another indicator here is called so already." in page.content.decode()


def test_noise_is_told_as_noise_and_no_arrow_points_anywhere(client):
    indicator = make_indicator(values=(*BEFORE, 52, 49, 51))
    page = shown(client, indicator)
    assert "No change that stands out from the usual ups and downs." in page
    assert not set("↑↓↗↘▲▼⬆⬇") & set(page)


def test_a_change_that_stands_out_is_told_with_both_means(client):
    page = shown(client, make_indicator(values=(*BEFORE, 60, 62)))
    assert "A change towards the goal stands out from the usual ups and downs: on average 50" in page
    assert page.count("sp-chart__out") == 2


def test_seven_values_are_too_few(client):
    page = shown(client, make_indicator(values=(1, 99, 1, 99, 1, 99, 1)))
    assert "7 of at least 8 values: too few to tell" in page
    assert "sp-chart__ground" not in page


def test_a_gap_is_told_and_not_filled_in(client):
    page = shown(client, make_indicator(values=(50, None, 52)))
    assert "There is no value of February 2025. Nothing is filled in." in page
    assert "sp-chart__line--accent" not in page


def test_what_stands_beside_it_is_told_as_a_distance(client):
    rose = (*BEFORE, 60, 62)
    page = shown(client, make_indicator(values=rose, beside=[value - 10 for value in rose]))
    assert "Its distance from “The library in the west”: No change that stands out" in page


def test_the_interval_is_of_these_very_values(client):
    indicator = make_indicator(values=(*BEFORE, 59, 63, 60, 62, 61, 64, 60, 62), target_on=date(2026, 12, 31))
    assert "with 95% confidence" not in shown(client, indicator)
    weigh_indicator.call(indicator.pk)
    assert "it stands 13.7\u00a0visits higher than where the values before" in shown(client, indicator)
    note(indicator, date(2026, 5, 1), 61)
    assert "13.7" not in shown(client, indicator)


def test_why_there_is_no_interval_is_kept_for_the_report():
    indicator = make_indicator(values=BEFORE)
    weigh_indicator.call(indicator.pk)
    indicator.refresh_from_db()
    assert indicator.weighed["why"]["values"] == {"before": 8, "since": 0, "enough": 8}


def test_a_goal_is_moved_with_a_reason_that_everyone_reads(client):
    indicator = make_indicator()
    client.force_login(coordinator_of(indicator.initiative))
    changes = {"target": "70", "target_on": "2026-12-31", "reason": "The evening opens a day more."}
    response = client.post(f"/assess/indicators/{indicator.pk}/goal/", changes)
    assert response["Location"] == indicator.get_absolute_url()
    entry = Entry.objects.filter(verb="assess.change_target").get()
    assert entry.data == {
        "title": "Visits in the evening",
        "before": "60 visits",
        "before_on": "2026-06-30",
        "now": "70 visits",
        "now_on": "2026-12-31",
    }
    client.logout()
    page = shown(client, indicator)
    assert "The evening opens a day more." in page
    assert "From 60\u00a0visits by" in page


def test_a_goal_without_reason_or_that_stands_already_is_refused(client):
    indicator = make_indicator()
    client.force_login(coordinator_of(indicator.initiative))
    same = {"target": "60", "target_on": "2026-06-30", "reason": "Because."}
    for typed, words in (
        (same, "This is the goal already."),
        ({**same, "reason": ""}, "Nothing is written yet."),
    ):
        page = client.post(f"/assess/indicators/{indicator.pk}/goal/", typed)
        assert (page.status_code, words in page.content.decode()) == (200, True)
    assert not indicator.target_changes.exists()


def test_nobody_writes_over_a_goal_that_somebody_else_moved():
    indicator = make_indicator()
    seen = version_of(indicator, actions.GOAL)
    moved = {"actor": coordinator_of(indicator.initiative), "indicator": indicator, "reason": "So."}
    actions.change_target(target=Decimal(70), target_on=date(2026, 12, 31), **moved)
    with pytest.raises(Overtaken, match="Somebody else changed this"):
        actions.change_target(target=Decimal(65), target_on=date(2026, 12, 31), seen=seen, **moved)


def test_with_values_unit_and_rhythm_stay():
    indicator = make_indicator(values=(50,))
    coordinator = coordinator_of(indicator.initiative)
    with pytest.raises(Refused, match="Unit and rhythm stay"):
        actions.change_indicator(actor=coordinator, indicator=indicator, unit="hours")
    actions.change_indicator(actor=coordinator, indicator=indicator, title="Visits after six")
    assert Indicator.objects.get().title == "Visits after six"


def test_it_ends_with_a_reason_is_archived_and_taken_up_again(client):
    indicator = make_indicator(values=(50,))
    client.force_login(coordinator_of(indicator.initiative))
    page = client.post(f"/assess/indicators/{indicator.pk}/end/", {"reason": " "})
    assert "Nothing is written yet." in page.content.decode()
    client.post(f"/assess/indicators/{indicator.pk}/end/", {"reason": "The counter broke."})
    assert "The counter broke." in shown(client, indicator)
    with pytest.raises(Refused, match="no longer measured"):
        note(indicator, date(2025, 2, 1), 5)
    client.post(f"/assess/indicators/{indicator.pk}/archive/")
    listed = client.get(f"/assess/indicators/of/{indicator.initiative.slug}/").content.decode()
    assert "In the archive" in listed
    client.post(f"/assess/indicators/{indicator.pk}/resume/")
    indicator.refresh_from_db()
    assert (indicator.ended_at, indicator.archived_at, indicator.end_reason) == (None, None, "")


def test_a_value_is_noted_in_the_unit_and_of_a_period(client):
    indicator = make_indicator()
    client.force_login(coordinator_of(indicator.initiative))
    address = f"/assess/indicators/{indicator.pk}/values/add/"
    client.post(address, {"side": "ours", "period": "2025-03-19", "value": "54 visits", "note": "Rain."})
    assert values(indicator) == [(3, 54)]
    again = client.post(address, {"side": "ours", "period": "2025-03-01", "value": "55", "note": ""})
    assert "There is a value for this period. Correct it" in again.content.decode()
    other = client.post(address, {"side": "ours", "period": "2025-04-01", "value": "5 hours", "note": ""})
    assert "This is in “hours”" in other.content.decode()
    later = client.post(address, {"side": "ours", "period": "2190-04-01", "value": "5", "note": ""})
    assert "This day is still to come" in later.content.decode()
    assert values(indicator) == [(3, 54)]


def test_a_value_is_corrected_and_not_written_over(client):
    indicator = make_indicator(values=(50, 51))
    client.force_login(coordinator_of(indicator.initiative))
    reading = indicator.readings.get(period=date(2025, 1, 1))
    address = f"/assess/indicators/{indicator.pk}/values/{reading.pk}/correct/"
    client.post(address, {"value": "45", "note": "", "reason": "Counted twice."})
    assert values(indicator) == [(1, 45), (2, 51)]
    page = shown(client, indicator)
    assert "Counted twice." in page
    assert "<s>50\u00a0visits</s>" in page
    assert client.get(address).status_code == 403  # it was corrected already


def test_a_value_is_taken_back_and_its_period_is_a_gap():
    indicator = make_indicator(values=(50, 51, 52))
    reading = indicator.readings.get(period=date(2025, 2, 1))
    coordinator = coordinator_of(indicator.initiative)
    readings.withdraw_reading(actor=coordinator, reading=reading, reason="A guess.")
    assert values(indicator) == [(1, 50), (3, 52)]
    note(indicator, date(2025, 2, 1), 53)
    assert values(indicator) == [(1, 50), (2, 53), (3, 52)]


def test_two_who_correct_the_same_value_leave_one():
    indicator = make_indicator(values=(50,))
    reading, coordinator = indicator.readings.get(), coordinator_of(indicator.initiative)
    stale = Reading.objects.get(pk=reading.pk)
    readings.correct_reading(actor=coordinator, reading=reading, value=Decimal(45), reason="One.")
    with pytest.raises(Refused, match="corrected or taken back already"):
        readings.correct_reading(actor=coordinator, reading=stale, value=Decimal(46), reason="Two.")
    assert values(indicator) == [(1, 45)]


def test_a_comparison_that_nobody_named_takes_no_values():
    indicator = make_indicator(compared_with="")
    with pytest.raises(Refused, match="Nothing is measured beside it"):
        note(indicator, date(2025, 1, 1), 5, side="beside")


def test_professionals_note_values_and_citizens_do_not():
    indicator = make_indicator()
    initiative = indicator.initiative
    officer = make_person("Otto")
    organisation = initiative.service.organisation
    add_professional(actor=make_administrator(), organisation=organisation, person=officer)
    note(indicator, date(2025, 1, 1), 5, actor=make_member(initiative, officer, "professional", organisation))
    for stranger in (make_member(initiative, make_person("Zoe")), make_person("Ann")):
        with pytest.raises(Refused, match="Only"):
            note(indicator, date(2025, 2, 1), 5, actor=stranger)


def test_it_is_found_exported_and_followed(client):
    indicator = make_indicator(values=(50,))
    found = dict(found_by(AnonymousUser(), "evening visits"))["Indicators"]
    assert [one.url for one in found] == [indicator.get_absolute_url()]
    exported = client.get(f"/assess/indicators/{indicator.pk}/values.csv").content.decode()
    today = Reading.objects.get().noted_at.date()
    assert exported.splitlines()[1].startswith(f"2025-01,ours,50,visits,,{today:%Y-}")
    assert client.get(f"/notices/assess.indicator/{indicator.pk}/feed.atom").status_code == 200

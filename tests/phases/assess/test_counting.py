"""Values that are counted in the journal: whole periods, and none of few people."""

from datetime import UTC, date, datetime, timedelta

import pytest

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.phases.assess.actions import indicators as actions
from samenspel.phases.assess.queries.indicators import counted, series_of, verbs_of
from samenspel.spine.initiatives.actions import join
from samenspel.spine.initiatives.models import Initiative
from tests.factories.indicators import make_indicator
from tests.factories.initiatives import coordinator_of, make_initiative
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db
BEGAN = datetime(2025, 1, 8, 12, tzinfo=UTC)


@pytest.fixture
def indicator(settings):
    settings.FEWEST_SHOWN = 5
    initiative = make_initiative()
    Initiative.objects.update(created_at=BEGAN)
    initiative.refresh_from_db()
    people = [make_person(f"P{number}") for number in range(9)]
    for week, coming in ((1, people[:5]), (3, people[5:])):
        with clock.at(BEGAN + timedelta(weeks=week)):
            for person in coming:
                join(actor=person, initiative=initiative)
    indicator = make_indicator(initiative, rhythm="week", compared_with="", unit="people")
    return actions.count_entries(
        actor=coordinator_of(initiative), indicator=indicator, verbs=["initiatives.join"]
    )


def test_whole_weeks_are_counted_and_few_people_are_not_told(indicator):
    assert counted(indicator)[:4] == [
        (date(2025, 1, 13), 5),
        (date(2025, 1, 20), 0),
        (date(2025, 1, 27), None),
        (date(2025, 2, 3), 0),
    ]
    assert series_of(indicator)["ours"].gaps() == [date(2025, 1, 27)]


def test_the_page_says_so_and_the_file_tells_no_more(client, indicator):
    page = client.get(indicator.get_absolute_url()).content.decode()
    assert "too few people to tell" in page
    rows = client.get(f"{indicator.get_absolute_url()}values.csv").content.decode().splitlines()
    assert rows[3] == "2025-W05,ours,,people,,,,"[: len(rows[3])]


def test_nobody_types_what_is_counted(client, indicator):
    client.force_login(coordinator_of(indicator.initiative))
    assert client.get(f"/assess/indicators/{indicator.pk}/values/add/").status_code == 403


def test_days_are_not_counted_and_values_are_not_thrown_away():
    indicator = make_indicator(rhythm="day")
    coordinator = coordinator_of(indicator.initiative)
    with pytest.raises(Refused, match="Days tell too much"):
        actions.count_entries(actor=coordinator, indicator=indicator, verbs=["initiatives.join"])
    other = make_indicator(values=(5,))
    with pytest.raises(Refused, match="There are values already"):
        actions.count_entries(
            actor=coordinator_of(other.initiative), indicator=other, verbs=["initiatives.join"]
        )


def test_what_happened_here_is_offered(client, indicator):
    assert "initiatives.join" in verbs_of(indicator.initiative)
    client.force_login(coordinator_of(indicator.initiative))
    client.post(f"/assess/indicators/{indicator.pk}/count/", {"verbs": [], "sent": "yes"})
    indicator.refresh_from_db()
    assert indicator.counts == []

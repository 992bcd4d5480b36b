"""Between meetings: who wants to be found, and what people will try."""

from datetime import timedelta

import pytest

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.phases.learn.actions.circles import add_intention, join_circle, look_back
from samenspel.phases.learn.models.circles import InCircle, Intention
from samenspel.spine.people.actions import erase_me
from samenspel.tools.notices.actions.reminding import remind
from samenspel.tools.notices.queries import reminders_due
from tests.factories.panels import make_edition
from tests.factories.services import make_person
from tests.factories.surveys import letters_to

pytestmark = pytest.mark.django_db
SAID = {"interests": "Schools", "seeks": "", "offers": ""}


@pytest.fixture
def edition():
    """That began yesterday."""
    found = make_edition()
    days = {"begins_on": clock.today() - timedelta(days=1), "ends_on": clock.today()}
    type(found).objects.filter(pk=found.pk).update(**days)
    found.refresh_from_db()
    return found


def remind_all():
    for due in reminders_due():
        remind(actor=None, due=due)


def test_who_wants_to_be_found_is_found_by_who_signed_in_only(client, edition):
    address = f"/learn/series/{edition.series_id}/people/"
    person = make_person("Wanda")
    client.force_login(person)
    client.post(f"{address}join/", {"interests": "Watching together", "seeks": "A library", "offers": ""})
    assert "Watching together" in client.get(address, {"q": "library"}).content.decode()
    assert "Watching together" not in client.get(address, {"q": "police"}).content.decode()
    client.logout()
    assert "Wanda" not in client.get(address, follow=True).content.decode()


def test_who_says_it_again_stands_there_once_and_who_leaves_not_at_all(client, edition):
    person = make_person("Wanda")
    for interests in ("Schools", "Watches"):
        join_circle(actor=person, series=edition.series, **{**SAID, "interests": interests})
    assert [one.interests for one in InCircle.objects.all()] == ["Watches"]
    client.force_login(person)
    client.post(f"/learn/series/{edition.series_id}/people/leave/")
    assert not InCircle.objects.exists()


def test_neither_stands_in_the_journal(edition):
    person = make_person("Wanda")
    before = Entry.objects.count()
    join_circle(actor=person, series=edition.series, **SAID)
    add_intention(actor=person, edition=edition, what="Ask the parents first")
    assert Entry.objects.count() == before


def test_what_one_will_try_is_read_by_nobody_else(client, edition):
    mine = add_intention(actor=make_person("Wanda"), edition=edition, what="Ask the parents first")
    other = make_person("Xena")
    client.force_login(other)
    assert client.get(mine.get_absolute_url()).status_code == 404
    assert "Ask the parents" not in client.get("/learn/intentions/").content.decode()
    with pytest.raises(Refused, match="Only who wrote it"):
        look_back(actor=other, intention=mine, came_of_it="Nothing")


def test_before_it_began_nobody_takes_anything_home():
    edition = make_edition()
    type(edition).objects.filter(pk=edition.pk).update(
        begins_on=clock.today() + timedelta(days=5), ends_on=clock.today() + timedelta(days=6)
    )
    edition.refresh_from_db()
    with pytest.raises(Refused, match="has not begun"):
        add_intention(actor=make_person("Wanda"), edition=edition, what="Ask")


def test_after_three_months_one_letter_asks_what_came_of_it(edition):
    person = make_person("Wanda", email="wanda@example.org")
    mine = add_intention(actor=person, edition=edition, what="Ask the parents first")
    remind_all()
    assert letters_to(person.email) == []
    assert mine.look_back_on == clock.today() + timedelta(days=91)
    Intention.objects.update(look_back_on=clock.today())
    remind_all()
    remind_all()
    [letter] = letters_to(person.email)
    assert mine.get_absolute_url() in letter.text
    assert "Ask the parents first" in letter.text


def test_who_looks_back_meanwhile_is_not_asked(edition):
    person = make_person("Wanda", email="wanda@example.org")
    mine = add_intention(actor=person, edition=edition, what="Ask the parents first")
    Intention.objects.update(look_back_on=clock.today())
    [due] = reminders_due()
    look_back(actor=person, intention=mine, came_of_it="They came.")
    assert [*reminders_due()] == []
    assert not remind(actor=None, due=due)
    assert letters_to(person.email) == []


def test_a_fortnight_later_nobody_is_asked_any_more(edition):
    add_intention(actor=make_person("Wanda", email="w@example.org"), edition=edition, what="Ask the parents")
    Intention.objects.update(look_back_on=clock.today() - timedelta(days=15))
    assert [*reminders_due()] == []


def test_who_leaves_takes_it_along(edition):
    person = make_person("Wanda")
    join_circle(actor=person, series=edition.series, **SAID)
    add_intention(actor=person, edition=edition, what="Ask")
    erase_me(actor=person)
    assert (InCircle.objects.count(), Intention.objects.count()) == (0, 0)

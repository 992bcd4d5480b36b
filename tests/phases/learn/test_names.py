"""How editions and authors are called."""

from datetime import date

import pytest

from samenspel.phases.learn.models.series import Edition
from samenspel.phases.learn.templatetags.panels import days_of, with_days
from samenspel.spine.people.actions import be_child
from tests.factories.panels import make_contribution, make_somebody
from tests.factories.programme import make_accepted, make_session, make_talk, publish
from tests.factories.services import make_administrator

pytestmark = pytest.mark.django_db


def test_an_author_who_turns_out_to_be_a_child_is_named_by_the_first_name_alone():
    author = make_somebody("Willem")
    contribution = make_contribution(author=author)
    be_child(author, "Wim", guardian_email="ria@example.org", asked_by=make_administrator(), verb="x.y")
    assert contribution.authors.get().name == "Wim"


def test_a_published_programme_names_a_child_by_the_first_name_alone():
    author, session = make_somebody("Willem"), make_session()
    make_talk(session, make_accepted(session.edition, author))
    publish(session.edition)
    be_child(author, "Wim", guardian_email="ria@example.org", asked_by=make_administrator(), verb="x.y")
    kept = str(session.edition.versions.get().kept)
    assert ("Wim" in kept, "Willem" in kept) == (True, False)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2013, 1, 1), date(2013, 12, 31), "2013"),
        (date(2012, 11, 1), date(2012, 11, 30), "November 2012"),
        (date(2012, 2, 1), date(2012, 2, 29), "February 2012"),
        (date(2012, 2, 1), date(2012, 2, 28), "1 February 2012 – 28 February 2012"),
        (date(2012, 3, 9), date(2012, 3, 9), "9 March 2012"),
    ],
)
def test_of_an_edition_whose_days_nobody_knows_the_month_or_the_year_is_said(first, last, said):
    assert days_of(Edition(begins_on=first, ends_on=last)) == said


@pytest.mark.parametrize(("name", "said"), [("IRSPM 2013", "IRSPM 2013"), ("Samenrode", "Samenrode, 2013")])
def test_a_year_that_stands_in_the_name_is_not_said_twice(name, said):
    edition = Edition(name=name, begins_on=date(2013, 1, 1), ends_on=date(2013, 12, 31))
    assert with_days(edition) == said

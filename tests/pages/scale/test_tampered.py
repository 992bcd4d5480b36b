"""Of a journal that was changed, or put back, nothing leaves."""

import pytest
from django.db.models import QuerySet

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")
pytest.importorskip("ibis")

from samenspel.foundation import clock
from samenspel.foundation.journal.models import Entry, Seal
from samenspel.foundation.journal.protection import TRIGGERS
from samenspel.foundation.journal.sealing import seal_entries
from samenspel.foundation.tasks import Failed
from samenspel.methods.scale.catalogue import read_catalogue
from samenspel.pages.scale import exporting
from tests.factories.initiatives import make_initiative

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def django_db_setup(django_db_setup, django_db_blocker):
    """Whoever changes it owns the database, so the triggers are off."""
    with django_db_blocker.unblock(), TRIGGERS.lifted():
        yield


@pytest.fixture
def initiative():
    found = make_initiative()
    seal_entries(clock.now())
    return found


def export():
    return exporting.export(lambda done, total: None)


def test_a_changed_journal_is_not_exported(initiative, folder):
    QuerySet(Entry).filter(pk=Entry.objects.last().pk).update(verb="plan.other")
    with pytest.raises(Failed, match="What is under seal 1 of the journal is not what was sealed"):
        export()
    assert read_catalogue(folder).rows == 0


def test_what_the_journal_does_not_say_any_more_the_parts_do_not_go_on_with(initiative, folder):
    export()
    QuerySet(Seal).update(root="0" * 64)
    with pytest.raises(Failed, match="of another journal, or of one that was put back"):
        export()

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from samenspel.spine.initiatives.models import Activity, Initiative, Membership
from samenspel.spine.services.models import Organisation
from tests.factories.initiatives import make_initiative, make_meeting, make_member

pytestmark = pytest.mark.django_db(transaction=True)

BEFORE = [("services", "0001_initial"), ("initiatives", "0002_replies_about")]


def test_what_was_there_before_is_kept_and_not_said():
    initiative = make_initiative()
    make_meeting(initiative, phase="fund")
    make_member(initiative)
    MigrationExecutor(connection).migrate(BEFORE)
    later = MigrationExecutor(connection)
    later.migrate(later.loader.graph.leaf_nodes())
    told = Activity.objects.values_list("phase", "field_phase", "level", "inputs")
    assert [*told] == [("fund", "not_said", "not_said", [])]
    assert [*Initiative.objects.values_list("is_invented", flat=True)] == [False]
    assert {*Membership.objects.values_list("coproducer_kind", flat=True)} == {"not_said"}
    assert {*Organisation.objects.values_list("provider_kind", flat=True)} == {"not_said"}
    assert not initiative.codings.exists()

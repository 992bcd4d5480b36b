"""A filled database goes from the version before to this one, and nothing in it is lost."""

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from samenspel.spine.initiatives.models import Initiative
from tests.factories.initiatives import make_initiative, make_meeting, make_member
from tests.tools.wishes.models import Fan, Wish

pytestmark = pytest.mark.django_db(transaction=True)


def migrate(*targets):
    executor = MigrationExecutor(connection)
    executor.migrate(targets or executor.loader.graph.leaf_nodes())


def before():
    """Of each app of ours that has more than one version, the last but one."""
    graph = MigrationExecutor(connection).loader.graph
    ours = {each.label for each in apps.get_app_configs() if each.name.startswith(("samenspel.", "tests."))}
    leaves = [leaf for leaf in graph.leaf_nodes() if leaf[0] in ours]
    return [key for leaf in leaves for key in graph.node_map[leaf].parents if key[0] == leaf[0]]


def rows():
    return {model: model._base_manager.count() for model in apps.get_models(include_auto_created=True)}


def fill():
    initiative = make_initiative()
    make_meeting(initiative, phase="fund")
    member = make_member(initiative)
    wish = Wish.objects.create(initiative=initiative, title="A bench", latitude=51, longitude=4)
    return initiative, Fan.objects.create(thing=wish, person=member)


def test_what_was_there_before_is_kept():
    initiative, fan = fill()
    there = rows()
    migrate(*before())
    with connection.cursor() as cursor:
        names = {
            column.name for column in connection.introspection.get_table_description(cursor, "wishes_wish")
        }
    assert "latitude" not in names
    migrate()
    assert rows() == there
    assert [*Wish.objects.values_list("title", "latitude")] == [("A bench", None)]
    assert [*Fan.objects.all()] == [fan]
    assert [*Initiative.objects.all()] == [initiative]


def test_tables_that_are_made_at_once_go_and_come_again():
    """Those that lead to others go first."""
    fill()
    migrate(("wishes", None))
    assert "wishes_wish" not in connection.introspection.table_names()
    migrate()
    assert [Wish.objects.count(), Initiative.objects.count()] == [0, 1]

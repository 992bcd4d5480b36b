"""An index on the texts of any table, and what is like a text in it."""

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.db.migrations.writer import OperationWriter

from samenspel.foundation.search.index import TextIndex, statements_on, table_of
from samenspel.foundation.search.likeness import most_alike
from samenspel.spine.people.models import Person
from samenspel.spine.services.models import Area
from tests.factories.services import make_area

INDEX = TextIndex("area", ["name", "map_credit"])
NEEDED = {"sqlite": {"", "_insert", "_delete", "_update"}, "postgresql": {""}}
NAMES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE name IN (%s, %s, %s, %s)",
    "postgresql": "SELECT indexname FROM pg_indexes WHERE indexname IN (%s, %s, %s, %s)",
}


def parts_of(table):
    """What is there of the index of this table."""
    name = table_of(table)
    with connection.cursor() as cursor:
        cursor.execute(NAMES[connection.vendor], [f"{name}{part}" for part in sorted(NEEDED["sqlite"])])
        return {found.removeprefix(name) for (found,) in cursor.fetchall()}


def migrate(backwards=False):
    state = ProjectState.from_apps(apps)
    with connection.schema_editor() as editor:
        step = INDEX.database_backwards if backwards else INDEX.database_forwards
        step("services", editor, state, state)


@pytest.fixture
def indexed(transactional_db):
    """One area was there before its table got an index."""
    area = make_area("Een bank bij de vijver")
    migrate()
    yield area
    migrate(backwards=True)
    assert parts_of("services_area") == set()


def alike(text):
    return [area.name for area in most_alike(Area.objects.all(), text, "name", "map_credit")]


def test_rows_that_were_there_are_found(indexed):
    assert alike("banken") == ["Een bank bij de vijver"]


def test_an_index_can_be_made_anew(indexed):
    migrate()
    assert alike("banken") == ["Een bank bij de vijver"]


def test_what_is_added_changed_and_deleted_is_found_as_it_is_now(indexed):
    added = make_area("Un banc près de l’étang")
    assert alike("l'etang") == ["Un banc près de l’étang"]
    Area.objects.filter(pk=added.pk).update(name="A bench")
    assert (alike("l'etang"), alike("benches")) == ([], ["A bench"])
    Area.objects.filter(pk=added.pk).delete()
    assert alike("benches") == []


def test_the_first_text_counts_for_more(indexed):
    """Even where it says more than that."""
    Area.objects.filter(pk=make_area("Something").pk).update(map_credit="fountain", map_picture="")
    long = make_area("A fountain between the old trees of the park behind the school")
    assert alike("fountains") == [long.name, "Something"]


@pytest.mark.parametrize("text", ["etang", "ÉTANG", "l’étang"])
def test_accents_and_capitals_make_no_difference(indexed, text):
    for name in ("L’ÉTANG", "un étang", "etang…"):
        make_area(name)
    assert sorted(alike(text)) == ["L’ÉTANG", "etang…", "un étang"]


@pytest.mark.parametrize("text", ["", "de het een", "\"' OR 1=1 -- * NEAR(", "name:bank AND", "% _ ''"])
def test_signs_of_a_query_are_words_or_nothing(indexed, text):
    assert alike(text) == (["Een bank bij de vijver"] if "bank" in text else [])


@pytest.mark.skipif(connection.vendor == "sqlite", reason="there a row is found by its number")
def test_postgresql_asks_its_index(indexed):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = most_alike(Area.objects.all(), "banken", "name", "map_credit").explain()
    assert table_of("services_area") in plan


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor == "postgresql", reason="an index there knows rows by their place")
def test_a_table_whose_rows_have_no_number_is_refused_on_sqlite():
    with pytest.raises(TypeError, match=r"people\.Person has no whole number for its key"):
        statements_on(connection.schema_editor(), Person, ["display_name"])


def test_the_operation_can_be_written_into_a_migration():
    text, imports = OperationWriter(INDEX, indentation=0).serialize()
    written = "samenspel.foundation.search.index.TextIndex(model='area',fields=['name', 'map_credit'],)"
    assert "".join(line.strip() for line in text.splitlines()) == f"{written},"
    assert imports == {"import samenspel.foundation.search.index"}


@pytest.mark.django_db
def test_no_later_migration_lost_an_index():
    """On SQLite a changed table is made anew, and its triggers go with the old one."""
    indexed = {
        apps.get_model(migration.app_label, step.model)._meta.db_table
        for migration in MigrationLoader(connection).disk_migrations.values()
        for step in migration.operations
        if isinstance(step, TextIndex)
    }
    assert "plan_proposal" in indexed
    needed = NEEDED[connection.vendor]
    assert {table: parts_of(table) for table in indexed} == dict.fromkeys(indexed, needed)

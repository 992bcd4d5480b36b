"""Whoever changes, removes, adds or cuts off entries is found out."""

import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import QuerySet
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from samenspel.foundation.journal import record
from samenspel.foundation.journal.canonical import seal_digest
from samenspel.foundation.journal.models import Entry, Seal
from samenspel.foundation.journal.protection import TRIGGERS
from samenspel.foundation.journal.queries import published_seals
from samenspel.foundation.journal.sealing import entries_root, seal_entries
from samenspel.foundation.journal.verifying import MalformedSeals, prove_inclusion, verify_journal
from samenspel.methods import merkle
from tests.examples import examples

pytestmark = pytest.mark.django_db
FIELDS = {
    "at": "'2026-01-01 00:00:00+00:00'",
    "actor": "'somebody else'",
    "verb": "'plan.other'",
    "object_type": "'plan.other'",
    "object_id": "'7'",
    "initiative_id": "'7'",
    "phase": "'learn'",
    "data": """'{"cost": 2}'""",
}


@pytest.fixture(scope="module")
def django_db_setup(django_db_setup, django_db_blocker):
    """The attacker in these tests owns the database, so the triggers are off: the seals stand alone."""
    with django_db_blocker.unblock(), TRIGGERS.lifted():
        yield


@pytest.fixture
def ids(now):
    """Twelve entries under three seals, and one that is not sealed."""
    entries = []
    for batch in range(3):
        entries += [record(actor=None, verb="plan.add_proposal", data={"cost": 1}) for _ in range(4)]
        seal_entries(now + timedelta(minutes=batch))
    record(actor=None, verb="plan.add_proposal")
    return [entry.id for entry in entries]


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def faults(published=None):
    return [fault.text for fault in verify_journal(published).faults]


def rebuild_seals(after=0):
    """What an attacker with the code does after the deed: seal everything again, well-formed."""
    before = Seal.objects.filter(number=after).first()
    for seal in Seal.objects.filter(number__gt=after).order_by("number"):
        entries = list(
            Entry.objects.filter(id__gt=before.last if before else 0, id__lte=seal.last).order_by("id")
        )
        values = {"count": len(entries), "root": entries_root(entries), "previous": seal_digest(before)}
        values |= {"first": entries[0].id, "last": entries[-1].id}
        QuerySet(Seal).filter(number=seal.number).update(**values)
        before = Seal.objects.get(number=seal.number)


def test_an_untouched_journal_has_no_faults(ids):
    report = verify_journal(published_seals())
    assert (report.seals, report.sealed, report.unsealed, report.faults) == (3, 12, 1, [])


def test_seals_follow_on_each_other(ids):
    seals = Seal.objects.order_by("number")
    assert [(seal.number, seal.first, seal.last, seal.count) for seal in seals] == [
        (1, ids[0], ids[3], 4),
        (2, ids[4], ids[7], 4),
        (3, ids[8], ids[11], 4),
    ]


def test_a_journal_at_rest_gets_no_more_seals(ids, now):
    assert [len(seal_entries(now)), len(seal_entries(now))] == [1, 0]


def test_many_entries_get_several_seals(now, monkeypatch):
    monkeypatch.setattr("samenspel.foundation.journal.sealing.BATCH", 3)
    for _ in range(7):
        record(actor=None, verb="plan.add_proposal")
    assert [seal.count for seal in seal_entries(now)] == [3, 3, 1]
    assert faults() == []


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("position", [0, 3, 6, 11])
def test_an_edited_entry_is_found(field, position, ids):
    sql(f"UPDATE journal_entry SET {field} = {FIELDS[field]} WHERE id = {ids[position]}")
    assert faults() == [f"An entry under seal {position // 4 + 1} was changed."]


@pytest.mark.parametrize("position", range(12))
def test_a_deleted_entry_is_found(position, ids):
    sql(f"DELETE FROM journal_entry WHERE id = {ids[position]}")
    assert faults() == [f"Seal {position // 4 + 1} covers 4 entries; there are 3."]


@pytest.mark.parametrize(("one", "other"), [(0, 1), (0, 3), (2, 5), (3, 4), (4, 11)])
def test_swapped_entries_are_found(one, other, ids):
    sql(f"UPDATE journal_entry SET verb = 'plan.first' WHERE id = {ids[one]}")
    rebuild_seals()
    published = published_seals()
    sql(f"UPDATE journal_entry SET id = -1 WHERE id = {ids[one]}")
    sql(f"UPDATE journal_entry SET id = {ids[one]} WHERE id = {ids[other]}")
    sql(f"UPDATE journal_entry SET id = {ids[other]} WHERE id = -1")
    touched = sorted({one // 4 + 1, other // 4 + 1})
    assert faults(published) == [f"An entry under seal {number} was changed." for number in touched]


def test_an_entry_put_into_a_gap_is_found(ids, now):
    Entry.objects.create(id=ids[-1] + 50, verb="plan.later")
    seal_entries(now)
    Entry.objects.create(id=ids[-1] + 20, verb="plan.slipped_in")
    assert faults() == ["Seal 4 covers 2 entries; there are 3."]


def test_an_entry_put_into_a_gap_between_seals_is_found(ids, now):
    seal_entries(now)
    Entry.objects.create(id=ids[-1] + 50, verb="plan.later")
    seal_entries(now)
    Entry.objects.create(id=ids[-1] + 20, verb="plan.slipped_in")
    assert faults() == ["Seal 5 covers 1 entries; there are 2."]


def test_a_cut_off_tail_of_seals_and_entries_is_found_only_with_a_kept_copy(ids):
    published = published_seals()
    sql("DELETE FROM journal_seal WHERE number = 3")
    sql(f"DELETE FROM journal_entry WHERE id >= {ids[8]}")
    assert faults() == []
    assert faults(published) == ["Seal 3 was published and is gone: the journal was cut off."]


def test_a_whole_journal_that_is_gone_is_found_with_a_kept_copy(ids):
    published = published_seals()
    sql("DELETE FROM journal_seal")
    sql("DELETE FROM journal_entry")
    assert len(faults(published)) == 3


def test_a_missing_seal_is_found(ids):
    sql("DELETE FROM journal_seal WHERE number = 2")
    assert faults() == ["Seal 2 is missing."]


def test_a_seal_repaired_after_an_edit_breaks_the_chain(ids):
    sql(f"UPDATE journal_entry SET verb = 'plan.other' WHERE id = {ids[0]}")
    entries = list(Entry.objects.filter(id__lte=ids[3]).order_by("id"))
    QuerySet(Seal).filter(number=1).update(root=entries_root(entries))
    assert faults() == ["Seal 2 does not follow from the seal before it."]


def test_history_sealed_anew_is_found_only_with_a_kept_copy(ids):
    published = published_seals()
    sql(f"UPDATE journal_entry SET verb = 'plan.other' WHERE id = {ids[5]}")
    rebuild_seals()
    assert faults() == []
    assert faults(published) == [
        f"Seal {number} is not the one that was published: history was rewritten." for number in (2, 3)
    ]


def test_the_newest_seal_alone_stands_for_all_before_it(ids):
    newest = published_seals()[-1:]
    sql(f"UPDATE journal_entry SET verb = 'plan.other' WHERE id = {ids[0]}")
    rebuild_seals()
    assert faults(newest) == ["Seal 3 is not the one that was published: history was rewritten."]


mutations = st.one_of(
    st.tuples(st.just("edit"), st.integers(0, 11), st.sampled_from(sorted(FIELDS))),
    st.tuples(st.just("delete"), st.integers(0, 11), st.just("")),
    st.tuples(st.just("cut"), st.integers(0, 11), st.just("")),
    st.tuples(st.just("seal"), st.integers(1, 3), st.sampled_from(["root", "previous"])),
)


@examples(60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(mutations, min_size=1, max_size=4), sealed_anew=st.booleans())
def test_no_mutation_survives_a_kept_copy(ids, deeds, sealed_anew):
    published = published_seals()
    with transaction.atomic():
        for kind, place, field in deeds:
            _do(kind, place, field, ids)
        if sealed_anew and Entry.objects.filter(id__lte=ids[3]).exists():
            _reseal_what_is_left()
        assert faults(published) != []
        transaction.set_rollback(True)


def _do(kind, place, field, ids):
    if kind == "edit":
        sql(f"UPDATE journal_entry SET {field} = {FIELDS[field]} WHERE id = {ids[place]}")
    elif kind == "delete":
        sql(f"DELETE FROM journal_entry WHERE id = {ids[place]}")
    elif kind == "cut":
        sql(f"DELETE FROM journal_entry WHERE id >= {ids[place]}")
    else:
        sql(f"UPDATE journal_seal SET {field} = '{'f' * 64}' WHERE number = {place}")


def _reseal_what_is_left():
    times = list(Seal.objects.order_by("number").values_list("sealed_at", flat=True))
    sql("DELETE FROM journal_seal")
    for moment in times:
        seal_entries(moment)


def test_an_entry_proves_that_it_is_under_its_seal(ids):
    entry = Entry.objects.get(id=ids[6])
    shown = prove_inclusion(entry)
    neighbours = [bytes.fromhex(each) for each in shown.neighbours]
    leaf = merkle.leaf_hash(shown.entry)
    found = merkle.root_from_proof(leaf, shown.position, shown.seal["count"], neighbours)
    assert (shown.seal["number"], shown.position, found.hex()) == (2, 2, shown.seal["root"])


def test_an_unsealed_entry_has_no_proof_yet(ids):
    assert prove_inclusion(Entry.objects.first()) is None


def test_the_page_shows_the_seals(ids, client):
    page = client.get("/journal/").content.decode()
    assert [seal["digest"] in page for seal in published_seals()] == [True] * 3


def test_the_page_says_when_nothing_is_sealed(client):
    assert "Nothing is sealed yet" in client.get("/journal/").content.decode()


def test_the_download_is_what_the_command_checks(ids, client, tmp_path, capsys):
    file = tmp_path / "seals.json"
    file.write_bytes(client.get("/journal/seals.json").content)
    call_command("verify_journal", seals=file)
    assert capsys.readouterr().out.splitlines() == [
        "12 entries under 3 seals; 1 not sealed yet.",
        "Nothing was changed, removed, added or cut off.",
    ]


def test_the_command_fails_on_a_changed_journal(ids):
    sql(f"DELETE FROM journal_entry WHERE id = {ids[0]}")
    with pytest.raises(CommandError, match=r"Seal 1 covers 4 entries; there are 3\."):
        call_command("verify_journal")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "This is no file of seals."),
        ("[1]", "This is no file of seals."),
        ('{"seals": 3}', "This is no file of seals."),
        ('{"seals": [{"number": 1}]}', "A seal in the file lacks"),
        ('{"seals": [7]}', "A seal in the file lacks"),
    ],
)
def test_a_malformed_file_of_seals_gets_a_sentence(text, sentence, tmp_path):
    file = tmp_path / "seals.json"
    file.write_text(text)
    with pytest.raises(CommandError, match=sentence):
        call_command("verify_journal", seals=file)


def test_a_file_that_is_not_there_gets_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="can't be read: No such file"):
        call_command("verify_journal", seals=tmp_path / "none.json")


def test_a_copy_that_was_tampered_with_contradicts_itself(ids):
    published = json.loads(json.dumps(published_seals()))
    published[1]["root"] = "0" * 64
    with pytest.raises(MalformedSeals, match="Seal 2 in the file was changed"):
        verify_journal(published)

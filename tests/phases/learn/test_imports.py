"""References from files: looked at first, saved when somebody says so, undone for a day."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.tasks.running import run_next_task
from samenspel.methods.bibliography import PartialDate, read_references
from samenspel.phases.learn.actions import imports as actions
from samenspel.phases.learn.actions.publications import change_publication, merge_publication
from samenspel.phases.learn.models.imports import ReferenceImport, ReferenceRow
from samenspel.phases.learn.models.publications import Publication
from samenspel.phases.learn.queries.imports import counted, find_import
from samenspel.phases.learn.tasks.imports import forget_imports
from tests.factories.library import bibtex, make_curator, make_import, make_publication, save
from tests.factories.services import make_administrator
from tests.methods.bibliography.files import DATA, GOOD

pytestmark = pytest.mark.django_db
OPEN = "How neighbours keep their library open"


def counts(batch):
    return {sort: count for sort, count in counted(batch).items() if count}


def test_a_file_is_looked_at_then_saved_on_the_page(client):
    client.force_login(make_curator())
    file = SimpleUploadedFile("mine.bib", bibtex(f"{OPEN}|10.5555/open.1", "Another thing altogether here"))
    client.post("/learn/imports/begin/", {"file": file, "charset": ""})
    run_next_task("worker")
    batch = ReferenceImport.objects.get()
    assert (batch.stage, counts(batch), Publication.objects.count()) == ("listed", {"new": 2}, 0)
    assert OPEN in client.get(batch.get_absolute_url()).content.decode()
    client.post(f"{batch.get_absolute_url()}save/")
    run_next_task("worker")
    assert find_import(batch.pk).stage == "saved"
    assert {*Publication.objects.values_list("title", flat=True)} == {OPEN, "Another thing altogether here"}


def test_each_reference_is_held_against_the_library_and_the_file():
    make_publication(title="Quite another title", doi="10.5555/OPEN.1")
    make_publication(title="Schools and the parents who help them", doi="", issued=PartialDate(2006))
    batch = make_import(
        bibtex(
            f"{OPEN}|https://doi.org/10.5555/open.1",
            "Schools and the parents who help them",
            "A watch that neighbours keep|10.5555/watch",
            "A watch that neighbours keep|DOI:10.5555/WATCH",
        )
        + b"\n@book{broken, title = {never closed"
    )
    assert counts(batch) == {"same": 2, "perhaps": 1, "new": 1, "faulty": 1}
    assert [*batch.rows.values_list("choice", flat=True)] == ["skip", "open", "add", "skip", "skip"]
    assert [row.line for row in batch.rows.filter(sort="faulty")] == [5]


def test_what_nobody_decides_stays_out_and_can_be_saved_later():
    make_publication(title=OPEN, doi="")
    batch, actor = make_import(bibtex(OPEN, "Something that nobody had written")), make_administrator()
    save(batch)
    assert Publication.objects.count() == 2
    actions.decide_references(actor=actor, batch=batch, choice="add")
    save(batch)
    assert Publication.objects.count() == 3
    with pytest.raises(Refused, match="nothing to save"):
        actions.save_references(actor=actor, batch=batch)


def test_another_record_of_the_same_work_is_kept_under_it():
    here = make_publication(title=OPEN, doi="10.5555/print")
    batch = make_import(bibtex(f"{OPEN}|10.5555/preprint"))
    actions.decide_references(actor=make_administrator(), batch=batch, choice="merge")
    save(batch)
    other = Publication.objects.exclude(pk=here.pk).get()
    assert (other.into, other.doi_key) == (here, "10.5555/preprint")


def test_the_same_doi_as_another_record_is_kept_as_a_remark():
    here = make_publication(title=OPEN, doi="10.5555/open.1")
    batch = make_import()
    row = batch.rows.get()
    actions.decide_references(actor=make_administrator(), batch=batch, choice="merge", rows=[row.pk])
    save(batch)
    (other,) = here.merged.all()
    assert (other.doi_key, ("doi", "10.5555/open.1") in other.described.extra) == ("", True)


def test_what_is_here_already_is_never_added_again():
    make_publication(doi="10.5555/open.1")
    batch = make_import()
    row = batch.rows.get()
    assert not actions.decide_references(actor=make_administrator(), batch=batch, choice="add", rows=[row.pk])


def test_rows_of_another_file_are_not_decided_from_here():
    make_publication(title=OPEN, doi="")
    one, other = make_import(bibtex(OPEN)), make_import(bibtex(OPEN), name="other.bib")
    row = other.rows.get()
    assert not actions.decide_references(actor=make_administrator(), batch=one, choice="add", rows=[row.pk])


def test_the_same_file_twice_brings_each_work_once():
    content = bibtex(f"{OPEN}|10.5555/open.1", "Something without any number at all")
    one, other = make_import(content), make_import(content, name="again.bib")
    save(one)
    save(other)
    assert Publication.objects.count() == 2
    assert counts(other) == {"same": 1, "perhaps": 1}


def test_an_import_is_undone_for_a_day_and_leaves_what_was_used():
    titles = ("A watch that is kept", "Books brought to the door", "Children who write a play")
    batch, actor = save(make_import(bibtex(*titles))), make_administrator()
    one, two, three = Publication.objects.order_by("title")
    change_publication(actor=actor, publication=one, record=one.described, basis="read")
    own = make_publication(title="Their own")
    merge_publication(actor=actor, publication=own, into=two)
    assert actions.undo_import(actor=actor, batch=batch) == (1, 2)
    assert {*Publication.objects.all()} == {one, two, own}
    assert three not in Publication.objects.all()
    assert find_import(batch.pk).stage == "undone"


def test_after_a_day_it_is_not_undone_and_its_list_goes(monkeypatch):
    batch, actor = save(make_import()), make_administrator()
    later = clock.now() + timedelta(days=1, minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    with pytest.raises(Refused, match="is over"):
        actions.undo_import(actor=actor, batch=batch)
    forget_imports()
    assert (ReferenceRow.objects.count(), Publication.objects.count()) == (0, 1)


def test_what_nobody_saved_for_a_week_is_dropped(monkeypatch):
    make_import()
    forget_imports()
    assert ReferenceImport.objects.count() == 1
    later = clock.now() + timedelta(days=7, minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    forget_imports()
    assert ReferenceImport.objects.count() == 0


def test_a_file_that_is_none_says_so(client):
    client.force_login(make_curator())
    client.post("/learn/imports/begin/", {"file": SimpleUploadedFile("a.bib", b"Dear sirs,"), "charset": ""})
    run_next_task("worker")
    batch = ReferenceImport.objects.get()
    assert batch.stage == "faulty"
    assert "there are no references here" in client.get(batch.get_absolute_url()).content.decode()
    client.post(f"{batch.get_absolute_url()}drop/")
    assert not ReferenceImport.objects.exists()


def test_the_command_lists_and_saves(tmp_path, capsys):
    make_administrator()
    file = tmp_path / "mine.bib"
    file.write_bytes(bibtex(f"{OPEN}|10.5555/open.1"))
    call_command("import_references", file)
    assert (Publication.objects.count(), "1 new" in capsys.readouterr().out) == (0, True)
    call_command("import_references", file, "--save")
    assert Publication.objects.get().title == OPEN
    call_command("import_references", file, "--save")
    assert "1 already here" in capsys.readouterr().out
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("import_references", tmp_path / "none.bib")


@pytest.mark.parametrize("name", GOOD)
def test_good_files_lose_nothing_in_the_library(name):
    content = (DATA / name).read_bytes()
    batch = make_import(content)
    batch.rows.filter(record__isnull=False).exclude(sort="same").update(choice="add")
    save(batch)
    kept = [row.made.described for row in batch.rows.exclude(made=None).select_related("made")]
    known = read_references(content).records
    lines = [row.line for row in batch.rows.exclude(made=None)]
    assert kept == [one for one in known if one.line in lines]
    assert len(kept) + batch.rows.filter(made=None).count() == batch.rows.count()

"""Answers from elsewhere, on the pages and through the worker; and there and back as a whole."""

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from samenspel.foundation.access import Refused
from samenspel.methods.codebooks import (
    chunks_of,
    write_csv,
)
from samenspel.tools.surveys.actions import imports as actions
from samenspel.tools.surveys.models.imports import AnswersImport
from samenspel.tools.surveys.queries.agreements import keys_for
from samenspel.tools.surveys.queries.research import research_codebook
from samenspel.tools.surveys.queries.research_rows import research_rows
from tests.factories.brought import bring, work
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.surveys import agree, finish, make_survey

pytestmark = pytest.mark.django_db
THREE = "person,visits,age,research\nanna,1,30,1\nbert,1,40,1\ncarl,1,50,0\n"


@pytest.fixture
def survey():
    return make_survey()


def test_on_the_pages(client, survey):
    coordinator = coordinator_of(survey.initiative)
    client.force_login(coordinator)
    file = SimpleUploadedFile("answers.csv", (THREE + "dora,7,1,1\n").encode())
    typed = {
        "file": file,
        "wave": survey.waves.get().pk,
        "origin": "The market",
        "basis": "task",
        "because": "By law.",
    }
    client.post(f"/surveys/{survey.pk}/imports/new/", typed)
    work()
    batch = AnswersImport.objects.get()
    page = client.get(batch.get_absolute_url()).content.decode()
    assert "Take these 3 rows" in page
    assert "“7” is not one of the answers here." in page or "7 is no code of this variable." in page
    client.post(f"/surveys/imports/{batch.pk}/take/")
    work()
    assert "The market" in client.get(f"/surveys/{survey.pk}/").content.decode()
    assert "Taken" in client.get(f"/surveys/{survey.pk}/imports/").content.decode()


def test_what_was_typed_stays_when_no_file_was_chosen(client, survey):
    client.force_login(coordinator_of(survey.initiative))
    typed = {"wave": survey.waves.get().pk, "origin": "The market", "basis": "task", "because": "By law."}
    page = client.post(f"/surveys/{survey.pk}/imports/new/", typed).content.decode()
    assert "The market" in page
    assert not AnswersImport.objects.exists()


def test_only_who_coordinates_brings_answers(client, survey):
    client.force_login(make_member(survey.initiative))
    assert client.get(f"/surveys/{survey.pk}/imports/new/").status_code in (302, 403)
    with pytest.raises(Refused, match="coordinators"):
        actions.import_answers(
            actor=make_member(survey.initiative),
            survey=survey,
            file=("a.csv", b"visits\n1\n"),
            book=("", b""),
            wave=survey.waves.get(),
            origin="x",
            basis="consent",
            because="y",
        )


def test_an_export_comes_back_into_an_empty_copy_equal_but_for_what_makes_it_another(read_here):
    first, copy = make_survey(), make_survey()
    for number in range(5):
        finish(
            first,
            visits=2,
            reasons=["meet", "read"],
            age=20 + number,
            research="yes",
            words=f"=word {number}",
        )
    one, other = agree(first, with_texts=True), agree(copy, with_texts=True)
    exported = written(one)
    bring(copy, exported)
    again = written(other)
    assert plain(again) == plain(exported)
    assert written(other) == again


def plain(text):
    """Without who it is, in whose order rows are, and that it was brought."""
    rows = [*csv.DictReader(io.StringIO(text))]
    kept = [{name: cell for name, cell in row.items() if name not in ("person", "imported")} for row in rows]
    return sorted(kept, key=lambda row: row["age"])


def written(agreement):
    book = research_codebook(agreement)
    rows = research_rows(agreement, book, keys_for(agreement))
    with TemporaryDirectory() as folder:
        path = Path(folder, "answers.csv")
        write_csv(book, chunks_of(book, rows), path, "en")
        return path.read_text()

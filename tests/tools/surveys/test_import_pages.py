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


def test_whose_names_the_second_file_bears_is_asked(client, survey):
    client.force_login(coordinator_of(survey.initiative))
    bring(survey, THREE, origin="The market")
    new = f"/surveys/{survey.pk}/imports/new/"
    assert "The same people as in “The market”" in client.get(new).content.decode()
    typed = {"wave": survey.waves.get().pk, "origin": "The square", "basis": "task", "because": "By law."}
    assert "error" in client.post(new, {**typed, "file": _file()}).content.decode()
    client.post(new, {**typed, "file": _file(), "room": "0"})
    client.post(new, {**typed, "file": _file(), "room": "-1"})
    work()
    found = AnswersImport.objects.order_by("pk").values_list("room", "found__new", "found__twins")
    assert [*found][1:] == [(0, 0, []), (1, 3, [["The market", 3]])]


def test_who_wants_their_answers_gone_says_where_they_answered(client, survey):
    client.force_login(coordinator_of(survey.initiative))
    bring(survey, THREE, origin="The market")
    gone = f"/surveys/{survey.pk}/imports/forget/"
    assert "Where they answered" not in client.get(gone).content.decode()
    bring(survey, THREE, room=None, origin="The square")
    assert "The square" in client.post(gone, {"key": "anna"}).content.decode()
    client.post(gone, {"key": "anna", "room": "1"})
    left = {
        one.origin: one.answers.filter(response__state="finished").count() for one in survey.imports.all()
    }
    assert left == {"The market": 3, "The square": 2}


def _file():
    return SimpleUploadedFile("answers.csv", THREE.encode())


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
            room=None,
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

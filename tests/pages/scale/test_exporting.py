"""The journal leaves as Parquet: what is sealed, once, and never more than the journal says."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")
pytest.importorskip("ibis")

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry, Seal
from samenspel.foundation.journal.sealing import seal_entries
from samenspel.foundation.tasks import Failed
from samenspel.foundation.tasks.actions import cancel_job
from samenspel.foundation.tasks.models import Job
from samenspel.foundation.tasks.running import run_next_task
from samenspel.methods.scale.catalogue import faults, read_catalogue
from samenspel.pages.scale import exporting
from samenspel.pages.scale.actions import keep_report, make_report_later
from samenspel.pages.scale.models import SiteReport
from samenspel.pages.scale.tasks import export_the_journal
from samenspel.spine.people.actions import erase_me
from tests.factories.initiatives import make_initiative, make_member
from tests.factories.services import make_administrator, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folder")]


@pytest.fixture
def initiative():
    found = make_initiative()
    for number in range(12):
        make_member(found, make_person(f"Member {number}", email=f"m{number}@example.org"))
    seal_entries(clock.now())
    return found


def export():
    return exporting.export(lambda done, total: None)


def rows(folder):
    from pyarrow import parquet

    files = [file for part in read_catalogue(folder).parts for file in part.files]
    return [row for file in files for row in parquet.read_table(folder / file.path).to_pylist()]


def test_what_is_sealed_leaves_once(initiative, folder):
    sealed = Entry.objects.count()
    assert (export(), export()) == (sealed, 0)
    make_member(initiative, make_person("Late", email="late@example.org"))
    assert export() == 0, "what is not sealed yet"
    seal_entries(clock.now())
    assert export() == Entry.objects.count() - sealed
    found = read_catalogue(folder)
    last = Seal.objects.first()
    assert (found.rows, found.last, found.seal, faults(folder)) == (
        Entry.objects.count(),
        last.last,
        last.number,
        [],
    )


def test_large_journals_leave_in_parts_of_whole_seals(initiative, folder, monkeypatch):
    monkeypatch.setattr(exporting, "AT_ONCE", 1)
    make_member(initiative, make_person("Late", email="late@example.org"))
    seal_entries(clock.now() + timedelta(minutes=1))
    export()
    assert [part.seals for part in read_catalogue(folder).parts] == [(1, 1), (2, 2)]


def test_a_part_says_less_than_the_journal_and_nobody_by_name(initiative, folder):
    export()
    assert {tuple(row) for row in rows(folder)} == {("month", "initiative", "phase", "verb", "actor")}
    people = {entry.actor for entry in Entry.objects.all()} - {""}
    content = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert [
        one for one in people if one.encode() in content or one.replace("-", "").encode() in content
    ] == []
    assert len({row["actor"] for row in rows(folder)} - {0}) == len(people)


def test_who_leaves_leaves_a_number_that_leads_nowhere(initiative, folder):
    person = make_member(initiative, make_person("Gone", email="gone@example.org"))
    seal_entries(clock.now())
    export()
    before = rows(folder)
    erase_me(actor=person)
    seal_entries(clock.now())
    export()
    assert rows(folder)[: len(before)] == before
    content = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert [word for word in (b"Gone", b"gone@example.org", str(person.pk).encode()) if word in content] == []


def test_another_site_makes_other_pseudonyms(initiative, folder):
    export()
    before = rows(folder)
    exporting.begin_anew()
    assert not exporting.is_begun()
    export()
    assert {row["actor"] for row in rows(folder)} & {row["actor"] for row in before} == {0} & {
        row["actor"] for row in before
    }


def test_with_another_secret_key_it_ends_in_a_sentence(initiative, folder, settings):
    export()
    settings.SECRET_KEY = settings.SECRET_KEY[::-1]
    with pytest.raises(Failed, match="concealed with another SECRET_KEY"):
        export()


def test_the_key_is_drawn_once(folder):
    assert exporting._key(folder) == exporting._key(folder)
    assert [path.name for path in folder.iterdir()] == ["key"]


def test_nights_go_on_with_what_somebody_began(initiative, folder):
    export_the_journal()
    assert not exporting.is_begun()
    export()
    make_member(initiative, make_person("Late", email="late@example.org"))
    seal_entries(clock.now())
    export_the_journal()
    assert read_catalogue(folder).rows == Entry.objects.count()


def test_the_command_exports_and_can_begin_anew(initiative, folder):
    for words in ((), ("--anew",)):
        told = StringIO()
        call_command("export_journal", *words, stdout=told, stderr=StringIO())
        assert told.getvalue().startswith(f"Entries added: {Entry.objects.count()}. In {folder} are now ")
    (folder / "parts.json").write_text("{")
    with pytest.raises(CommandError, match="no list of parts"):
        call_command("export_journal", stderr=StringIO())


def work():
    while run_next_task("a worker"):
        pass


def test_before_a_month_is_over_a_sentence_says_so(initiative, client):
    job = make_report_later(actor=make_administrator())
    work()
    job = Job.objects.get(pk=job.pk)
    assert (job.state, job.error, SiteReport.objects.count()) == (
        Job.State.FAILED,
        "No month of this journal is over yet, so there is nothing to count.",
        0,
    )


def test_an_administrator_has_all_counted_and_reads_it(initiative, client, monkeypatch):
    monkeypatch.setattr("samenspel.pages.scale.tasks.this_month", lambda: 999912)
    administrator = make_administrator()
    client.force_login(administrator)
    assert "Nothing was counted yet" in client.get("/figures/").content.decode()
    answer = client.post("/figures/make/")
    work()
    job = Job.objects.get()
    assert (job.state, job.thing) == (Job.State.DONE, SiteReport.objects.get()), job.work.traceback
    assert client.get(answer.url).url == job.thing.get_absolute_url()
    page = client.get(job.thing.get_absolute_url()).content.decode()
    assert ("Too few people took part to say." in page, initiative.title in page) == (True, True)
    assert Entry.objects.filter(verb="scale.make_report", actor=str(administrator.pk)).count() == 1


def test_who_asks_twice_watches_the_same(initiative):
    administrator = make_administrator()
    assert make_report_later(actor=administrator) == make_report_later(actor=administrator)
    assert Job.objects.count() == 1


def test_stopped_it_leaves_whole_parts_and_no_report(initiative, folder):
    job = make_report_later(actor=make_administrator())
    assert cancel_job(actor=job.started_by, job=job)
    work()
    assert (SiteReport.objects.count(), faults(folder) != [], exporting.is_begun()) == (0, True, False)


def test_nobody_else_keeps_a_report():
    with pytest.raises(Refused, match="administrators"):
        keep_report(actor=make_person(), told={})

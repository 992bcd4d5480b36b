import os
import time

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from samenspel.foundation.tasks.models import Job
from samenspel.foundation.tasks.work import Interrupted
from samenspel.phases.plan.forms import results as forms
from samenspel.phases.plan.models import BudgetRound
from samenspel.phases.plan.tasks import forget_uploads
from tests.checks import assert_page
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.plan import election_file, make_round, work
from tests.factories.services import make_administrator, make_person
from tests.phases.plan.test_results_page import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    person = make_administrator()
    client.force_login(person)
    return person


def uploads():
    return default_storage.listdir("imports")[1] if default_storage.exists("imports") else []


def send(client, source, address="/plan/import/", name="town.pb", headers=None, **values):
    return client.post(address, {"file": SimpleUploadedFile(name, source), **values}, headers=headers)


def test_a_file_becomes_a_round_by_way_of_a_task(client, administrator):
    answer = send(client, election_file(), title="Our budget", credit="The town", electorate="50")
    job = Job.objects.get()
    assert answer.url == f"/jobs/{job.pk}/"
    assert uploads() != []
    work()
    round = BudgetRound.objects.get()
    assert (str(round), round.credit, round.electorate, round.file_name) == (
        "Our budget", "The town", 50, "town.pb",
    )  # fmt: skip
    job.refresh_from_db()
    assert client.get(job.done_url).url == f"/plan/rounds/{round.pk}/"
    assert uploads() == []


def test_the_page_shows_its_form(client, administrator):
    page = assert_page(client.get("/plan/import/"))
    assert page.headings[0] == (1, "Import an election")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "Regel 15 van town.pb: de kosten van project “3”: “veel” is geen getal;"),
        (
            "fr",
            "Ligne 15 de town.pb : le coût du projet « 3 » : « veel » n’est pas un nombre",
        ),
    ],
)
def test_a_bad_file_is_explained_in_the_language_of_the_page(client, administrator, language, words):
    administrator.language = language
    administrator.save()
    answer = send(
        client, election_file([("3", "veel", "Tuin")], ["3"]), headers={"accept-language": language}
    )
    assert words in text_of(answer)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (election_file().replace(b";9\n", b";99\n", 1), "Line 26 of town.pb: this vote names project “99”"),
        (b"", "The submitted file is empty."),
        (b"\xff\xfeM\x00", "Line 1 of town.pb: there is a NUL byte here"),
        (b"%PDF-1.7", "is this a Pabulib (.pb) file?"),
        (election_file([("4" * 101, 60, "Garden")], [""]), "has more than 100 characters"),
    ],
)
def test_a_bad_file_is_explained_and_what_was_typed_is_kept(client, administrator, source, words):
    answer = send(client, source, title="Our budget", credit="The town")
    assert_page(answer)
    page = answer.content.decode()
    assert words in text_of(answer)
    assert 'value="Our budget"' in page
    assert "The town</textarea>" in page
    assert (Job.objects.count(), BudgetRound.objects.count(), uploads()) == (0, 0, [])


def test_a_file_that_is_too_large_is_not_even_read(client, administrator, monkeypatch):
    monkeypatch.setattr(forms, "LARGEST_FILE_MB", 0)
    assert "This file is larger than" in text_of(send(client, election_file()))


def test_a_file_that_is_here_already_is_refused(client, administrator):
    source = election_file(description="Our budget")
    make_round(source)
    assert "This file was imported before, as “Our budget”." in text_of(send(client, source))


def test_a_missing_file_is_asked_for(client, administrator):
    answer = client.post("/plan/import/", {"title": "Our budget"})
    assert_page(answer)
    assert "Pabulib file: This field is required." in text_of(answer)


def test_an_interrupted_import_keeps_its_file_for_the_next_worker(client, administrator, monkeypatch):
    send(client, election_file())

    def interrupt(*args, **options):
        raise Interrupted

    with monkeypatch.context() as patch:
        patch.setattr("samenspel.phases.plan.actions.import_election", interrupt)
        from samenspel.foundation.tasks.running import run_next_task

        run_next_task("a worker that stops")
    assert len(uploads()) == 1
    work()
    assert (BudgetRound.objects.count(), uploads()) == (1, [])


def test_an_import_that_fails_removes_its_file(client, administrator, monkeypatch):
    send(client, election_file())

    def fail(*args, **options):
        raise RuntimeError

    monkeypatch.setattr("samenspel.phases.plan.actions.import_election", fail)
    work()
    assert (BudgetRound.objects.count(), uploads()) == (0, [])


def test_a_file_that_came_twice_at_once_leads_to_one_round(client, administrator):
    source = election_file()
    for _ in range(2):
        send(client, source)
    work()
    assert BudgetRound.objects.count() == 1
    assert {job.state for job in Job.objects.all()} == {Job.State.DONE}


def test_coordinators_import_into_their_initiative(client):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    assert_page(client.get(f"/plan/import/{initiative.slug}/"))
    send(client, election_file(), f"/plan/import/{initiative.slug}/")
    work()
    assert BudgetRound.objects.get().initiative == initiative


def test_who_may_not_import_is_told_so(client):
    initiative = make_initiative()
    addresses = ["/plan/import/", f"/plan/import/{initiative.slug}/"]
    assert [client.get(address).status_code for address in addresses] == [302, 302]
    client.force_login(make_member(initiative))
    assert [client.get(address).status_code for address in addresses] == [403, 403]
    client.force_login(make_person())
    assert send(client, election_file()).status_code == 403
    assert Job.objects.count() == 0


def test_forgotten_files_are_removed_after_a_day(client, administrator, settings):
    send(client, election_file())
    (name,) = uploads()
    forget_uploads()
    assert uploads() == [name]
    long_ago = time.time() - 25 * 3600
    os.utime(default_storage.path(f"imports/{name}"), (long_ago, long_ago))
    forget_uploads()
    assert uploads() == []


def test_nothing_is_forgotten_where_nothing_was_imported():
    forget_uploads()
    assert uploads() == []

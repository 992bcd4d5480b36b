import html
import re

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from samenspel.foundation.tasks.models import Job
from samenspel.foundation.tasks.parsed import PARSING, parsed
from samenspel.foundation.tasks.running import _claim_next, run_next_task
from samenspel.foundation.tasks.work import Interrupted
from samenspel.phases.plan.actions import tally_round
from samenspel.phases.plan.forms import results as forms
from samenspel.phases.plan.models import BudgetRound
from tests.checks import assert_page
from tests.factories.initiatives import coordinator_of, make_draft, make_initiative, make_member
from tests.factories.plan import election_file, make_round, make_tally, work
from tests.factories.services import make_administrator, make_person
from tests.phases.plan.test_results_page import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    person = make_administrator()
    client.force_login(person)
    return person


def uploads():
    return default_storage.listdir("uploads")[1] if default_storage.exists("uploads") else []


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
    assert (round.state, uploads()) == (BudgetRound.State.TALLIED, [])


def led_on(client, address):
    """Where somebody ends who follows a job's page."""
    return client.get(address, follow=True).redirect_chain[-1][0]


def test_the_votes_are_counted_by_the_rule_of_the_file_without_another_press(client, administrator):
    answer = send(client, election_file(rule="equalshares/add1"))
    work()
    round = BudgetRound.objects.get()
    (tally,) = round.tallies.all()
    assert (tally.is_official, tally.rule, round.state) == (True, round.rule, BudgetRound.State.TALLIED)
    assert led_on(client, answer.url) == f"/plan/rounds/{round.pk}/results/"


def test_while_the_votes_are_counted_the_page_of_the_import_leads_to_the_count(client, administrator):
    answer = send(client, election_file())
    run_next_task("a worker")
    count = BudgetRound.objects.get().tallies.get().job
    part = client.get(answer.url, headers={"HX-Request": "true"})
    assert (count.state, part["HX-Redirect"]) == (Job.State.QUEUED, f"/jobs/{count.pk}/")


def test_the_page_shows_its_form(client, administrator):
    page = assert_page(client.get("/plan/import/"))
    assert page.headings[0] == (1, "Import an election")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "Regel 15 van town.pb: de kosten van project “3”: “veel” is geen getal;"),
        ("fr", "Ligne 15 de town.pb : le coût du projet « 3 » : « veel » n’est pas un nombre"),
    ],
)
def test_a_bad_file_is_explained_in_the_language_of_who_sent_it(client, administrator, language, words):
    administrator.language = language
    administrator.save()
    answer = send(client, election_file([("3", "veel", "Tuin")], ["3"]))
    work()
    assert words in text_of(client.get(answer.url, headers={"accept-language": language}))


BAD_FILES = [
    (election_file().replace(b";9\n", b";99\n", 1), "Line 26 of town.pb: this vote names project “99”"),
    (b"\xff\xfeM\x00", "Line 1 of town.pb: there is a NUL byte here"),
    (b"%PDF-1.7", "is this a Pabulib (.pb) file?"),
    (election_file([("4" * 101, 60, "Garden")], [""]), "has more than 100 characters"),
]


@pytest.mark.parametrize(("source", "words"), BAD_FILES)
def test_a_bad_file_is_explained_and_what_was_typed_is_kept(client, administrator, source, words):
    answer = send(client, source, title="Our budget", credit="The town", electorate=9)
    work()
    over = client.get(answer.url)
    assert words in text_of(over)
    assert (BudgetRound.objects.count(), uploads()) == (0, [])
    (back,) = re.findall(r'href="(/plan/import/\?again=[^"]+)"', over.content.decode())
    form = client.get(back)
    assert_page(form)
    assert form.context["form"].initial == {"title": "Our budget", "credit": "The town", "electorate": 9}
    assert "The town</textarea>" in form.content.decode()


def test_what_somebody_else_typed_is_not_shown(client, administrator):
    send(client, b"%PDF-1.7", title="Our budget")
    client.force_login(make_administrator())
    assert "Our budget" not in client.get(f"/plan/import/?again={Job.objects.get().pk}").content.decode()


def test_an_empty_file_is_refused_at_once_and_what_was_typed_is_kept(client, administrator):
    answer = send(client, b"", title="Our budget")
    assert_page(answer)
    assert "The submitted file is empty." in text_of(answer)
    assert 'value="Our budget"' in answer.content.decode()
    assert (Job.objects.count(), uploads()) == (0, [])


def test_a_file_that_is_too_large_is_not_even_kept(client, administrator, monkeypatch):
    monkeypatch.setattr(forms, "LARGEST_FILE_MB", 0)
    assert "This file is larger than" in text_of(send(client, election_file()))
    assert (Job.objects.count(), uploads()) == (0, [])


def test_a_file_is_read_once_and_not_in_the_request(client, administrator, monkeypatch):
    read = []

    def count(reader, source, progress):
        read.append(len(source))
        return parsed(reader, source, progress)

    monkeypatch.setattr("samenspel.phases.plan.tasks.parsed", count)
    source = election_file()
    send(client, source)
    assert read == []
    work()
    assert read == [len(source)]


def test_a_file_that_takes_too_much_is_explained(client, administrator, monkeypatch):
    monkeypatch.setattr(PARSING, "seconds", 0.01)
    answer = send(client, election_file())
    work()
    assert "Split it, and send a smaller one." in text_of(client.get(answer.url))
    assert (BudgetRound.objects.count(), uploads()) == (0, [])


def test_a_file_that_is_here_already_leads_to_its_round(client, administrator):
    source = election_file()
    round = make_tally(make_round(source)).round
    answer = send(client, source, title="Another")
    work()
    assert led_on(client, answer.url) == f"/plan/rounds/{round.pk}/"
    assert (BudgetRound.objects.get(), round.tallies.count(), uploads()) == (round, 1, [])


def test_a_file_that_somebody_else_has_counted_at_this_moment_leads_to_its_round(client):
    source, initiative = election_file(), make_initiative()
    round = make_round(source, initiative)
    tally_round(actor=make_administrator(), round=round)
    _claim_next("another worker")
    client.force_login(coordinator_of(initiative))
    answer = send(client, source, f"/plan/import/{initiative.slug}/")
    run_next_task("a worker")
    assert led_on(client, answer.url) == f"/plan/rounds/{round.pk}/"


def test_a_file_that_is_here_where_one_cannot_see_it_is_refused(client, administrator):
    source, hidden, initiative = election_file(), make_draft(), make_initiative()
    make_round(source, hidden)
    client.force_login(coordinator_of(initiative))
    answer = send(client, source, f"/plan/import/{initiative.slug}/")
    work()
    words = "This file was imported before, in an initiative that you can't see."
    assert words in html.unescape(text_of(client.get(answer.url)))


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
        run_next_task("a worker that stops")
    assert len(uploads()) == 1
    work()
    assert (BudgetRound.objects.get().state, uploads()) == (BudgetRound.State.TALLIED, [])


def test_an_import_whose_worker_was_killed_after_saving_goes_on_to_count(client, administrator):
    """Killed: nothing of it ran any more, neither what deletes the file nor what starts the count."""
    source = election_file()
    answer = send(client, source)
    make_round(source)
    work()
    round = BudgetRound.objects.get()
    assert (round.state, uploads()) == (BudgetRound.State.TALLIED, [])
    assert led_on(client, answer.url) == f"/plan/rounds/{round.pk}/results/"


def test_an_import_that_is_stopped_saves_nothing_and_keeps_nothing(client, administrator, monkeypatch):
    monkeypatch.setattr("samenspel.foundation.tasks.work.PAUSE_SECONDS", 0)
    answer = send(client, election_file())
    Job.objects.update(cancel_asked_at=timezone.now())
    work()
    assert "This was stopped." in text_of(client.get(answer.url))
    assert (Job.objects.get().state, BudgetRound.objects.count(), uploads()) == ("cancelled", 0, [])


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

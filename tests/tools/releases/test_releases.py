"""The ledger: tables are published once, proven together with all before, and answer from released cells."""

import csv
import io
import json
import re
from types import SimpleNamespace
from uuid import uuid4

import numpy as np
import pytest
from django.db import IntegrityError, transaction

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.foundation.tasks import Failed
from samenspel.foundation.tasks.models import Job
from samenspel.foundation.tasks.running import run_next_task
from samenspel.methods.disclosure import CountTable, Protected, Rule, audit, read_release
from samenspel.methods.disclosure import Release as DataRelease
from samenspel.spine.initiatives.things import Told
from samenspel.tools.releases import actions, population, tasks
from samenspel.tools.releases.models import Release
from samenspel.tools.releases.queries import earlier_of, told_in
from samenspel.tools.releases.tasks import Prepared, release_what_is_due
from samenspel.tools.surveys.models.responses import Response
from samenspel.tools.surveys.queries.counts import known
from tests.factories.initiatives import coordinator_of
from tests.factories.releases import PEOPLE, make_counted, publish
from tests.factories.surveys import finish, make_survey

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey():
    return make_counted()


def leave(survey, number):
    """So many withdraw who are young and of the north."""
    some = Response.objects.filter(wave__survey=survey, answers__age="young", answers__area="north")
    Response.objects.filter(pk__in=[one.pk for one in some[:number]]).update(
        state="withdrawn", answers={}, drawn={}, week=None
    )


def kept_of(survey):
    _told, kept = told_in(earlier_of(survey.initiative))
    return kept


def cells_of(release, by):
    table = next(one for one in release.published["tables"] if one["by"] == list(by))
    return {tuple(cell): count for cell, count in table["cells"]}


def test_results_of_a_survey_are_a_release_of_the_ledger(survey):
    release = Release.objects.get()
    assert (release.number, release.by, release.level) == (1, None, "open")
    assert cells_of(release, ["age"])[("middle",)] == 55
    assert [one["by"] for one in release.published["tables"]] == [["handed in"], ["age"], ["area"]]
    release_what_is_due()
    assert Release.objects.count() == 1


def test_a_second_release_is_one_system_with_the_first(survey):
    release = publish(survey, ["age", "area"])
    cells = cells_of(release, ["age", "area"])
    assert cells[("old", "north")] is None
    assert sum(cells[(age, area)] is None for age, area in PEOPLE) >= 4
    assert audit(kept_of(survey)).safe
    assert release.number == 2


def test_nothing_of_the_first_is_held_against_a_release_that_forgets_it(survey, monkeypatch):
    """Control: without what was published before, what is hidden could be computed."""
    leave(survey, 1)
    monkeypatch.setattr(tasks, "told_in", lambda releases: ([], []))
    monkeypatch.setattr(actions, "earlier_of", lambda initiative: [])
    Release.objects.update(number=9, place=9)
    publish(survey, ["age"])
    assert cells_of(Release.objects.get(number=1), ["age"])[("young",)] == 33


def test_who_left_is_not_found_by_subtracting_a_later_release(survey):
    leave(survey, 1)
    with pytest.raises(Failed, match="Every count would have to be hidden"):
        publish(survey, ["age"])
    assert Release.objects.count() == 1


def test_a_release_that_is_asked_for_twice_is_made_once(survey):
    asked = str(uuid4())
    assert publish(survey, ["age", "area"], asked=asked) == publish(survey, ["age", "area"], asked=asked)
    assert Release.objects.count() == 2


def test_what_was_counted_before_something_else_was_published_is_not_kept(survey):
    prepared = Prepared(survey, "1", [["age", "area"]], audit_rule(survey))
    publish(survey, ["area"])
    with pytest.raises(actions.Meanwhile, match="meanwhile"):
        prepared.publish(coordinator_of(survey.initiative), purpose="Too late")


def test_what_was_counted_before_somebody_withdrew_is_not_kept(survey):
    prepared = Prepared(survey, "1", [["age", "area"]], audit_rule(survey))
    leave(survey, 1)
    with pytest.raises(actions.Meanwhile, match="somebody withdrew"):
        prepared.publish(coordinator_of(survey.initiative), purpose="Too late")


def audit_rule(survey):
    return kept_of(survey)[0].rule


def test_numbers_of_a_thing_are_unique_in_the_database(survey):
    line = Release.objects.get()
    line.pk, line.asked = None, uuid4()
    with pytest.raises(IntegrityError), transaction.atomic():
        line.save(force_insert=True)


def test_everybody_reads_and_downloads_it_and_no_text_of_anybody_is_in_it(survey, client):
    release = Release.objects.get()
    address = f"/releases/{release.pk}/"
    rows = [*csv.DictReader(io.StringIO(client.get(f"{address}file/?as=csv").content.decode()))]
    assert {"handed in": "all", "age": "middle", "area": "all", "count": "55"} in rows
    told = json.loads(client.get(f"{address}file/").content)
    ages = next(one for one in told["variables"] if one["name"] == "age")["categories"]
    assert [one["name"] for one in ages][:3] == ["young", "middle", "old"]
    assert ages[2]["label"] == {"en": "Old", "nl": "Oud"}
    assert "area,south,,South,,Zuid" in client.get(f"{address}file/?as=codebook").content.decode()
    for content in (client.get(address).content, json.dumps(told).encode()):
        assert b"Anna" not in content


def test_what_is_hidden_is_concealed_in_the_database_and_in_no_file(survey, client):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select kept from releases_release")
        assert "counts" not in cursor.fetchone()[0]
    assert read_release(Release.objects.get().kept.encode()).release.people == 114


def test_the_digest_is_that_of_the_file(survey, client):
    from hashlib import sha256

    release = Release.objects.get()
    assert sha256(client.get(f"/releases/{release.pk}/file/").content).hexdigest() == release.digest
    entry = Entry.objects.get(verb="releases.publish_release")
    assert entry.data["digest"] == release.digest


def test_a_question_is_answered_from_released_cells_alone(survey, client):
    release = publish(survey, ["age", "area"])
    address = f"/releases/{release.pk}/?table=1"
    everything = client.get(address).content.decode()
    assert "not told" in everything
    some = client.get(f"{address}&only_0=young&only_0=middle").content.decode()
    assert "Together: 89" in some
    hidden = client.get(f"{address}&only_0=old&only_1=north").content.decode()
    assert "Together: not told" in hidden
    assert "Together: not told" not in client.get(f"{address}&only_0=nobody").content.decode()


def test_a_coordinator_publishes_by_a_task(survey, client):
    client.force_login(coordinator_of(survey.initiative))
    form = {
        "part": "1",
        "purpose": "For the council",
        "licence": "CC-BY-4.0",
        "by_1_1": "age",
        "by_1_2": "area",
    }
    answer = client.post(f"/releases/new/surveys.survey/{survey.pk}/", form)
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    while run_next_task("a worker"):
        pass
    job = Job.objects.latest("work__enqueued_at")
    assert job.state == Job.State.DONE, (job.error, job.work.traceback)
    assert Release.objects.get(number=2).licence == "CC-BY-4.0"


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ({"by_1_1": ""}, "Choose one"),
        ({"by_1_1": "age", "by_1_2": "age"}, "Count by each question once"),
        ({"by_2_2": "area"}, "Choose the first question of this table, too"),
        ({"purpose": ""}, "Nothing is written yet"),
    ],
)
def test_what_is_typed_wrong_is_told_and_kept(survey, client, chosen, words):
    client.force_login(coordinator_of(survey.initiative))
    form = {"part": "1", "purpose": "For you", "licence": "CC0-1.0", "by_1_1": "age", **chosen}
    told = client.post(f"/releases/new/surveys.survey/{survey.pk}/", form).content.decode()
    assert words in told
    assert Release.objects.count() == 1


def test_what_is_taken_back_is_not_downloaded_and_still_counts(survey, client):
    release = Release.objects.get()
    client.force_login(coordinator_of(survey.initiative))
    client.post(f"/releases/{release.pk}/take-back/", {"reason": "A question was wrong."})
    told = client.get(f"/releases/{release.pk}/").content.decode()
    assert "A question was wrong." in told
    assert "55" not in re.sub(r"[0-9a-f]{64}", "", told.partition("<main")[2])
    assert client.get(f"/releases/{release.pk}/file/?as=csv").status_code == 403
    assert len(kept_of(survey)) == 1
    with pytest.raises(Refused, match="taken back"):
        actions.take_back_release(
            actor=coordinator_of(survey.initiative), release=release, reason="Once more"
        )


def test_rare_answers_are_merged_and_the_release_says_which(client):
    people = {("young", "north"): 30, ("young", "south"): 20, ("middle", "north"): 4, ("old", "south"): 12}
    survey = make_counted(people=people)
    release = publish(survey, ["age"])
    assert release.published["merged"] == [["age", "middle", "old"]]
    assert "How old are you: Middle + Old" in client.get(f"/releases/{release.pk}/").content.decode()


def test_the_ledger_of_an_initiative_and_of_the_site_list_it(survey, client):
    for address in ("/releases/", f"/releases/of/{survey.initiative.slug}/"):
        assert f"/releases/{Release.objects.get().pk}/" in client.get(address).content.decode()


def test_accounts_that_answered_both_are_counted_and_nobody_else_is_known():
    survey = make_survey(asked="everyone")
    other = make_survey(survey.initiative, asked="everyone")
    anna, ben = finish(survey), finish(survey)
    finish(other, anna)
    answered = known(survey, "1")
    assert (answered, known(other, "1")) == ({anna.pk, ben.pk}, {anna.pk})


@pytest.mark.parametrize(
    ("mine", "theirs", "most"),
    [
        ((20, "abcdefgh"), (30, "abcdefgh"), 20),
        ((3, "abc"), (3, "cde"), 1),
        ((4, "abc"), (3, "cde"), 2),
        ((20, ""), (30, ""), 20),
    ],
)
def test_whoever_answered_without_an_account_may_be_anybody(mine, theirs, most, monkeypatch):
    monkeypatch.setattr(population, "_known_of", lambda told: frozenset(theirs[1]))
    counted = SimpleNamespace(known=lambda thing, part: mine[1])
    told = Told("", "1", SimpleNamespace(people=theirs[0]))
    assert population.Known(None, "1", counted).most_in_both(mine[0], told) == most


def test_another_survey_that_asks_otherwise_has_variables_of_its_own():
    one, other = (
        Protected(DataRelease((CountTable.of({"age": parts}, [20, 30]),)), Rule(), (np.zeros(3, bool),), None)
        for parts in (["young", "old"], ["1", "2"])
    )
    same = population.renamed(one, one.release).release.tables[0].name
    assert same == "age"
    changed = population.renamed(other, one.release).release.tables[0].name
    assert changed.startswith("age ")
    assert changed == population.renamed(other, one.release).release.tables[0].name


def test_two_that_are_made_at_once_in_one_initiative_are_in_one_order(survey):
    line = Release.objects.get()
    line.pk, line.asked, line.about, line.number = None, uuid4(), "surveys.survey/999", 1
    with pytest.raises(IntegrityError), transaction.atomic():
        line.save(force_insert=True)

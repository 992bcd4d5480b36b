"""Conversations that were held elsewhere: in from Polis' files, out again with the same votes."""

import csv
import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.foundation.tasks.models import Job
from samenspel.foundation.tasks.worker import run_worker
from samenspel.methods.opinion import MalformedFile, read_statements, read_votes
from samenspel.phases.design import sources
from samenspel.phases.design.actions.importing import AlreadyImported
from samenspel.phases.design.models.opinion_maps import OpinionMap
from samenspel.phases.design.models.votes import AGREE
from samenspel.phases.design.sources import UnfitConversation
from tests.checks import assert_page
from tests.factories.design import COMMENTS, VOTES, make_imported_map, make_opinion_map, renew, vote_on
from tests.factories.initiatives import coordinator_of, make_initiative, make_member

pytestmark = pytest.mark.django_db
REAL = Path(__file__).parents[2] / "methods/opinion/conversations"
SEATTLE = [(REAL / f"15-per-hour-seattle{name}.csv").read_bytes() for name in ("-statements", "")]


def of_people(votes):
    """Everybody's votes, whoever they are."""
    people = {}
    for row, column, value in zip(votes.rows, votes.columns, votes.values, strict=True):
        people.setdefault(row, []).append((votes.statements[column], int(value)))
    return sorted(people.values())


@pytest.mark.parametrize("write", [sources.write_votes, sources.write_participants])
def test_the_export_of_an_import_gives_the_same_votes(write):
    comments, votes = SEATTLE
    map = make_imported_map(comments=comments, votes=votes)
    out = read_statements(sources.write_statements(map).encode())
    back = read_statements(comments)
    assert (out.texts, out.hidden, out.moderated) == (back.texts, back.hidden, back.moderated)
    assert of_people(read_votes(write(map).encode(), out)) == of_people(read_votes(votes, back))


def test_no_export_says_who_voted_or_in_what_order(monkeypatch):
    map = make_opinion_map()
    for _ in range(6):
        vote_on(map, make_member(map.initiative), AGREE)
    people = [str(one) for pair in map.voters.values_list("pk", "person") for one in pair]
    monkeypatch.setattr(sources.MIXING, "shuffle", lambda people: people.reverse())
    table = list(csv.DictReader(io.StringIO(sources.write_votes(map))))
    assert [row["voter-id"] for row in table] == ["0", "1", "2", "3", "4", "5"]
    assert list(table[0]) == ["voter-id", "comment-id", "vote"]
    assert not set(people) & {row["voter-id"] for row in table} - set("012345")


def test_the_people_of_each_file_are_mixed_anew(monkeypatch):
    map = make_imported_map()
    mixed = []
    monkeypatch.setattr(sources.MIXING, "shuffle", lambda people: mixed.append(len(people)))
    sources.write_votes(map)
    sources.write_participants(map)
    assert mixed == [2, 2]


def test_a_coordinator_sends_two_files_and_the_worker_makes_a_map_of_them(client):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    files = {
        name: SimpleUploadedFile(f"{name}.csv", content)
        for name, content in zip(("comments", "votes"), SEATTLE, strict=True)
    }
    answer = client.post(
        f"/design/opinion-maps/import/{initiative.slug}/", {"title": "Fifteen?", "credit": "Polis", **files}
    )
    assert "/jobs/" in answer["Location"]
    run_worker(once=True)
    map = OpinionMap.objects.get()
    assert Job.objects.get().state == "done", Job.objects.get().explanation
    page = client.get(answer["Location"], follow=True)
    assert page.redirect_chain[-1][0] == map.get_absolute_url()
    assert_page(page)
    assert [group.size for group in map.as_found.groups] == [74, 49]
    headings = [
        page.content.decode().find(words)
        for words in ("What unites", "Who thinks alike", "The map", "All statements")
    ]
    assert headings == sorted(headings)
    assert page.context["may_vote"].allowed is False


def test_a_file_that_came_twice_is_one_map():
    first = make_imported_map()
    with pytest.raises(AlreadyImported) as error:
        make_imported_map(first.initiative)
    assert (error.value.map, OpinionMap.objects.count()) == (first, 1)


@pytest.mark.parametrize(
    ("comments", "votes", "error", "words"),
    [
        (b"id,text\n1,a\n", VOTES, MalformedFile, "comment-id"),
        (COMMENTS, b"voter-id,vote\nann,1\n", MalformedFile, "comment-id"),
        (COMMENTS, b"voter-id,comment-id,vote\nann,0,5\n", MalformedFile, "is no vote"),
        (COMMENTS, b"voter-id,comment-id,vote\nann,3,1\n", UnfitConversation, "not in the file"),
        (b"comment-id,comment-body\nx,a\n", b"voter-id,comment-id,vote\n", UnfitConversation, "whole number"),
        (b"comment-id,comment-body\n1,\n", b"voter-id,comment-id,vote\n", UnfitConversation, "is empty"),
        (
            b"comment-id,comment-body\n1," + b"x" * 2001,
            b"voter-id,comment-id,vote\n",
            UnfitConversation,
            "longer",
        ),
        (
            b"comment-id,comment-body\n99999999999,a\n",
            b"voter-id,comment-id,vote\n",
            UnfitConversation,
            "whole",
        ),
    ],
)
def test_files_that_cannot_be_kept_are_refused_in_a_sentence_and_nothing_is_kept(
    comments, votes, error, words
):
    with pytest.raises(error, match=words):
        make_imported_map(comments=comments, votes=votes)
    assert OpinionMap.objects.count() == 0


def test_a_file_with_too_many_lines_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(sources, "MOST_VOTES", 2)
    monkeypatch.setattr(sources, "read_votes", None)
    with pytest.raises(UnfitConversation, match="more than 2 votes"):
        make_imported_map()


def test_who_waits_for_a_wrong_file_reads_what_is_wrong(client):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    files = {
        "comments": SimpleUploadedFile("c.csv", COMMENTS),
        "votes": SimpleUploadedFile("v.csv", b"a,b\n1,2\n"),
    }
    client.post(f"/design/opinion-maps/import/{initiative.slug}/", {"title": "Trees", **files})
    run_worker(once=True)
    job = Job.objects.get()
    assert (job.state, OpinionMap.objects.count()) == ("failed", 0)
    assert "Line 1" in job.explanation


def test_nobody_votes_in_an_imported_map_even_when_its_dates_change():
    map = make_imported_map()
    type(map.activity).objects.filter(pk=map.pk).update(closes_at=None)
    with pytest.raises(Refused, match="come from a file"):
        vote_on(map, make_member(map.initiative), AGREE, 0)


def test_statements_that_were_refused_or_about_people_make_no_groups():
    map = renew(make_imported_map())
    assert {one.number: (one.state, one.is_about_person) for one in map.statements.all()} == {
        0: ("approved", False),
        7: ("hidden", True),
    }
    entry = Entry.objects.get(verb="design.import_opinion_map")
    assert {name: entry.data[name] for name in ("people", "statements", "votes")} == {
        "people": 2,
        "statements": 2,
        "votes": 3,
    }

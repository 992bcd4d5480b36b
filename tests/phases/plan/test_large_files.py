"""Files that are far larger than any election: refused before anything is parsed, in words, at once."""

import time

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from samenspel.foundation.access import Refused
from samenspel.foundation.tasks.models import Job
from samenspel.foundation.ui.uploads import TooManyLines, lines_of
from samenspel.methods.budgeting import pabulib
from samenspel.phases.plan import actions
from samenspel.phases.plan.actions import importing
from samenspel.phases.plan.models import BudgetRound
from samenspel.phases.plan.sources import UnfitElection, check_size
from tests.factories.initiatives import coordinator_of, make_draft, make_initiative, make_member
from tests.factories.plan import election_file, make_own_round, work
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db
HEAD = b"META\nkey;value\nvote_type;approval\nbudget;9\nPROJECTS\nproject_id;cost\n"
VOTES = b"VOTES\nvoter_id;vote\n1;1\n"
TOO_LARGE = {
    "lines": HEAD + VOTES + b"1;1\n" * 600_001,
    "cells": HEAD + VOTES + (b"1;1" + b";" * 200_000 + b"\n") * 50,
    "projects": HEAD + b"1;1\n" * 300_000 + VOTES,
    "projects at the end": b"META\nkey;value\n"
    + VOTES
    + b" projects \nproject_id;cost\n"
    + b"1;1\r" * 300_000,
}


LATER = {
    "list_voters": lambda actor, round: actions.list_voters_later(
        actor=actor, round=round, file=ContentFile(b"a@example.org", "list.txt")
    ),
    "make_codes": lambda actor, round: actions.make_codes_later(actor=actor, round=round, count=1),
    "import_election": lambda actor, round: actions.import_later(
        actor=actor, initiative=round.initiative, file=ContentFile(b"x", "town.pb"), file_name="town.pb"
    ),
}


@pytest.fixture
def coordinator(client):
    initiative = make_draft()
    client.force_login(coordinator_of(initiative))
    return f"/plan/import/{initiative.slug}/"


def send(client, address, source):
    return client.post(address, {"file": SimpleUploadedFile("town.pb", source)})


@pytest.mark.parametrize("what", TOO_LARGE)
def test_a_file_far_larger_than_an_election_is_refused_before_it_is_parsed(
    client, coordinator, what, monkeypatch
):
    monkeypatch.setattr("samenspel.phases.plan.tasks.parsed", lambda *words: pytest.fail("It was parsed."))
    started = time.process_time()
    send(client, coordinator, TOO_LARGE[what])
    work()
    (job,) = Job.objects.all()
    assert (job.state, what.split()[0] in job.error, BudgetRound.objects.exists()) == ("failed", True, False)
    assert time.process_time() - started < 2


def test_projects_that_hide_behind_quotes_are_counted_after_parsing(monkeypatch):
    monkeypatch.setattr("samenspel.phases.plan.sources.MOST_PROJECTS", 1)
    with pytest.raises(UnfitElection, match="projects"):
        importing.check_storable(pabulib.read_pabulib(election_file()))


def test_the_largest_elections_are_not_too_large():
    """Four times Kraków 2024, and Wrocław 2015."""
    votes = HEAD + b"1;1\n" * 1_000 + VOTES
    check_size(votes + b"1;1,2,3;;;\n" * 4 * 65_000)
    check_size(votes + b"1;1;F;30;internet\n" * 4 * 132_000)


def test_a_second_file_waits_until_the_first_is_read(client, coordinator):
    assert send(client, coordinator, election_file()).status_code == 302
    assert send(client, coordinator, election_file()).status_code == 403
    assert Job.objects.count() == 1
    work()
    assert send(client, coordinator, election_file(budget="9999")).status_code == 302


def test_another_person_does_not_wait(client, coordinator):
    send(client, coordinator, election_file())
    theirs = make_initiative()
    client.force_login(coordinator_of(theirs))
    assert send(client, f"/plan/import/{theirs.slug}/", election_file()).status_code == 302


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\v", "\u2028"])
def test_a_list_of_too_many_lines_is_refused_at_once(end):
    started = time.process_time()
    with pytest.raises(TooManyLines):
        lines_of(f"a@b.nl{end}" * 600_000)
    assert time.process_time() - started < 2


@pytest.mark.parametrize("name", ["list_voters", "make_codes", "import_election"])
def test_one_of_each_kind_waits_for_each_person(client, name):
    """Whoever sent it; another person does not wait."""
    initiative = make_initiative()
    round = make_own_round(initiative, who="codes" if name == "make_codes" else "list")
    later = LATER[name]
    first, second = (make_member(initiative, make_person(), role="coordinator") for _each in range(2))
    later(first, round)
    with pytest.raises(Refused, match="Your other"):
        later(first, round)
    later(second, round)
    assert Job.objects.count() == 2
    work()
    later(first, round)

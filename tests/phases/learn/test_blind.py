"""Eight marks of an author are planted in a contribution. Every address is asked as every kind of person, in
every phase: the marks come only to authors and to those who run it without a conflict."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samenspel.foundation.journal.models import Entry, Message
from samenspel.phases.learn.actions.contributions import withdraw_contribution
from samenspel.phases.learn.actions.reviews import add_remark, decide, send_decisions, write_review
from samenspel.phases.learn.letters.panels import due_reminders
from samenspel.phases.learn.models.calls import ReviewPhase
from samenspel.phases.learn.models.contributions import Author
from samenspel.phases.learn.models.reviews import Assignment
from tests.factories.lotteries import run_tasks
from tests.factories.panels import (
    make_assignment,
    make_call,
    make_contribution,
    make_edition,
    make_reviewer,
    make_somebody,
    make_version,
    open_review,
    organiser_of,
)
from tests.methods.stripping.planted import (
    CHANGE,
    FILE,
    MAIL,
    MARKS,
    NAME,
    OFFICE,
    ORCID,
    PDF,
    PLACE,
    all_of,
    docx,
    pdf,
)
from tests.world import routes

pytestmark = pytest.mark.django_db
MAY_KNOW = {"author", "organiser"}
PHASES = ("handed in", "reviewing", "discussion", "decided", "sent")
INVOLVED = ("other author", "reviewer", "reviewer with a conflict", "organiser with a conflict")
KINDS = {"docx": docx, "pdf": pdf}
LACKS = {"docx": {PDF}, "pdf": {OFFICE, CHANGE}}


class Planted:
    """A contribution with all marks, and everybody around it."""

    def __init__(self, kind="docx", **values):
        self.edition = make_edition()
        self.call = make_call(self.edition, **values)
        author = make_somebody("Auke", domain="planted.example")
        author.display_name = NAME
        author.save()
        self.contribution = make_contribution(self.call, author)
        rows = Author.objects.filter(contribution=self.contribution)
        rows.update(name=NAME, email=MAIL, affiliation=PLACE, orcid=ORCID)
        self.version = make_version(self.contribution, KINDS[kind](), kind, f"{FILE}.{kind}")
        run_tasks()
        colleague, torn = make_somebody("Cora"), make_somebody("Tora")
        self.edition.organisers.create(person=torn)
        self.reviewers = [
            make_reviewer(self.call),
            make_reviewer(self.call, side="practitioner"),
            make_reviewer(self.call, colleague),
            make_reviewer(self.call, torn),
        ]
        for one in self.reviewers[2:]:
            email = f"{one.person.display_name.lower()}@planted.example"
            one.person.emailaddress_set.create(email=email, verified=True)
        self.seats = [make_assignment(self.contribution, one) for one in self.reviewers]
        other = make_contribution(self.call)
        self.people = {
            "anonymous": None,
            "other author": other.authors.get().person,
            "reviewer": self.reviewers[0].person,
            "reviewer with a conflict": colleague,
            "organiser with a conflict": torn,
            "administrator": make_somebody("Adam"),
            "author": author,
            "organiser": organiser_of(self.edition),
        }
        administrator = self.people["administrator"]
        administrator.is_administrator = True
        administrator.save()

    def phases(self):
        """All that come after each other, and what has to happen for each."""
        yield "handed in"
        open_review(self.call, talks=False)
        self.call.__class__.objects.filter(pk=self.call.pk).update(closes_at=timezone.now())
        yield "reviewing"
        open_review(self.call, talks=True)
        for seat in self.seats[:2]:
            self._review(Assignment.objects.get(pk=seat.pk))
        yield "discussion"
        run = organiser_of(self.edition)
        decide(actor=run, contribution=self.contribution, outcome="accept", words="Welcome.")
        yield "decided"
        send_decisions(actor=run, call=self.call)
        yield "sent"

    def _review(self, seat):
        marks = {str(one.pk): 3 for one in self.call.criteria.filter(of_kind="paper")}
        words = {"for_authors": "Clear.", "is_handed_in": True}
        write_review(actor=seat.reviewer.person, assignment=seat, marks=marks, **words)
        add_remark(actor=seat.reviewer.person, assignment=seat, text="I agree.")

    def come_to(self, phase):
        next(one for one in self.phases() if one == phase)
        return self

    def withdraw(self):
        author = self.people["author"]
        withdraw_contribution(actor=author, contribution=self.contribution, because="Too early.")

    @property
    def words(self):
        return {
            "series_id": self.edition.series_id,
            "edition_id": self.edition.pk,
            "call_id": self.call.pk,
            "contribution_id": self.contribution.pk,
            "number": self.version.number,
        }

    def addresses(self):
        """Of this app: every one that leads to the contribution, or to somebody's part in it."""
        for route in routes():
            if route.name.startswith("learn:") and "GET" in route.view.methods:
                for reviewer, seat in list(zip(self.reviewers, self.seats, strict=True))[::3]:
                    known = {**self.words, "reviewer_id": reviewer.pk, "assignment_id": seat.pk}
                    if route.words and route.words.keys() <= known.keys():
                        yield address_of(route, known)
        yield f"/learn/contributions/{self.contribution.pk}/files/{self.version.number}/?copy"
        yield from (f"/search/?q={word}" for word in ("Quist", "planted"))

    def told(self, may_know=MAY_KNOW):
        return marks_told(self.people, [*self.addresses()], may_know)


def address_of(route, known):
    return reverse(route.name, kwargs={name: known[name] for name in route.words})


def marks_told(people, addresses, may_know=MAY_KNOW):
    """By kind of person and address, the marks that came; of those who may not have them. Each address is
    asked once, for all marks."""
    found = {}
    for kind in people.keys() - may_know:
        client = Client(raise_request_exception=False)
        if people[kind] is not None:
            client.force_login(people[kind])
        for address in dict.fromkeys(addresses):
            if marks := _marks(client.get(address)):
                found[kind, address] = marks
    return found


def _marks(response):
    body = b"".join(response.streaming_content) if response.streaming else response.content
    told = all_of(body) + str(response.headers).encode()
    return [mark for mark in MARKS if mark.encode() in told or mark.encode("utf-16-be") in told]


@pytest.mark.slow
@pytest.mark.usefixtures("short_refusals", "nobody_reads_what_is_answered")
def test_no_mark_comes_to_who_may_not_know_in_any_phase():
    planted = Planted("docx")
    planted.people = {kind: planted.people[kind] for kind in INVOLVED}
    assert {phase: planted.told() for phase in planted.phases()} == {phase: {} for phase in PHASES}


@pytest.mark.slow
@pytest.mark.usefixtures("short_refusals", "nobody_reads_what_is_answered")
def test_no_mark_comes_to_who_may_not_know_while_it_is_reviewed_and_after_it_is_withdrawn():
    planted = Planted("pdf").come_to("reviewing")
    told = [planted.told()]
    planted.withdraw()
    assert [*told, planted.told()] == [{}, {}]


@pytest.mark.parametrize("kind", KINDS)
def test_the_marks_are_there_for_who_may_know(kind):
    planted = Planted(kind)
    told = planted.told(may_know=planted.people.keys() - MAY_KNOW)
    assert {who for who, _address in told} == MAY_KNOW
    assert {mark for marks in told.values() for mark in marks} == set(MARKS) - LACKS[kind]


@pytest.mark.slow
@pytest.mark.usefixtures("short_refusals", "nobody_reads_what_is_answered")
def test_no_other_address_of_the_site_tells_a_mark():
    planted = Planted("docx").come_to("discussion")
    people = {kind: planted.people[kind] for kind in ("reviewer", "organiser with a conflict")}
    addresses = [reverse(route.name) for route in routes() if _is_elsewhere(route)]
    assert marks_told(people, addresses) == {}


def _is_elsewhere(route):
    """Lists, starts, search and news; what has words in its address leads to other things."""
    return route.is_ours and "GET" in route.view.methods and not route.words


def test_no_letter_to_reviewers_and_no_entry_of_the_journal_tells_a_mark():
    planted = Planted("docx")
    planted.come_to("discussion")
    planted.withdraw()
    theirs = {one.person.email for one in planted.reviewers}
    letters = [one for one in Message.objects.all() if one.to in theirs]
    assert letters
    texts = [f"{one.subject} {one.text} {one.html}" for one in letters]
    for text in [*texts, *(str(one.data) for one in Entry.objects.all())]:
        assert [mark for mark in MARKS if mark in text] == []


def test_a_reviewer_knows_the_authors_where_the_call_says_so_and_the_file_stays_neutral():
    planted = Planted("docx", blindness="single")
    planted.come_to("reviewing")
    reviewer = {"reviewer": planted.people["reviewer"]}
    told = marks_told(reviewer, [*planted.addresses()])
    assert {mark for marks in told.values() for mark in marks} == {NAME}
    assert not any(address.endswith("/file/") for _kind, address in told)


def test_counts_leave_out_what_a_conflict_hides():
    planted = Planted("docx")
    planted.come_to("reviewing")
    client = Client()
    client.force_login(planted.people["organiser with a conflict"])
    page = client.get(f"/learn/calls/{planted.call.pk}/contributions/")
    assert ([row["contribution"].number for row in page.context["rows"]], page.context["told"]) == ([2], 0)
    page = client.get(f"/learn/calls/{planted.call.pk}/reviewers/")
    assert {row["load"] for row in page.context["rows"]} == {0}


@pytest.mark.usefixtures("short_refusals", "nobody_reads_what_is_answered")
def test_a_new_phase_opens_nothing_that_was_hidden():
    planted = Planted("docx")
    planted.come_to("discussion")
    ReviewPhase.objects.all().delete()
    open_review(planted.call, name="Second round", shown="always", talks=True)
    assert planted.told() == {}


def test_reminders_stop_when_all_is_handed_in():
    planted = Planted("docx")
    planted.come_to("reviewing")
    ReviewPhase.objects.update(closes_at=timezone.now() + timedelta(days=1))
    due = {one.thing.pk: one for one in due_reminders()}
    assert {one.pk for one in planted.reviewers} <= set(due)
    assert due[planted.reviewers[0].pk].write() is True
    next(one for one in planted.phases() if one == "discussion")
    ReviewPhase.objects.update(closes_at=timezone.now() + timedelta(days=1))
    assert due[planted.reviewers[0].pk].write() is False

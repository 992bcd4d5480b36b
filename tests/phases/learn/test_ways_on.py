"""What keeps people from reviewing, and the ways on when something was wrong or does not go through."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Message
from samenspel.phases.learn.actions.calls import cancel_call, remove_phase
from samenspel.phases.learn.actions.reviewing import declare_conflict, remove_reviewer
from samenspel.phases.learn.actions.reviews import write_review
from samenspel.phases.learn.actions.series import dismiss_organiser
from samenspel.phases.learn.models.contributions import Contribution
from samenspel.phases.learn.models.reviews import Reviewer, Stage
from samenspel.phases.learn.models.series import Organiser
from samenspel.phases.learn.rules.conflicts import conflicts_between
from tests.factories.panels import (
    make_assignment,
    make_call,
    make_contribution,
    make_edition,
    make_reviewer,
    make_somebody,
    open_review,
    organiser_of,
)
from tests.phases.learn.test_panels import contributed, told

pytestmark = pytest.mark.django_db


def page(client, person, address):
    client.force_login(person)
    return client.get(address)


def letters_to(person):
    return [one.subject for one in Message.objects.all() if one.to == person.email]


def test_a_cancelled_call_says_why_to_all_who_wait_and_takes_nothing_more(client):
    call = make_call(substitute=make_somebody("Sub"))
    contribution, reviewer = make_contribution(call), make_reviewer(call)
    seat = make_assignment(contribution, reviewer)
    open_review(call)
    author = contribution.authors.get().person
    client.force_login(organiser_of(call.edition))
    client.post(f"/learn/calls/{call.pk}/cancel/", {"reason": "The hall burnt down."})
    for person in (author, reviewer.person, call.substitute):
        assert letters_to(person)[-1] == f"Cancelled: {call.title}"
    assert "The hall burnt down." in told(client.get(call.get_absolute_url()))
    assert page(client, reviewer.person, f"/learn/reviews/{seat.pk}/").status_code == 403
    client.force_login(author)
    answer = client.post(f"/learn/calls/{call.pk}/contributions/submit/", contributed(author))
    assert (answer.status_code, Contribution.objects.count()) == (403, 1)
    assert page(client, author, contribution.get_absolute_url()).status_code == 200
    with pytest.raises(Refused, match="This call was cancelled"):
        cancel_call(actor=organiser_of(call.edition), call=call, reason="Twice.")


def test_a_reviewer_is_let_go_as_long_as_nobody_was_told_what_to_read(client):
    call = make_call()
    one, other = make_reviewer(call), make_reviewer(call)
    make_assignment(make_contribution(call), one, Stage.DRAFT)
    client.force_login(organiser_of(call.edition))
    client.post(f"/learn/reviewing/{one.pk}/remove/")
    assert Reviewer.objects.get() == other
    assert letters_to(one.person)[-1] == f"You need not review for {call.title}"
    make_assignment(make_contribution(call), other)
    assert "Remove" not in told(client.get(f"/learn/calls/{call.pk}/reviewers/"))
    with pytest.raises(Refused, match="Reviewers were told what to read already"):
        remove_reviewer(actor=organiser_of(call.edition), reviewer=other)


def test_an_organiser_is_dismissed_but_never_the_last(client):
    edition = make_edition()
    other = edition.organisers.create(person=make_somebody("Otto"))
    client.force_login(organiser_of(edition))
    client.post(f"/learn/organisers/{other.pk}/dismiss/")
    last = Organiser.objects.get()
    assert letters_to(other.person)[-1] == f"You no longer organise {edition}"
    with pytest.raises(Refused, match="Ask somebody else to organise first"):
        dismiss_organiser(actor=last.person, organiser=last)


def test_a_phase_is_removed_until_somebody_reviewed_in_it(client):
    call = make_call()
    seat = make_assignment(make_contribution(call), make_reviewer(call))
    client.force_login(organiser_of(call.edition))
    client.post(f"/learn/phases/{open_review(call).pk}/remove/")
    assert not call.phases.exists()
    phase = open_review(call)
    write_review(actor=seat.reviewer.person, assignment=seat, marks={}, for_authors="A draft")
    with pytest.raises(Refused, match="Somebody reviewed in this phase already"):
        remove_phase(actor=organiser_of(call.edition), phase=phase)


def test_whom_authors_do_not_want_does_not_review_by_any_address_and_organisers_read_why(client):
    call, author = make_call(), make_somebody("Auke")
    reviewer = make_reviewer(call, make_somebody("Rosa"))
    reviewer.person.emailaddress_set.create(email="rosa@home.example", verified=True)
    client.force_login(author)
    typed = {"opposed": "ROSA@home.example, we were married\nnobody@elsewhere.example"}
    client.post(f"/learn/calls/{call.pk}/contributions/submit/", contributed(author, **typed))
    made = Contribution.objects.get()
    assert [one.kind for one in conflicts_between(reviewer.person, made)] == ["declared"]
    seen = told(page(client, organiser_of(call.edition), made.get_absolute_url()))
    assert "rosa@home.example: we were married" in seen
    assert "Rosa: declared" in seen
    page_typed = page(client, author, f"/learn/contributions/{made.pk}/change/").content.decode()
    assert "rosa@home.example, we were married" in page_typed
    seat = make_assignment(made, reviewer)
    open_review(call)
    assert page(client, reviewer.person, f"/learn/reviews/{seat.pk}/").status_code == 404
    assert made.title not in told(page(client, reviewer.person, reviewer.get_absolute_url()))


@pytest.mark.parametrize("line", ["Rosa, we were married", "rosa@home.example we were married", "@, x"])
def test_a_line_without_an_address_comes_back(client, line):
    call, author = make_call(), make_somebody("Auke")
    client.force_login(author)
    answer = client.post(f"/learn/calls/{call.pk}/contributions/submit/", contributed(author, opposed=line))
    assert "does not begin with an e-mail address and a comma" in told(answer)


def test_why_a_reviewer_declared_a_conflict_reads_only_who_runs_it(client):
    call = make_call()
    contribution = make_contribution(call)
    reviewer, other = make_reviewer(call), make_reviewer(call)
    open_review(call)
    seat, theirs = make_assignment(contribution, reviewer), make_assignment(contribution, other)
    declare_conflict(actor=reviewer.person, assignment=seat, why="She taught me.")
    addresses = [contribution.get_absolute_url(), f"/learn/reviews/{theirs.pk}/"]
    reads = {
        name: any("She taught me." in page(client, person, address).content.decode() for address in addresses)
        for name, person in (
            ("organiser", organiser_of(call.edition)),
            ("author", contribution.authors.get().person),
            ("reviewer", other.person),
        )
    }
    assert reads == {"organiser": True, "author": False, "reviewer": False}


def test_what_somebody_reviews_is_read_in_as_many_queries_however_long_it_is(client):
    call = make_call()
    reviewer = make_reviewer(call)
    open_review(call)
    counted = []
    for _more in range(2):
        for _one in range(3):
            make_assignment(make_contribution(call), reviewer)
        client.force_login(reviewer.person)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(reviewer.get_absolute_url()).status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1]

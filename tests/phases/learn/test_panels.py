"""A panel from call to decisions, through its pages."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from samenspel.foundation.journal.models import Message
from samenspel.phases.learn.actions.contributions import change_contribution
from samenspel.phases.learn.models.calls import Call
from samenspel.phases.learn.models.contributions import Contribution, Copying, Version
from samenspel.phases.learn.models.reviews import Assignment, Decision, Review, Stage
from samenspel.phases.learn.models.series import Edition
from tests.factories.lotteries import run_tasks
from tests.factories.panels import (
    make_assignment,
    make_call,
    make_contribution,
    make_edition,
    make_reviewer,
    make_series,
    make_somebody,
    open_review,
    organiser_of,
)
from tests.factories.services import make_administrator
from tests.methods.stripping.planted import pdf

pytestmark = pytest.mark.django_db
ASKED = {
    "title": "Who coproduces?",
    "text": "Papers and cases.",
    "themes": "schools\nsafety",
    "kinds": ["paper", "case"],
    "opens_at": "2026-01-01 09:00",
    "closes_at": "2099-03-01 23:59",
    "blindness": "double",
    "each": "2",
}
ROWS = {"authors-TOTAL_FORMS": "2", "authors-INITIAL_FORMS": "1"}


def told(page):
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", page.content.decode()))


def contributed(author, **values):
    first = {"authors-0-name": author.display_name, "authors-0-email": author.email}
    return {
        "kind": "paper",
        "title": "A play",
        "abstract": "Forty parents.",
        "language": "en",
        **ROWS,
        **first,
        **values,
    }


def test_an_administrator_adds_a_series_and_an_edition(client):
    client.force_login(make_administrator())
    client.post("/learn/series/add/", {"name": "Budapest seminar", "summary": "In 2012."})
    series = make_series()
    asked = {"name": "2027", "begins_on": "2027-05-01", "ends_on": "2027-05-02", "zone": "Europe/Budapest"}
    response = client.post(f"/learn/series/{series.pk}/editions/add/", asked)
    edition = Edition.objects.get()
    assert response["Location"] == edition.get_absolute_url()
    assert "Not verified" in told(client.get("/learn/series/"))


@pytest.mark.parametrize("zone", ["Berlin", "UTC+1", "Europe/Atlantis", ""])
def test_a_zone_without_its_full_name_comes_back(client, zone):
    client.force_login(make_administrator())
    asked = {"name": "2027", "begins_on": "2027-05-01", "ends_on": "2027-05-02", "zone": zone}
    page = client.post(f"/learn/series/{make_series().pk}/editions/add/", asked)
    assert page.status_code == 200
    assert not Edition.objects.exists()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("2027-03-28 02:30", "There is no such moment: the clock is set forward then."),
        ("2027-10-31 02:30", "This time comes twice in that night, because the clock is set back."),
        ("2027-10-31", "Write a time too, such as 23:59."),
        ("tomorrow", "Write a day and a time, such as 2026-12-05 23:59."),
    ],
)
def test_a_deadline_that_no_clock_shows_or_shows_twice_gets_a_sentence(client, typed, says):
    edition = make_edition()
    client.force_login(organiser_of(edition))
    page = client.post(f"/learn/editions/{edition.pk}/calls/set-up/", {**ASKED, "closes_at": typed})
    assert says in told(page)
    assert f'value="{typed}"' in page.content.decode()


@pytest.mark.parametrize(
    ("values", "closes"),
    [
        ({"closes_at": "2027-10-31 02:30 +01:00"}, "2027-10-31T01:30:00+00:00"),
        ({"closes_at": "2027-10-31 02:30 +02:00"}, "2027-10-31T00:30:00+00:00"),
        ({"closes_at": "2027-03-01 23:59"}, "2027-03-01T22:59:00+00:00"),
        ({"closes_at": "2027-03-01 23:59", "anywhere": "on"}, "2027-03-02T11:59:00+00:00"),
        ({"closes_at": "2027-03-28 02:30", "anywhere": "on"}, "2027-03-28T14:30:00+00:00"),
    ],
)
def test_a_deadline_is_said_in_the_zone_of_the_edition_or_anywhere_on_earth(client, values, closes):
    edition = make_edition()
    client.force_login(organiser_of(edition))
    client.post(f"/learn/editions/{edition.pk}/calls/set-up/", {**ASKED, **values})
    assert Call.objects.get().closes_at.isoformat() == closes


def test_somebody_contributes_and_finds_it_again(client):
    call, author = make_call(), make_somebody("Auke")
    client.force_login(author)
    response = client.post(f"/learn/calls/{call.pk}/contributions/submit/", contributed(author))
    made = Contribution.objects.get()
    assert response["Location"] == made.get_absolute_url()
    assert (made.number, made.authors.get().person) == (1, author)
    assert "A play" in told(client.get(call.get_absolute_url()))


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"authors-0-orcid": "0000-0003-2680-0055"}, "This is no ORCID: a digit is wrong."),
        ({"authors-0-orcid": "0000-0000-0000-0000"}, "This is no ORCID: a digit is wrong."),
        ({"abstract": ""}, "Nothing is written yet."),
        ({"kind": "case"}, "Nothing is written yet."),
        ({"authors-0-name": "", "authors-0-email": ""}, "Name at least one author."),
        ({"authors-0-name": ""}, "Write the name of this author."),
    ],
)
def test_what_is_wrong_comes_back_as_it_was_typed(client, values, says):
    call, author = make_call(), make_somebody("Auke")
    client.force_login(author)
    page = client.post(f"/learn/calls/{call.pk}/contributions/submit/", contributed(author, **values))
    assert says in told(page)
    assert not Contribution.objects.exists()


def test_after_the_deadline_nothing_is_taken_and_what_is_there_stays(client):
    call, author = make_call(), make_somebody("Auke")
    made = make_contribution(call, author)
    Call.objects.update(closes_at=timezone.now())
    client.force_login(author)
    assert (
        client.post(f"/learn/calls/{call.pk}/contributions/submit/", contributed(author)).status_code == 403
    )
    assert client.get(f"{made.get_absolute_url()}change/").status_code == 403
    assert client.get(made.get_absolute_url()).status_code == 200


def test_a_file_gets_a_copy_for_reviewers_and_an_encrypted_one_a_sentence(client):
    author = make_somebody("Auke")
    made = make_contribution(author=author)
    client.force_login(author)
    page = client.post(f"{made.get_absolute_url()}files/add/", {"file": sent(pdf(encrypted=True))})
    assert "protected with a password" in told(page)
    client.post(f"{made.get_absolute_url()}files/add/", {"file": sent(pdf(f"by {author.display_name}"))})
    run_tasks()
    version = Version.objects.get()
    assert (version.copying, [what for what, _text in version.left]) == (Copying.READY, ["name"])
    assert "This still stands in its text" in told(client.get(made.get_absolute_url()))


def sent(data, name="Auke-draft.pdf"):
    return SimpleUploadedFile(name, data, "application/pdf")


def reviewed_call():
    call = make_call()
    contribution = make_contribution(call)
    people = [make_reviewer(call, side="scholar"), make_reviewer(call, side="practitioner")]
    open_review(call)
    return call, contribution, people


def test_reviewers_are_planned_told_and_write_and_decisions_go_out_at_once(client):
    call, contribution, (scholar, _other) = reviewed_call()
    client.force_login(organiser_of(call.edition))
    client.post(f"/learn/calls/{call.pk}/reviewers/assign/")
    run_tasks()
    assert [*Assignment.objects.values_list("stage", flat=True)] == [Stage.DRAFT, Stage.DRAFT]
    assert "the one scholar of this contribution" in told(
        client.get(f"/learn/calls/{call.pk}/contributions/")
    )
    client.post(f"/learn/calls/{call.pk}/reviewers/tell/")
    client.force_login(scholar.person)
    mine = Assignment.objects.get(reviewer=scholar)
    assert contribution.title in told(client.get(scholar.get_absolute_url()))
    marks = {f"mark_{one.pk}": "4" for one in call.criteria.filter(of_kind="paper")}
    client.post(f"/learn/reviews/{mine.pk}/write/", {"for_authors": "Not yet"})
    assert not Review.objects.get().is_handed_in
    page = client.post(f"/learn/reviews/{mine.pk}/write/", {"for_authors": "", "hand_in": "yes"})
    assert "Choose one, to hand this in." in told(page)
    client.post(f"/learn/reviews/{mine.pk}/write/", {**marks, "for_authors": "Clear.", "hand_in": "yes"})
    assert Review.objects.get().is_handed_in
    client.force_login(organiser_of(call.edition))
    client.post(f"/learn/contributions/{contribution.pk}/decide/", {"outcome": "accept", "words": "Welcome."})
    author = contribution.authors.get().person
    client.force_login(author)
    assert "Welcome." not in told(client.get(contribution.get_absolute_url()))
    client.force_login(organiser_of(call.edition))
    assert "Welcome." in told(client.get(f"/learn/calls/{call.pk}/decisions/"))
    client.post(f"/learn/calls/{call.pk}/decisions/send/")
    client.force_login(author)
    page = told(client.get(contribution.get_absolute_url()))
    assert "Welcome." in page
    assert "Clear." in page
    assert scholar.person.display_name not in page
    assert Decision.objects.get().sent_at
    subjects = [one.subject for one in Message.objects.all() if one.to == author.email]
    assert subjects[-1] == f"Accepted: {contribution.title}"


def test_what_cannot_be_assigned_says_what_would_help(client):
    call = make_call()
    make_contribution(call)
    make_reviewer(call, side="scholar")
    client.force_login(organiser_of(call.edition))
    job = client.post(f"/learn/calls/{call.pk}/reviewers/assign/")["Location"]
    run_tasks()
    page = told(client.get(job))
    assert "Ask more practitioners without conflicts: 1 would do." in page


def test_who_becomes_a_colleague_by_a_change_reads_it_no_more(client):
    _call, contribution, (scholar, _other) = reviewed_call()
    mine = make_assignment(contribution, scholar)
    client.force_login(scholar.person)
    assert client.get(f"/learn/reviews/{mine.pk}/").status_code == 200
    author = contribution.authors.get().person
    rows = [
        {"name": "Auke", "email": author.email, "affiliation": "", "orcid": ""},
        {"name": "R.", "email": scholar.person.email, "affiliation": "", "orcid": ""},
    ]
    change_contribution(actor=author, contribution=contribution, authors=rows)
    mine.refresh_from_db()
    assert (mine.stage, mine.ended_because) == (Stage.ENDED, "conflict")
    assert client.get(f"/learn/reviews/{mine.pk}/").status_code == 404


def test_an_address_confirmed_later_closes_the_contribution_at_its_opening(client):
    _call, contribution, (scholar, _other) = reviewed_call()
    mine = make_assignment(contribution, scholar)
    contribution.authors.update(email="second@planted.example", person=None)
    client.force_login(scholar.person)
    assert client.get(f"/learn/reviews/{mine.pk}/").status_code == 200
    scholar.person.emailaddress_set.create(email="second@planted.example", verified=True)
    assert client.get(f"/learn/reviews/{mine.pk}/").status_code == 404


def test_what_an_organiser_contributes_only_the_substitute_sees(client):
    substitute = make_somebody("Sub")
    edition = make_edition()
    organiser, other = organiser_of(edition), make_somebody("Otto")
    edition.organisers.create(person=other)
    call = make_call(edition, substitute=substitute)
    own = make_contribution(call, organiser)
    seen = {}
    for person in (organiser, other, substitute):
        client.force_login(person)
        page = client.get(f"/learn/calls/{call.pk}/contributions/")
        seen[person.display_name] = own.title in told(page)
    assert seen == {"Orla": False, "Otto": False, "Sub": True}


def test_without_a_substitute_an_organisers_contribution_is_not_taken(client):
    edition = make_edition()
    call, organiser = make_call(edition), organiser_of(edition)
    client.force_login(organiser)
    page = client.post(f"/learn/calls/{call.pk}/contributions/submit/", contributed(organiser))
    assert page.status_code == 403
    assert not Contribution.objects.exists()

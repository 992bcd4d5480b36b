"""Proceedings from what authors hand in to volumes, their corrections and what was withdrawn."""

import io
import json
import re

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Message
from samenspel.foundation.ui.pdf import volume_of
from samenspel.phases.learn.actions.contributions import withdraw_contribution
from samenspel.phases.learn.actions.proceedings import (
    agree_to_paper,
    hand_in_paper,
    keep_volume,
    publish_proceedings,
    withdraw_paper,
)
from samenspel.phases.learn.models.proceedings import Paper, Proceedings, Volume
from samenspel.phases.learn.queries.volumes import on_paper
from samenspel.phases.learn.tasks.proceedings import make_missing_volumes
from tests.factories.brought import work
from tests.factories.panels import make_edition, make_somebody, organiser_of
from tests.factories.proceedings import make_paper, make_proceedings, make_volume
from tests.factories.programme import make_accepted
from tests.methods.bibliography.test_depositing import crossref, datacite
from tests.methods.stripping.planted import pdf
from tests.phases.learn.test_panels import told

pytestmark = pytest.mark.django_db


def seen(client, person, address):
    client.force_login(person)
    return client.get(address)


def public(volume, part=""):
    return f"/learn/editions/{volume.proceedings.edition_id}/proceedings/{part}"


def by(*people):
    return [
        {"name": f"{one.display_name} van der Berg", "email": one.email, "affiliation": "", "orcid": ""}
        for one in people
    ]


def read(volume):
    work()
    make_missing_volumes()
    volume.refresh_from_db()
    pages = pypdf.PdfReader(io.BytesIO(volume.file.read())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_organisers_set_them_up_authors_hand_in_and_a_volume_is_public(client):
    edition = make_edition()
    contribution = make_accepted(edition)
    author = contribution.authors.get().person
    seen(client, organiser_of(edition), f"/learn/editions/{edition.pk}/")
    words = {"title": "Who coproduces", "publisher": "Samenrode Press", "language": "en", "prefix": "10.x"}
    address = f"/learn/editions/{edition.pk}/proceedings/set-up/"
    assert "looks like 10.5555" in told(client.post(address, words))
    client.post(address, {**words, "prefix": "10.5555", "isbn": "978-3-16-148410-0", "preface": "# Welcome"})
    paper = f"/learn/contributions/{contribution.pk}/paper/"
    client.force_login(author)
    empty = client.post(paper, {"licence": "CC-BY-4.0", "others_agree": "on"})
    assert "Write the text, or choose a file" in told(empty)
    client.post(paper, {"licence": "CC-BY-4.0", "others_agree": "on", "text": "# Play\n\nThey *wrote* it."})
    assert "All agree" in told(
        seen(client, organiser_of(edition), f"/learn/editions/{edition.pk}/proceedings/prepare/")
    )
    client.post(f"/learn/editions/{edition.pk}/proceedings/publish/", {"note": ""})
    volume = Volume.objects.get()
    client.logout()
    assert contribution.title in told(client.get(public(volume)))
    page = client.get(f"/learn/papers/{contribution.pk}/").content.decode()
    assert f'<meta name="citation_title" content="{contribution.title}">' in page
    assert f'citation_doi" content="10.5555/samenspel.{edition.pk}.paper.{contribution.pk}"' in page
    assert f"/learn/papers/{contribution.pk}/paper.pdf" in page
    assert "<em>wrote</em>" in page
    assert "They wrote it." in read(volume)
    assert client.get(public(volume, "1/volume.pdf")).content[:5] == b"%PDF-"
    assert client.get(f"/learn/papers/{contribution.pk}/paper.pdf").content[:5] == b"%PDF-"


def test_what_agencies_get_is_valid_and_only_organisers_take_it(client):
    volume = make_volume()
    client.force_login(organiser_of(volume.proceedings.edition))
    deposit = client.get(public(volume, "deposit/?as=crossref")).content
    crossref().validate(deposit.partition(b"?>")[2].decode())
    for paper in json.loads(client.get(public(volume, "deposit/?as=datacite")).content):
        datacite().validate(paper)
    client.logout()
    assert client.get(public(volume, "deposit/")).status_code in (302, 403)
    assert "@inproceedings" in client.get(public(volume, "file/?as=bibtex")).content.decode()
    assert client.get(public(volume, "file/?as=exe")).status_code == 404


def test_without_a_prefix_it_is_said_what_a_deposit_misses(client):
    volume = make_volume(make_proceedings(prefix=""))
    client.force_login(organiser_of(volume.proceedings.edition))
    assert "has no DOI yet" in told(client.get(public(volume, "deposit/"), follow=True))


def test_nothing_is_published_to_which_an_author_did_not_agree():
    one, other, proceedings = make_somebody("Auke"), make_somebody("Bea"), make_proceedings()
    contribution = make_accepted(proceedings.edition, one, authors=by(one, other))
    make_paper(proceedings, contribution)
    assert [one.to for one in Message.objects.all() if one.subject.startswith("Do you agree?")] == [
        other.email
    ]
    with pytest.raises(Refused, match="no paper yet to which all"):
        make_volume(proceedings)
    agree_to_paper(actor=other, contribution=contribution)
    assert make_volume(proceedings).number == 1
    hand_in_paper(actor=one, contribution=contribution, licence="CC-BY-4.0", text="Other words.")
    with pytest.raises(Refused, match="Nothing changed"):
        make_volume(proceedings, note="New words")


def test_nobody_agrees_to_a_version_that_they_did_not_read(client):
    one, other, proceedings = make_somebody("Auke"), make_somebody("Bea"), make_proceedings()
    contribution = make_accepted(proceedings.edition, one, authors=by(one, other))
    paper = make_paper(proceedings, contribution)
    page = seen(client, other, contribution.get_absolute_url())
    read_as = {"seen": re.search(r'name="seen" value="(\w+)"', page.content.decode())[1]}
    hand_in_paper(actor=one, contribution=contribution, licence="CC-BY-4.0", text="Other words.")
    agree = f"/learn/contributions/{contribution.pk}/paper/agree/"
    assert "changed while you were reading" in told(client.post(agree, read_as, follow=True))
    assert not paper.consents.filter(person=other).exists()
    page = client.get(contribution.get_absolute_url())
    read_as = {"seen": re.search(r'name="seen" value="(\w+)"', page.content.decode())[1]}
    assert "You agree. Thank you." in told(client.post(agree, read_as, follow=True))


def test_a_correction_is_another_volume_and_the_first_stays(client):
    volume = make_volume()
    paper = Paper.objects.get()
    author = paper.contribution.authors.get().person
    told_words = {"licence": "CC-BY-4.0", "text": "Fifty parents.", "corrected": "There were fifty."}
    hand_in_paper(actor=author, contribution=paper.contribution, **told_words)
    assert "Fifty parents" not in told(client.get(f"/learn/papers/{paper.contribution_id}/"))
    with pytest.raises(Refused, match="Say what is different"):
        make_volume(volume.proceedings)
    second = make_volume(volume.proceedings, note="A number was wrong.")
    said = told(client.get(f"/learn/papers/{paper.contribution_id}/"))
    assert "Fifty parents." in said
    assert "There were fifty." in said
    assert "A number was wrong." in told(client.get(public(volume)))
    assert ("Forty" in read(volume), "Fifty" in read(second)) == (True, True)


@pytest.mark.parametrize("way", ["paper", "contribution"])
def test_what_is_withdrawn_stays_as_a_line_with_the_reason(client, way):
    proceedings = make_proceedings()
    make_paper(proceedings)
    volume = make_volume(proceedings)
    contribution = Paper.objects.get().contribution
    assert "Forty parents" in read(volume)
    author = contribution.authors.get().person
    withdraw = withdraw_paper if way == "paper" else withdraw_contribution
    withdraw(actor=author, contribution=contribution, because="The numbers were made up.")
    page = client.get(f"/learn/papers/{contribution.pk}/")
    assert "The numbers were made up." in told(page)
    assert "Forty parents" not in told(page)
    assert "citation_title" not in page.content.decode()
    assert client.get(f"/learn/papers/{contribution.pk}/paper.pdf").status_code == 404
    assert "@inproceedings" not in client.get(public(volume, "file/?as=bibtex")).content.decode()
    volume.refresh_from_db()
    assert not volume.file
    words = read(volume)
    assert "The numbers were made up." in words
    assert "Forty parents" not in words


def test_a_volume_that_was_set_before_something_was_withdrawn_is_not_kept():
    volume = make_volume()
    contribution = Paper.objects.get().contribution
    author = contribution.authors.get().person
    withdraw_paper(actor=author, contribution=contribution, because="Wrong.")
    keep_volume(actor=None, volume=volume, kept=volume.kept, gone=set(), data=b"%PDF-")
    volume.refresh_from_db()
    assert not volume.file


@pytest.mark.parametrize(
    "words",
    [
        "# \n\n###### x",
        "### One\n\n# Two\n\n#### Three",
        "# &#8203;",
        '#read("/etc/passwd") $x$ \\ @a */',
        "|a|\n|-|",
    ],
)
def test_nothing_that_one_author_writes_keeps_a_volume_from_being_made(words):
    proceedings = make_proceedings(preface=words)
    make_paper(proceedings, text=words)
    assert "root:x" not in read(make_volume(proceedings))


def test_a_final_file_is_a_pdf_and_the_co_authors_read_it_before_they_agree(client):
    one, other, proceedings = make_somebody("Auke"), make_somebody("Bea"), make_proceedings()
    contribution = make_accepted(proceedings.edition, one, authors=by(one, other))
    address = f"/learn/contributions/{contribution.pk}/paper/"
    client.force_login(one)
    words = {"licence": "CC-BY-4.0", "others_agree": "on"}
    page = client.post(address, {**words, "file": SimpleUploadedFile("a.pdf", b"no pdf at all")})
    assert not Paper.objects.exists()
    assert page.status_code == 200
    data = pdf()
    client.post(address, {**words, "file": SimpleUploadedFile("a.pdf", data)})
    assert seen(client, other, f"{address}file/").content == data
    client.post(f"{address}agree/")
    volume = make_volume(proceedings)
    assert "a file of its own" in read(volume)
    client.logout()
    assert client.get(f"/learn/papers/{contribution.pk}/paper.pdf").content == data
    assert client.get(f"{address}file/").status_code in (302, 404)


def test_a_volume_of_300_pages_is_set():
    volume = make_volume()
    paragraph = "Parents and teachers wrote a play about the school that they share. " * 12
    text = "\n\n".join(["# Part", paragraph] * 30)
    paper = {**volume.kept["papers"][0], "text": text}
    volume.kept = {**volume.kept, "papers": [paper] * 40}
    data = volume_of("learn/volume.typ", on_paper(volume, {}))
    found = pypdf.PdfReader(io.BytesIO(data))
    assert len(found.pages) >= 300
    assert b"pdfuaid" in data


def test_only_who_organises_publishes():
    proceedings = make_proceedings()
    make_paper(proceedings)
    author = Paper.objects.get().contribution.authors.get().person
    with pytest.raises(Refused, match="Only those who organise"):
        publish_proceedings(actor=author, proceedings=proceedings)
    assert Proceedings.objects.get().volumes.count() == 0

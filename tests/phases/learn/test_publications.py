"""Publications: listed, found, shown, cited, corrected and merged."""

import json

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from samenspel.foundation.access import Refused
from samenspel.foundation.locks.versions import version_of
from samenspel.methods.bibliography import Name, read_references
from samenspel.phases.learn.actions import publications as actions
from samenspel.phases.learn.models.publications import Curator, Publication
from samenspel.spine.initiatives.search import found_by
from tests.factories.library import make_curator, make_publication, record
from tests.factories.services import make_administrator, make_person

pytestmark = pytest.mark.django_db
TYPED = {
    "kind": "book",
    "title": "A library of neighbours",
    "author": "van der Meer, Jan | 0000-0002-9079-593X\nVan den Broeck, An\nTown of Elsewhere",
    "issued": "2016-12",
    "doi": "https://doi.org/10.5555/ABC.1",
    "basis": "read",
}


def titles(page):
    return [one.title for one in page.context["page"]]


def test_the_library_lists_what_is_published_by_name(client):
    make_publication(title="Second", author=())
    make_publication(title="First of these", author=())
    assert titles(client.get("/learn/publications/")) == ["First of these", "Second"]


@pytest.mark.parametrize("words", ["hasek", "Hašek", "naive odegaard", "NAÏVE Ødeg"])
def test_words_are_found_with_and_without_their_accents(client, words):
    authors = (Name(family="Hašek", given="Jaroslav"), Name(family="Ødegaard", given="Bjørn"))
    found = make_publication(title="Naïve tests", author=authors)
    make_publication()
    assert titles(client.get("/learn/publications/", {"q": words})) == [found.title]


@pytest.mark.parametrize("words", ['"', "*", "NOT AND", "a' OR 1=1 --", ") (", "– …"])
def test_signs_of_a_query_language_are_no_query(client, words):
    make_publication()
    assert titles(client.get("/learn/publications/", {"q": words})) == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"kind": "book"}, ["Of 2001"]),
        ({"since": "2002"}, ["Of 2019"]),
        ({"until": "2002"}, ["Of 2001"]),
        ({"basis": "unverified"}, ["Of 2001"]),
        ({"basis": "verified"}, ["Of 2019"]),
        ({"sort": "newest"}, ["Of 2019", "Of 2001"]),
        ({"since": "a lot"}, ["Of 2001", "Of 2019"]),
    ],
)
def test_a_list_is_narrowed_and_sorted(client, asked, found):
    from samenspel.methods.bibliography import PartialDate

    make_publication("memory", title="Of 2001", type="book", author=(), issued=PartialDate(2001))
    make_publication(title="Of 2019", author=())
    assert titles(client.get("/learn/publications/", asked)) == found


def test_what_is_found_everywhere_leads_to_its_page():
    publication = make_publication(title="How a watch is kept")
    ((label, found),) = found_by(AnonymousUser(), "watch kept")
    assert (str(label), [one.url for one in found]) == ("Publications", [publication.get_absolute_url()])


def test_a_page_tells_zotero_what_it_is_and_cites_in_five_styles(client):
    publication = make_publication(title="Of <i>neighbours</i> & towns")
    page = client.get(publication.get_absolute_url(), {"language": "nl"}).content.decode()
    assert '<meta name="citation_title" content="Of neighbours &amp; towns">' in page
    assert '<meta name="citation_author" content="van der Meer, Jan">' in page
    assert f'<meta name="citation_doi" content="{publication.described.doi}">' in page
    assert "Of <i>neighbours</i> &amp; towns" in page
    for style in ("APA", "Chicago", "Harvard", "IEEE", "MLA"):
        assert f"<dt>{style}</dt>" in page


@pytest.mark.parametrize("format_", ["bibtex", "ris", "csl"])
def test_a_file_of_one_and_of_all_are_read_again_as_they_were(client, format_):
    made = [make_publication(title=f"Work {number}", author=(Name(family="Meer"),)) for number in "ab"]
    one = client.get(f"{made[0].get_absolute_url()}file/?as={format_}").content
    assert [found.title for found in read_references(one).records] == ["Work a"]
    every = client.get(f"/learn/publications/as/{format_}/")
    found = read_references(b"".join(every.streaming_content)).records
    assert [(one.title, one.doi) for one in found] == [(each.title, each.described.doi) for each in made]


def test_the_list_of_references_is_in_the_style_that_is_asked_for(client):
    make_publication(title="Alone")
    page = client.get("/learn/publications/cited/", {"style": "mla"}).content.decode()
    assert "vol. 3" in page


def test_a_curator_adds_what_was_typed(client):
    client.force_login(make_curator())
    client.post("/learn/publications/add/", TYPED)
    publication = Publication.objects.get()
    described = publication.described
    assert [(one.sorted, one.orcid) for one in described.author] == [
        ("van der Meer, Jan", "0000-0002-9079-593X"),
        ("Van den Broeck, An", ""),
        ("Town of Elsewhere", ""),
    ]
    assert (publication.doi_key, described.doi) == ("10.5555/abc.1", "10.5555/ABC.1")
    assert (publication.year, publication.basis, publication.sort_key) == (2016, "read", "meer jan")
    keys = [*publication.contributors.values_list("key", "is_organisation")]
    assert keys == [("meer", False), ("van den broeck", False), ("town of elsewhere", True)]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"doi": "ten dot something"}, "This is no DOI."),
        ({"doi": "DOI:10.5555/KNOWN"}, "is in the library: Known before."),
        ({"author": "Meer, Jan | 0000-0003-2680-0055"}, "is no ORCID"),
        ({"author": "Meer, Jan | 0000-0000-0000-0000"}, "is no ORCID"),
        ({"title": " "}, "Nothing is written yet."),
    ],
)
def test_what_cannot_be_comes_back_with_the_reason(client, wrong, words):
    make_publication(title="Known before", doi="10.5555/known")
    client.force_login(make_curator())
    page = client.post("/learn/publications/add/", {**TYPED, **wrong}).content.decode()
    assert (words in page, Publication.objects.count()) == (True, 1)


def test_a_correction_keeps_what_the_form_does_not_show():
    publication = make_publication(extra=(("keeper", "yes"),), isbn=("9780306406157",))
    client_record = publication.described
    from dataclasses import replace

    actions.change_publication(
        actor=make_administrator(),
        publication=publication,
        record=replace(client_record, title="Corrected"),
        basis="read",
    )
    found = Publication.objects.get().described
    assert (found.title, found.extra, found.isbn) == ("Corrected", (("keeper", "yes"),), ("9780306406157",))


def test_the_form_of_a_correction_changes_nothing_by_itself(client):
    publication = make_publication(
        author=(Name(family="Meer", given="Jan", particle="van der", affiliation=("A town",)),),
        extra=(("keeper", "yes"),),
        keywords=("one, two",),
    )
    before = publication.described
    client.force_login(make_curator())
    address = f"{publication.get_absolute_url()}change/"
    form = client.get(address).context["form"]
    assert client.post(address, {field.name: field.value() or "" for field in form}).status_code == 302
    assert Publication.objects.get().described == before


def test_who_writes_over_another_is_told(client):
    publication = Publication.objects.get(pk=make_publication().pk)
    seen = version_of(publication, actions.VERSIONED)
    words = {"publication": publication, "basis": "read"}
    curator = make_curator()
    actions.change_publication(actor=curator, record=record(title="One"), seen=seen, **words)
    with pytest.raises(Refused, match="Somebody else changed this"):
        actions.change_publication(actor=curator, record=record(title="Two"), seen=seen, **words)


def test_the_database_itself_keeps_a_doi_once():
    make_publication(doi="10.5555/One")
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.keep([record(doi="10.5555/ONE")])


def test_an_action_refuses_a_doi_that_is_there():
    make_publication(doi="10.5555/One")
    with pytest.raises(Refused, match="is in the library"):
        make_publication(doi="10.5555/ONE")


def test_two_that_are_merged_keep_their_records_and_come_apart(client):
    one, other = make_publication(title="Printed"), make_publication(title="Before print")
    client.force_login(make_curator())
    client.post(f"{other.get_absolute_url()}merge/", {"into": one.described.doi.upper()})
    assert titles(client.get("/learn/publications/")) == ["Printed"]
    assert "Before print" in client.get(one.get_absolute_url()).content.decode()
    client.post(f"{other.get_absolute_url()}take-apart/")
    assert sorted(titles(client.get("/learn/publications/"))) == ["Before print", "Printed"]


def test_nothing_is_merged_into_itself_or_into_what_was_merged():
    one, other, third = (make_publication() for _number in range(3))
    actor = make_administrator()
    with pytest.raises(Refused, match="Choose another"):
        actions.merge_publication(actor=actor, publication=one, into=one)
    actions.merge_publication(actor=actor, publication=other, into=one)
    with pytest.raises(Refused, match="Choose another"):
        actions.merge_publication(actor=actor, publication=third, into=other)
    with pytest.raises(Refused, match="Merge the other one"):
        actions.merge_publication(actor=actor, publication=one, into=third)


def test_a_page_for_merging_names_what_is_perhaps_the_same(client):
    one = make_publication(title="How neighbours keep a library open", doi="")
    make_publication(title="How neighbours keep a library open", doi="")
    make_publication(title="Something else")
    client.force_login(make_curator())
    shown = client.get(f"{one.get_absolute_url()}merge/").context["alike"]
    assert [other.title for other, _reason in shown] == [one.title]


def test_administrators_appoint_curators_and_dismiss_them(client):
    person = make_person("Kuno", email="kuno@example.org")
    client.force_login(make_administrator())
    client.post("/learn/curators/appoint/", {"email": "kuno@example.org"})
    curator = Curator.objects.get()
    assert curator.person == person
    client.post(f"/learn/curators/{curator.pk}/dismiss/")
    assert not Curator.objects.exists()


def test_who_is_no_curator_changes_nothing():
    with pytest.raises(Refused, match="administrators appoint them"):
        actions.add_publication(actor=make_person("Xena"), record=record(), basis="read")


def test_names_of_curators_are_not_for_everyone(client):
    make_curator("Kuno")
    assert "Kuno" not in client.get("/learn/curators/").content.decode()
    client.force_login(make_administrator())
    assert "Kuno" in client.get("/learn/curators/").content.decode()


def test_csl_of_all_is_one_list(client):
    for _number in range(3):
        make_publication()
    answer = client.get("/learn/publications/as/csl/")
    assert len(json.loads(b"".join(answer.streaming_content))) == 3

"""Many at once, and killed in between: no work comes twice, and nothing is lost."""

import pytest
from django.db.models import Count

from samenspel.phases.learn.actions.imports import save_references, save_some
from samenspel.phases.learn.models.publications import Publication
from samenspel.phases.learn.queries.imports import find_import
from samenspel.phases.learn.tasks.imports import save_listed
from tests.factories.library import bibtex, make_import, make_publication, save
from tests.factories.services import make_administrator
from tests.foundation.kills import kill_writer_at_line
from tests.foundation.storms import storm

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.power]
MANY = 64
TITLES = [f"A {word} that neighbours made|10.5555/{word}" for word in ("roof", "play", "watch", "garden")]


def twice():
    rows = Publication.objects.exclude(doi_key="").values("doi_key").annotate(rows=Count("pk"))
    return [one for one in rows if one["rows"] > 1]


def save_by_many(actor, batches):
    for batch in batches:
        save_references(actor=actor, batch=batch)
    storm(lambda client: save_some(actor=actor, batch=batches[client % 2]), clients=MANY)
    for batch in batches:
        while save_some(actor=actor, batch=batch):
            pass


def test_two_imports_of_one_file_by_many_bring_no_doi_twice():
    actor, batches = make_administrator(), [make_import(bibtex(*TITLES), name=name) for name in "ab"]
    save_by_many(actor, batches)
    assert (Publication.objects.count(), twice()) == (len(TITLES), [])


def test_two_files_without_numbers_bring_no_work_twice():
    titles = [one.partition("|")[0] for one in TITLES]
    actor, batches = make_administrator(), [make_import(bibtex(*titles), name=name) for name in "ab"]
    save_by_many(actor, batches)
    assert Publication.objects.count() == len(titles)


def test_of_many_who_add_one_doi_one_does():
    answers = storm(lambda client: make_publication(doi=("10.5555/One", "10.5555/ONE")[client % 2]))
    assert (Publication.objects.count(), sum(isinstance(one, Publication) for one in answers)) == (1, 1)


def test_saving_that_is_killed_at_any_line_goes_on():
    actor = make_administrator()
    save(make_import(bibtex("Something before|10.5555/before"), name="warm.bib"), actor)
    batch = make_import(bibtex(*TITLES))
    save_references(actor=actor, batch=batch)
    words = {"import_id": batch.pk, "person_id": str(actor.pk)}
    for number in range(1, 10**6, 37):
        if not kill_writer_at_line(number, lambda: save_listed.call(**words)):
            break
        assert twice() == []
    whole = find_import(batch.pk)
    assert (whole.stage, whole.rows.exclude(made=None).count()) == ("saved", len(TITLES))
    assert Publication.objects.count() == len(TITLES) + 1

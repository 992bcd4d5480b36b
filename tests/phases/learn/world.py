"""Where the addresses of the learn phase lead."""

from samenspel.phases.learn.actions.publications import merge_publication
from tests.factories.library import bibtex, make_curator, make_import, make_publication, save
from tests.factories.services import make_administrator
from tests.world import EVERY_PAGE

OF_SAVED = ("undo_import",)


def words(initiative, author):
    waiting, saved = make_import(), save(make_import(bibtex(f"Saved by {author} alone"), name="saved.bib"))
    named = {
        "publication_id": make_publication().pk,
        "import_id": waiting.pk,
        "curator_id": make_curator("Kuno").curator.pk,
        "format": "ris",
    }
    return {
        EVERY_PAGE: named,
        **dict.fromkeys(OF_SAVED, {**named, "import_id": saved.pk}),
        "take_apart": {**named, "publication_id": _merged()},
    }


def _merged():
    publication = make_publication()
    merge_publication(actor=make_administrator(), publication=publication, into=make_publication())
    return publication.pk

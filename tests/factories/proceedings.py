"""Proceedings, papers and volumes, made by the actions."""

from samenspel.phases.learn.actions.proceedings import (
    hand_in_paper,
    publish_proceedings,
    set_up_proceedings,
)
from samenspel.phases.learn.models.proceedings import Proceedings
from tests.factories.panels import make_edition, organiser_of
from tests.factories.programme import make_accepted


def make_proceedings(edition=None, **values):
    edition = edition or make_edition()
    words = {"title": "Who coproduces", "publisher": "Samenrode Press", "prefix": "10.5555", **values}
    return set_up_proceedings(actor=organiser_of(edition), edition=edition, **words)


def make_paper(proceedings=None, contribution=None, **values):
    proceedings = proceedings or make_proceedings()
    contribution = contribution or make_accepted(proceedings.edition)
    author = contribution.authors.exclude(person=None).first().person
    words = {"licence": "CC-BY-4.0", "text": "# Play\n\nForty parents *wrote* a play.", **values}
    return hand_in_paper(actor=author, contribution=contribution, **words)


def make_volume(proceedings=None, note=""):
    proceedings = proceedings or make_proceedings()
    if not Proceedings.objects.filter(edition__calls__contributions__paper__isnull=False).exists():
        make_paper(proceedings)
    actor = organiser_of(proceedings.edition)
    return publish_proceedings(actor=actor, proceedings=proceedings, note=note)

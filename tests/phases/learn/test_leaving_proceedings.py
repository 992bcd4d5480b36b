"""Whoever leaves, or is called otherwise, leaves no name in volumes and no file on the disk."""

import pytest

from samenspel.foundation.locks.writing import writing
from samenspel.phases.learn.actions.proceedings import agree_to_paper, hand_in_paper
from samenspel.phases.learn.personal.proceedings import _rename_in_volumes
from samenspel.spine.people.actions import erase_me
from tests.factories.panels import make_somebody
from tests.factories.proceedings import make_paper, make_proceedings, make_volume
from tests.factories.programme import make_accepted
from tests.methods.stripping.planted import pdf
from tests.phases.learn.test_panels import told
from tests.phases.learn.test_proceedings import by, public, read

pytestmark = pytest.mark.django_db


def test_who_is_called_otherwise_is_so_in_every_volume_made_anew(client):
    one, other, proceedings = make_somebody("Auke"), make_somebody("Bea"), make_proceedings()
    contribution = make_accepted(proceedings.edition, one, authors=by(one, other))
    make_paper(proceedings, contribution)
    agree_to_paper(actor=other, contribution=contribution)
    volume = make_volume(proceedings)
    assert "Auke van der Berg" in read(volume)
    with writing():
        _rename_in_volumes(one, "Blue Heron")
    words = read(volume)
    assert ("Auke" in words, "Blue Heron" in words, "Bea van der Berg" in words) == (False, True, True)
    cited = client.get(public(volume, "file/?as=bibtex")).content.decode()
    assert ("Auke" in cited, "Heron" in cited) == (False, True)


def test_whoever_erases_the_account_is_in_no_volume_and_their_file_goes(
    client, django_capture_on_commit_callbacks
):
    one, other, proceedings = make_somebody("Auke"), make_somebody("Bea"), make_proceedings()
    contribution = make_accepted(proceedings.edition, one, authors=by(one, other))
    paper = make_paper(proceedings, contribution, text="", data=pdf())
    agree_to_paper(actor=other, contribution=contribution)
    volume = make_volume(proceedings)
    storage, name = paper.file.storage, paper.file.name
    assert "Auke van der Berg" in read(volume)
    with django_capture_on_commit_callbacks(execute=True):
        erase_me(actor=one)
    words = read(volume)
    assert ("Auke" in words, "Bea van der Berg" in words) == (False, True)
    assert not storage.exists(name)
    said = told(client.get(f"/learn/papers/{contribution.pk}/"))
    assert "names somebody who has left" in said
    assert "Auke" not in said


@pytest.mark.parametrize("is_published", [True, False])
def test_a_file_that_was_replaced_goes_with_who_is_named_in_it(
    django_capture_on_commit_callbacks, is_published
):
    one, proceedings = make_somebody("Auke"), make_proceedings()
    contribution = make_accepted(proceedings.edition, one, authors=by(one))
    paper = make_paper(proceedings, contribution, text="", data=pdf())
    storage, name = paper.file.storage, paper.file.name
    if is_published:
        make_volume(proceedings)
    with django_capture_on_commit_callbacks(execute=True):
        hand_in_paper(actor=one, contribution=contribution, licence="CC-BY-4.0", data=pdf())
    assert storage.exists(name) == is_published
    with django_capture_on_commit_callbacks(execute=True):
        erase_me(actor=one)
    assert not storage.exists(name)

"""The charter on paper."""

import io

import pypdf
import pytest

from tests.factories.initiatives import make_draft, make_initiative
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db


def test_everyone_takes_the_charter_along_in_the_language_of_the_page(client):
    initiative = make_initiative(title="The library")
    charter = initiative.charters.get()
    page = client.get(f"/initiatives/{initiative.slug}/charter/").content.decode()
    address = f"/initiatives/{initiative.slug}/charter/1/pdf/"
    assert address in page
    response = client.get(address, headers={"accept-language": "fr"})
    assert (response["Content-Type"], response["Content-Disposition"]) == (
        "application/pdf",
        f'attachment; filename="charter-{initiative.slug}-1.pdf"',
    )
    found = pypdf.PdfReader(io.BytesIO(response.content))
    text = " ".join(" ".join(part.extract_text() for part in found.pages).split())
    assert (found.trailer["/Root"]["/Lang"], "The library" in found.metadata.title) == ("fr", True)
    assert " ".join(charter.citizens_promise.split()) in text


def test_who_may_not_see_a_draft_gets_no_charter_of_it(client):
    draft = make_draft(make_person("Cora"))
    assert client.get(f"/initiatives/{draft.slug}/charter/1/pdf/").status_code == 404


def test_a_charter_too_long_to_be_set_leads_back_with_a_sentence(client, monkeypatch):
    monkeypatch.setattr("samenspel.foundation.ui.pdf.MOST_SIGNS", 100)
    initiative = make_initiative()
    response = client.get(f"/initiatives/{initiative.slug}/charter/1/pdf/", follow=True)
    assert response.redirect_chain[0][1] == 302
    assert "This is too long to be printed in one piece." in response.content.decode()

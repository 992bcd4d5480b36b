"""The catalogue and the check before an initiative begins."""

import pytest

from samenspel.foundation.access import Refused
from samenspel.phases.learn.actions.watching import check_readiness
from samenspel.phases.learn.models.watching import Readiness
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.risks import make_professional
from tests.factories.services import make_service

pytestmark = pytest.mark.django_db


def test_everyone_reads_the_catalogue_and_what_nobody_read_is_marked(client):
    page = client.get("/learn/barriers/", {"side": "organisation"})
    evils, barriers, factors = (rows for _kind, _label, rows in page.context["groups"])
    assert [one["name"] for one in evils] == ["rejection_of_responsibility"]
    by_name = {one["name"]: one for one in (*barriers, *factors)}
    assert [one["is_cited"] for one in by_name["structures"]["claims"]] == [False]
    assert "not verified" in page.content.decode()


def test_a_sector_narrows_the_catalogue_and_keeps_what_is_of_none(client):
    page = client.get("/learn/barriers/", {"sector": "safety", "side": "citizen"})
    names = {one["name"] for _kind, _label, rows in page.context["groups"] for one in rows}
    assert {"watching_neighbours", "efficacy"} <= names
    assert "social_capital" not in names


@pytest.mark.parametrize(("language", "words"), [("nl", "De zeven kwaden"), ("fr", "Les sept maux")])
def test_the_catalogue_speaks_three_languages(client, language, words):
    page = client.get("/learn/barriers/", headers={"accept-language": language}).content.decode()
    assert {"nl": "Stilzwijgende eisen", "fr": "Des exigences implicites"}[language] in page


def test_each_side_answers_its_questions_and_both_are_read_beside_each_other(client):
    initiative = make_initiative(service=make_service(sector="03.1"))
    professional = make_professional(initiative)
    client.force_login(professional)
    form = client.get(f"/learn/readiness/of/{initiative.slug}/check/").context["form"]
    assert "covenant" in form.fields
    assert "hours_known" not in form.fields
    client.post(f"/learn/readiness/of/{initiative.slug}/check/", {"covenant": "Signed in March."})
    check_readiness(
        actor=coordinator_of(initiative), initiative=initiative, answers={"hours_known": "Two a week."}
    )
    client.force_login(make_member(initiative))
    page = client.get(f"/learn/readiness/of/{initiative.slug}/").content.decode()
    assert "Signed in March." in page
    assert "Two a week." in page


def test_a_later_check_leaves_the_earlier_one(client):
    initiative = make_initiative()
    actor = coordinator_of(initiative)
    for words in ("Not yet.", "Now we are."):
        check_readiness(actor=actor, initiative=initiative, answers={"had_a_say": words})
    assert [one.answers["had_a_say"] for one in Readiness.objects.all()] == ["Now we are.", "Not yet."]
    client.force_login(actor)
    assert "Not yet." not in client.get(f"/learn/readiness/of/{initiative.slug}/").content.decode()


def test_the_questions_of_the_other_side_are_not_answered():
    initiative = make_initiative()
    with pytest.raises(Refused, match="not the questions to your side"):
        check_readiness(
            actor=coordinator_of(initiative), initiative=initiative, answers={"mandate": "The council."}
        )


def test_a_check_without_any_answer_comes_back(client):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    page = client.post(f"/learn/readiness/of/{initiative.slug}/check/", {"had_a_say": " "})
    assert (page.status_code, Readiness.objects.count()) == (200, 0)


@pytest.mark.parametrize("is_answered", [False, True])
def test_it_is_printed_as_a_pdf_that_machines_read_aloud(client, is_answered):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    if is_answered:
        client.post(f"/learn/readiness/of/{initiative.slug}/check/", {"had_a_say": "Yes, in #March_ *2026*."})
    page = client.get(f"/learn/readiness/of/{initiative.slug}/paper/")
    assert page["Content-Type"] == "application/pdf"
    assert b"pdfuaid" in page.content

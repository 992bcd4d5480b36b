"""A joint reflection from opening to what is made of its conclusions, through its pages."""

import json

import pytest
from pycrdt import Doc, Text

from samenspel.foundation.access import Refused, allow
from samenspel.phases.learn.actions.programme import remove_session
from samenspel.phases.learn.actions.reflections import agree, pick_conclusion
from samenspel.phases.learn.models.concepts import Evidence
from samenspel.phases.learn.models.reflections import Agreement, Conclusion, Reflection
from samenspel.phases.learn.models.risks import Risk
from samenspel.phases.learn.queries.reflections import words_of
from samenspel.phases.plan.models import Proposal
from samenspel.spine.people.actions import erase_me
from samenspel.tools.writing.actions.writing import write_text
from samenspel.tools.writing.queries import document_of
from tests.factories.design import make_board
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.library import make_curator, make_proposition
from tests.factories.panels import make_somebody, organiser_of
from tests.factories.plan import make_own_round
from tests.factories.programme import make_registration, make_session, make_talk, open_registration, publish
from tests.factories.reflections import close, make_closed, make_conclusion, make_reflection
from tests.phases.learn.test_panels import told

pytestmark = pytest.mark.django_db


def seen(client, person, address):
    client.force_login(person)
    return client.get(address)


def at(thing, part=""):
    return f"{thing.get_absolute_url()}{part}"


def written(words):
    doc = Doc()
    doc["text"] = Text(words)
    return doc.get_update()


def test_who_leads_a_session_opens_a_reflection_that_others_find_by_its_page(client):
    chair = make_somebody("Chris")
    session = make_session(chair=chair)
    publish(session.edition)
    public = f"/learn/editions/{session.edition_id}/programme/1/"
    assert "Open a joint reflection" in told(seen(client, chair, public))
    client.post(f"/learn/sessions/{session.pk}/reflect/", {"language": "en", "words": "What surprised us?"})
    reflection = Reflection.objects.get()
    assert words_of(reflection) == "What surprised us?"
    client.logout()
    assert at(reflection) in client.get(public).content.decode()
    said = told(client.get(at(reflection)))
    assert "What surprised us?" in said
    assert "Sign in to write" in said


def test_those_who_have_a_place_speak_or_organise_write_in_it_and_nobody_else():
    edition = open_registration(number=1)
    reflection = make_reflection(make_session(edition))
    author = make_talk(make_session(edition)).contribution.authors.get().person
    fay, waiting = make_somebody("Fay"), make_somebody("Wim")
    for person in (fay, waiting):
        make_registration(edition, person)
    document = document_of(reflection)
    people = (organiser_of(edition), author, fay, waiting, make_somebody("Sam"))
    may = [bool(allow(one, "writing.write_text", document)) for one in people]
    assert may == [True, True, True, False, False]
    close(reflection)
    assert not allow(fay, "writing.write_text", document_of(reflection))


def test_what_people_type_stands_in_it_and_can_be_picked_out(client):
    edition = open_registration()
    reflection = make_reflection(make_session(edition), words="")
    fay = make_somebody("Fay")
    make_registration(edition, fay)
    write_text(actor=fay, document=document_of(reflection), update=written("Ask pupils\nfirst."))
    client.force_login(fay)
    page = client.post(at(reflection, "conclude/"), {"quote": "Never written", "kind": "finding"})
    assert "do not stand in the text" in told(page)
    client.post(at(reflection, "conclude/"), {"quote": "Ask pupils first.", "kind": "finding"})
    conclusion = Conclusion.objects.get()
    assert (conclusion.kind, conclusion.picked_by) == ("finding", fay)
    page = client.post(at(reflection, "conclude/"), {"quote": "Ask pupils first.", "kind": "barrier"})
    assert "picked out already" in told(page)


def test_each_agrees_once_and_may_take_it_back_until_it_is_closed(client):
    conclusion = make_conclusion()
    edition = open_registration(conclusion.reflection.session.edition)
    fay = make_somebody("Fay")
    make_registration(edition, fay)
    client.force_login(fay)
    client.post(at(conclusion, "agree/"))
    with pytest.raises(Refused, match="You agree already"):
        agree(actor=fay, conclusion=conclusion)
    assert "Fay" in told(client.get(at(conclusion.reflection)))
    client.post(at(conclusion, "stop-agreeing/"))
    assert [one.person for one in Agreement.objects.all()] == [organiser_of(edition)]
    close(conclusion.reflection)
    with pytest.raises(Refused, match="is closed"):
        agree(actor=fay, conclusion=conclusion)


def test_closed_it_keeps_its_words_and_stands_in_the_library(client):
    reflection = make_conclusion().reflection
    organiser = organiser_of(reflection.session.edition)
    seen(client, organiser, at(reflection))
    client.post(at(reflection, "close/"))
    reflection.refresh_from_db()
    assert reflection.words.startswith("Parents stay")
    assert reflection.publication.title == str(reflection)
    assert reflection.publication.described.url.endswith(at(reflection))
    with pytest.raises(Refused, match="is closed"):
        pick_conclusion(actor=organiser, reflection=reflection, kind="finding", quote="Parents stay")
    client.logout()
    assert str(reflection) in told(client.get("/learn/publications/?q=reflection"))


def test_an_empty_one_is_not_closed_and_its_session_not_removed():
    reflection = make_reflection(words="")
    with pytest.raises(Refused, match="Nothing is written"):
        close(reflection)
    with pytest.raises(Refused, match="wrote a reflection"):
        remove_session(actor=organiser_of(reflection.session.edition), session=reflection.session)


def test_a_finding_becomes_evidence_with_the_session_as_its_source(client):
    conclusion, proposition = make_closed(), make_proposition()
    curator = make_curator("Kuno")
    client.force_login(curator)
    words = {"proposition": proposition.pk, "direction": "for", "note": "They stay."}
    client.post(at(conclusion, "evidence/"), words)
    evidence = Evidence.objects.get()
    assert (evidence.source, evidence.design) == (conclusion.reflection.publication, "case")
    assert str(conclusion.reflection) in told(client.get(proposition.get_absolute_url()))
    assert str(proposition) in told(client.get(at(conclusion.reflection)))


def test_a_barrier_becomes_a_risk_in_a_register_of_whoever_makes_it(client):
    conclusion, initiative = make_closed("barrier"), make_initiative()
    member = coordinator_of(initiative)
    client.force_login(member)
    assert initiative.title in told(client.get(at(conclusion, "barrier/")))
    address = at(conclusion, f"barrier/?initiative={initiative.slug}")
    words = {
        "event": "Parents stop",
        "causes": "No thanks",
        "consequences": "No play",
        "review_on": "2099-01-01",
    }
    client.post(address, words)
    risk = Risk.objects.get()
    assert risk.initiative == initiative
    assert at(conclusion) in client.get(risk.get_absolute_url()).content.decode()
    assert "Parents stop" in told(client.get(at(conclusion)))
    assert "Parents stop" not in told(seen(client, make_somebody("Sam"), at(conclusion)))


def test_on_a_board_it_becomes_an_idea_that_leads_back(client):
    conclusion, board = make_closed("proposal"), make_board()
    client.force_login(make_member(board.initiative))
    words = {"into": f"board-{board.pk}", "title": "Say thanks", "text": "Each June."}
    client.post(at(conclusion, "proposal/"), words)
    idea = board.ideas.get()
    assert idea.title == "Say thanks"
    assert idea.get_absolute_url() in client.get(at(conclusion)).content.decode()


def test_a_proposal_of_it_leads_back_to_the_conclusion(client):
    conclusion, round = make_closed("proposal"), make_own_round(days=(-10, 3, 5, 8, 12))
    member = make_member(round.initiative)
    client.force_login(member)
    words = {"into": f"round-{round.pk}", "title": "Say thanks", "text": "Each June."}
    client.post(at(conclusion, "proposal/"), words)
    proposal = Proposal.objects.get()
    assert (proposal.round, proposal.title) == (round, "Say thanks")
    assert at(conclusion) in client.get(proposal.get_absolute_url()).content.decode()
    page = seen(client, make_somebody("Sam"), at(conclusion, "proposal/"))
    assert "no round of your initiatives" in told(page)


def test_it_is_taken_along_as_markdown_pdf_and_json(client):
    conclusion = make_closed()
    file = at(conclusion.reflection, "file/")
    assert f"> {conclusion.quote}" in client.get(file).content.decode()
    assert client.get(f"{file}?as=pdf").content[:5] == b"%PDF-"
    kept = json.loads(client.get(f"{file}?as=json").content)
    assert kept["conclusions"] == [{"kind": "finding", "quote": conclusion.quote, "agreed": ["Orla"]}]
    assert client.get(f"{file}?as=exe").status_code == 404


def test_whoever_erases_the_account_agrees_no_more_and_the_conclusion_stays():
    conclusion = make_conclusion()
    fay = make_somebody("Fay")
    make_registration(open_registration(conclusion.reflection.session.edition), fay)
    mine = make_conclusion(conclusion.reflection, person=fay, quote=conclusion.quote[:20])
    agree(actor=fay, conclusion=conclusion)
    erase_me(actor=fay)
    mine.refresh_from_db()
    assert mine.picked_by is None
    assert not Agreement.objects.filter(person=fay).exists()

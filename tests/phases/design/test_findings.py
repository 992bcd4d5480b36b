"""What trials show becomes ideas, suggestions and changes, and each page leads to the other."""

import pytest
from django.contrib.auth.models import AnonymousUser

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import About, Entry
from samenspel.foundation.journal.queries import address_of
from samenspel.phases.design.actions import answering, drafting, finding
from samenspel.phases.design.models.ideas import Idea
from samenspel.phases.design.models.prototypes import Finding
from samenspel.spine.initiatives.search import found_by
from samenspel.tools.writing.actions.remarks import accept_suggestion
from samenspel.tools.writing.models import Remark
from samenspel.tools.writing.queries import document_of, text_of
from tests.checks import assert_page, words
from tests.factories.design import DECIDED, address, make_board, make_text
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.prototypes import make_finding, make_prototype, steps_of, try_it

pytestmark = pytest.mark.django_db


@pytest.fixture
def prototype():
    prototype = make_prototype(steps=("One", "Two"))
    try_it(prototype, "stuck", "stuck", text="Is it free?")
    return prototype


@pytest.fixture
def found(prototype):
    return make_finding(steps_of(prototype)[0])


def at(one, rest):
    return address(one.step.draft.prototype, f"findings/{one.pk}/{rest}/")


def test_a_coordinator_writes_down_a_finding_and_it_is_found(client, prototype):
    step = steps_of(prototype)[0]
    client.force_login(coordinator_of(prototype.initiative))
    assert_page(client.get(address(step, "found/")))
    response = client.post(address(step, "found/"), {"text": "Nobody sees that it is free."})
    one = Finding.objects.get()
    assert response.url == address(one) == f"{address(step)}#finding-{one.pk}"
    assert "Nobody sees that it is free." in words(client.get(address(prototype)))
    (hit,) = dict(found_by(AnonymousUser(), "nobody free"))["Findings"]
    assert (hit.url, hit.text) == (address(one), "Borrowing a drill")
    client.post(at(one, "remove"))
    assert not Finding.objects.exists()


def test_no_finding_where_nobody_tried():
    with pytest.raises(Refused, match="Nobody tried this step yet"):
        make_finding(steps_of(make_prototype())[0])


@pytest.mark.parametrize("text", ["", "  ", "x" * 501])
def test_a_finding_without_words_comes_back(client, prototype, text):
    client.force_login(coordinator_of(prototype.initiative))
    page = client.post(address(steps_of(prototype)[0], "found/"), {"text": text})
    assert_page(page)
    assert ([*page.context["form"].errors], Finding.objects.count()) == (["text"], 0)


def test_a_finding_becomes_an_idea_and_the_board_tells_what_came_of_it(client, prototype, found):
    board = make_board(prototype.initiative)
    client.force_login(member := make_member(prototype.initiative))
    assert_page(page := client.get(at(found, "make-idea")))
    assert page.context["form"]["text"].value() == found.text
    response = client.post(at(found, "make-idea"), {"board": board.pk, "title": "Say that it is free"})
    idea = Idea.objects.get()
    assert response.url == address(idea)
    assert [one.person for one in idea.authors.all()] == [member]
    assert address(found) in client.get(address(idea)).content.decode()
    coordinator = coordinator_of(prototype.initiative)
    answering.decide_ideas(actor=coordinator, board=board, ideas=[idea], state="taken_up", **DECIDED)
    for page in (address(prototype), address(steps_of(prototype)[0])):
        shown = client.get(page)
        assert address(idea) in shown.content.decode()
        assert "We buy a kettle." in words(shown)
    with pytest.raises(Refused, match="Something came of this finding"):
        finding.remove_finding(actor=coordinator, finding=found)
    (entry,) = Entry.objects.filter(verb="design.make_idea")
    assert address_of(prototype) in {slip.thing for slip in About.objects.filter(entry=entry)}


def test_a_hidden_idea_is_not_told_of(client, prototype, found):
    coordinator = coordinator_of(prototype.initiative)
    board = make_board(prototype.initiative)
    idea = finding.make_idea(actor=coordinator, finding=found, board=board, title="Spite")
    Idea.objects.filter(pk=idea.pk).update(hidden_because="No.")
    assert "Spite" not in client.get(address(prototype)).content.decode()


def test_no_idea_on_a_board_of_others_or_one_that_is_closed(prototype, found):
    member = make_member(prototype.initiative)
    for board in (make_board(), make_board(prototype.initiative, days=(-3, -1))):
        with pytest.raises(Refused, match="Choose a board of this initiative"):
            finding.make_idea(actor=member, finding=found, board=board, title="A kettle")


def test_a_finding_becomes_a_suggestion_in_a_text_and_each_page_leads_to_the_other(client, prototype, found):
    text = make_text(prototype.initiative, words="You may borrow a drill.")
    client.force_login(make_member(prototype.initiative))
    assert_page(client.get(at(found, "suggest")))
    typed = {"into": text.pk, "quote": "You may borrow", "instead": "Borrow for free", "text": "It is free."}
    page = client.post(at(found, "suggest"), {**typed, "quote": "Nowhere."})
    assert_page(page)
    assert [*page.context["form"].errors] == ["quote"]
    response = client.post(at(found, "suggest"), typed)
    remark = Remark.objects.get()
    assert response.url == address(remark)
    assert address(found) in client.get(address(remark)).content.decode()
    assert address(remark) in client.get(address(prototype)).content.decode()
    accept_suggestion(actor=coordinator_of(prototype.initiative), remark=remark, answer="We say so now.")
    assert text_of(document_of(text)) == "Borrow for free a drill."
    assert "We say so now." in words(client.get(address(prototype)))


def test_no_suggestion_in_a_text_of_others_or_one_that_is_closed(prototype, found):
    member = make_member(prototype.initiative)
    for text in (make_text(), make_text(prototype.initiative, days=(-3, -1))):
        with pytest.raises(Refused, match="Choose a text of this initiative"):
            finding.make_suggestion(actor=member, finding=found, into=text, quote="x", instead="y", text="z")


def test_where_no_board_or_text_is_open_the_pages_say_so(client, prototype, found):
    client.force_login(make_member(prototype.initiative))
    for rest, said in (("make-idea", "No board of ideas"), ("suggest", "No text of this initiative")):
        assert said in client.get(at(found, rest)).content.decode()
        assert_page(client.post(at(found, rest), {"title": "A kettle"}))


def test_a_change_answers_findings_and_who_tried_it_hears_of_it(client, prototype, found):
    other = make_finding(steps_of(prototype)[1], "The button is small.")
    step = steps_of(prototype)[0]
    client.force_login(coordinator_of(prototype.initiative))
    assert_page(client.get(address(step, "change/")))
    client.post(address(step, "change/"), {"title": "Free: one", "answers": [found.pk]})
    found.refresh_from_db()
    other.refresh_from_db()
    assert (found.answered_in.number, other.answered_in) == (2, None)
    assert "Version 2 was changed because of it." in words(client.get(address(prototype)))
    (entry,) = Entry.objects.filter(verb="design.answer_finding")
    assert entry.data == {"title": "Borrowing a drill", "finding": found.text}
    assert address_of(prototype) in {slip.thing for slip in About.objects.filter(entry=entry)}
    with pytest.raises(Refused, match="Something came of this finding"):
        finding.remove_finding(actor=coordinator_of(prototype.initiative), finding=found)


def test_a_change_answers_no_finding_of_another_draft(prototype, found):
    other = make_prototype()
    step = steps_of(other)[0]
    drafting.change_step(actor=coordinator_of(other.initiative), step=step, title="One", answers=[found])
    found.refresh_from_db()
    assert found.answered_in is None


def test_what_was_found_keeps_a_draft_as_it_was(prototype, found):
    """Also when whoever tried it took it back."""
    steps_of(prototype)[0].draft.trials.all().delete()
    drafting.remove_step(actor=coordinator_of(prototype.initiative), step=steps_of(prototype)[0])
    assert Finding.objects.get() == found

"""What people say in an opinion map, and what moderators do about it."""

import csv
import io

import pytest
from django.core.exceptions import ObjectDoesNotExist

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Message
from samenspel.phases.design.actions import voting
from samenspel.phases.design.actions.statements import moderate_statements, split_statement
from samenspel.phases.design.actions.voting import NotAsked
from samenspel.phases.design.models.statements import Ruling, Statement
from samenspel.phases.design.models.votes import AGREE, Vote
from samenspel.phases.design.pages.moderation import twins_of
from tests.checks import assert_page
from tests.factories.design import make_opinion_map, make_statement, vote_on
from tests.factories.initiatives import make_member
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def map():
    return make_opinion_map()


@pytest.fixture
def member(map):
    return make_member(map.initiative, make_person("Mo", email="mo@example.org"))


@pytest.fixture
def moderator(map):
    return make_member(map.initiative, role="moderator")


def add(client, map, text):
    return client.post(f"{map.get_absolute_url()}statements/add/", {"text": text})


def moderate(moderator, map, kind, *numbers, reason=""):
    return moderate_statements(actor=moderator, map=map, numbers=numbers, kind=kind, reason=reason)


def states(map):
    return {one.number: one.state for one in map.statements.all()}


def letters():
    return [(mail.to, mail.subject) for mail in Message.objects.order_by("pk")]


def test_what_is_added_has_no_vote_of_its_author_who_is_asked_for_one(client, map, member):
    client.force_login(member)
    answer = add(client, map, "  More\n  books. ")
    statement = map.statements.get(number=4)
    assert (statement.text, statement.state, Vote.objects.count()) == ("More books.", "unread", 0)
    assert answer["Location"] == f"{map.get_absolute_url()}vote/?statement={statement.pk}"
    page = client.get(answer["Location"])
    assert page.context["shown"].statement == statement
    assert "You have not voted on it yet yourself." in page.content.decode()


def test_140_signs_are_taken_and_141_come_back(client, map, member):
    client.force_login(member)
    add(client, map, "é" * 140)
    page = add(client, map, "é" * 141)
    assert (page.status_code, map.statements.count()) == (200, 4)
    assert "é" * 141 in page.content.decode()


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u200b", "\n\n"])
def test_what_nobody_can_see_is_no_statement(client, map, member, text):
    client.force_login(member)
    assert (add(client, map, text).status_code, map.statements.count()) == (200, 3)


def test_who_says_the_same_again_is_led_to_it(client, map, member):
    client.force_login(member)
    answer = add(client, map, "open in the EVENING.")
    same = map.statements.get(number=1)
    assert answer["Location"] == f"{map.get_absolute_url()}vote/?statement={same.pk}"
    assert map.statements.count() == 3


def test_who_said_twenty_things_waits_for_a_moderator(map, member):
    for number in range(20):
        make_statement(map, member, f"Thing {number}.")
    with pytest.raises(Refused, match="have not read your last 20"):
        make_statement(map, member, "One more.")


def test_where_moderators_read_first_a_statement_waits_and_then_appears(client, member, map):
    map = make_opinion_map(moderated="before")
    member, moderator = make_member(map.initiative), make_member(map.initiative, role="moderator")
    client.force_login(member)
    assert add(client, map, "More books.")["Location"] == map.get_absolute_url()
    with pytest.raises(NotAsked):
        vote_on(map, member, AGREE, 4)
    assert "More books." not in client.get(map.get_absolute_url()).content.decode()
    moderate(moderator, map, "approve", 4)
    vote_on(map, member, AGREE, 4)
    assert "More books." in client.get(map.get_absolute_url()).content.decode()


def test_several_are_decided_about_at_once_and_their_authors_hear_why(client, map, member, moderator):
    for text in ("Buy at Bob's!", "Buy at Bob's today!"):
        make_statement(map, member, text)
    client.force_login(moderator)
    sent = {"numbers": ["4", "5"], "kind": "hide", "reason": "This is advertising."}
    answer = client.post(f"{map.get_absolute_url()}statements/moderate/", sent)
    assert answer.status_code == 302
    assert states(map) == {1: "approved", 2: "approved", 3: "approved", 4: "hidden", 5: "hidden"}
    assert letters() == [(member.email, f"Your statement is not shown: {map}")] * 2
    text = Message.objects.first().text
    assert "Buy at Bob's!" in text
    assert "This is advertising." in text


def test_nothing_is_hidden_without_a_reason(client, map, moderator):
    client.force_login(moderator)
    make_statement(map)
    page = client.post(f"{map.get_absolute_url()}statements/moderate/", {"numbers": ["4"], "kind": "hide"})
    assert_page(page)
    assert (page.status_code, states(map)[4]) == (200, "unread")
    assert 'value="4" checked' in " ".join(page.content.decode().split())


def test_a_decision_that_changes_nothing_is_none(map, moderator):
    assert moderate(moderator, map, "approve", 1, 2) == []
    assert (Ruling.objects.count(), letters()) == (0, [])


def test_a_statement_of_another_map_is_left_alone(map, moderator):
    other = make_opinion_map()
    make_statement(other, text="Far away.")
    assert moderate(moderator, map, "hide", 4, reason="x") == []
    assert states(other)[4] == "unread"


def test_who_does_not_moderate_decides_nothing(map, member):
    with pytest.raises(Refused, match="moderators"):
        moderate(member, map, "approve", 1)
    with pytest.raises(Refused, match="moderators"):
        split_statement(actor=member, statement=map.statements.first(), parts=["One.", "Two."])


def test_what_is_hidden_or_split_while_somebody_looks_at_it_takes_no_vote(client, map, member, moderator):
    client.force_login(member)
    hidden, split = map.statements.get(number=1), map.statements.get(number=2)
    moderate(moderator, map, "hide", 1, reason="Off topic.")
    split_statement(actor=moderator, statement=split, parts=["Close it.", "Open it."])
    for statement in (hidden, split):
        answer = client.post(f"{map.get_absolute_url()}vote/", {"statement": statement.pk, "value": "1"})
        assert answer["Location"] == f"{map.get_absolute_url()}vote/?turn=1"
    assert Vote.objects.count() == 0
    with pytest.raises(NotAsked):
        voting.vote(actor=member, statement=hidden, value=AGREE)
    assert "taken out or split meanwhile" in client.get(map.get_absolute_url()).content.decode()


def test_splitting_leaves_words_and_votes_and_begins_linked_ones_without(map, member, moderator):
    make_statement(map, member, "Open late and lend tools.")
    vote_on(map, member, AGREE, 4)
    whole = map.statements.get(number=4)
    split_statement(
        actor=moderator, statement=whole, parts=["Open late.", "Lend tools."], reason="Two things."
    )
    parts = [(one.number, one.text, one.state, one.votes.count()) for one in whole.parts.all()]
    assert parts == [(5, "Open late.", "approved", 0), (6, "Lend tools.", "approved", 0)]
    whole.refresh_from_db()
    assert (whole.text, whole.state, whole.votes.count()) == ("Open late and lend tools.", "split", 1)
    assert letters() == [(member.email, f"Your statement was split: {map}")]
    with pytest.raises(Refused, match="split already"):
        split_statement(actor=moderator, statement=whole, parts=["One.", "Two."])


@pytest.mark.parametrize("parts", ["One.", "One.\none.\n\n", "\n".join("abcdef"), f"One.\n{'x' * 141}"])
def test_a_statement_is_split_in_two_to_five_that_are_short_enough(client, map, moderator, parts):
    client.force_login(moderator)
    statement = map.statements.first()
    if parts == "One.\none.\n\n":
        parts = "One.\nOne.\n\n"
    page = client.post(f"{map.get_absolute_url()}statements/{statement.pk}/split/", {"parts": parts})
    assert (page.status_code, map.statements.count()) == (200, 3)


def test_no_action_changes_the_words_of_a_statement(map, member, moderator):
    before = list(map.statements.order_by("number").values_list("text", flat=True))
    moderate(moderator, map, "about_person", 1)
    moderate(moderator, map, "hide", 2, reason="x")
    split_statement(actor=moderator, statement=map.statements.get(number=3), parts=["One.", "Two."])
    assert list(map.statements.order_by("number").values_list("text", flat=True)[:3]) == before


def test_near_duplicates_stand_beside_what_is_to_be_read(client, map, member, moderator):
    make_statement(map, member, "Open later in the evening!")
    new = map.statements.get(number=4)
    assert [one.number for one in twins_of(new)] == [1]
    client.force_login(moderator)
    page = client.get(f"{map.get_absolute_url()}statements/moderate/")
    assert_page(page)
    assert [(case["statement"].number, len(case["twins"])) for case in page.context["cases"]] == [(4, 1)]


def test_moderators_take_the_log_along_as_a_table_that_computes_nothing(client, map, member, moderator):
    make_statement(map, member, "=1+1")
    moderate(moderator, map, "hide", 4, reason="@nonsense")
    moderate(moderator, map, "approve", 4)
    client.force_login(moderator)
    text = client.get(f"{map.get_absolute_url()}moderation.csv").content.decode()
    rows = [row[:4] for row in csv.reader(io.StringIO(text))]
    assert rows == [
        ["number", "statement", "decision", "reason"],
        ["4", "'=1+1", "hide", "'@nonsense"],
        ["4", "'=1+1", "approve", ""],
    ]
    assert str(moderator) not in text


def test_a_statement_that_is_not_there_is_nobodys(client, map, member):
    client.force_login(member)
    for page in ("vote/", "take-back/"):
        sent = {"statement": 10**9, "value": "1"}
        assert client.post(f"{map.get_absolute_url()}{page}", sent).status_code == 302
    with pytest.raises(ObjectDoesNotExist):
        vote_on(map, member, AGREE, 77)
    assert Statement.objects.filter(number=77).count() == 0

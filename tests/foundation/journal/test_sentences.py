import pytest
from django.core.exceptions import ImproperlyConfigured

from samenspel.foundation.journal import record, sentences
from samenspel.foundation.journal.models import Entry
from samenspel.foundation.journal.sentences import (
    describe,
    refuse_speechless,
    sentence_of,
    told_as_news,
    told_in_history,
    untold,
)
from samenspel.foundation.locks import writing


@pytest.fixture(autouse=True)
def empty(monkeypatch):
    monkeypatch.setattr(sentences, "SENTENCES", {})
    monkeypatch.setattr(sentences, "UNTOLD", {})


def test_a_verb_has_one_sentence():
    describe("plan.dream", "{actor} dreamt.")
    with pytest.raises(ImproperlyConfigured, match="has a sentence already"):
        describe("plan.dream", "{actor} dreamt again.")
    with pytest.raises(ImproperlyConfigured, match="has a sentence already"):
        untold("plan.dream", because="It is private.")


def test_a_verb_has_one_reason_why_it_is_not_told():
    untold("plan.sleep", "plan.snore", because="It is private.")
    with pytest.raises(ImproperlyConfigured, match="not told: It is private"):
        describe("plan.snore", "{actor} snored.")


def test_a_sentence_says_whether_it_is_history_and_whether_it_is_news():
    describe("plan.wake", "Up.")
    describe("plan.doze", "Off.", news=False)
    describe("plan.nod", "Yes.", history=False)
    assert (told_in_history(), told_as_news()) == (["plan.wake", "plan.doze"], ["plan.wake", "plan.nod"])


@pytest.mark.django_db
def test_a_verb_without_words_or_a_reason_is_not_recorded():
    with pytest.raises(ImproperlyConfigured, match=r"Nobody said what “plan\.dream” is in words"), writing():
        record(actor=None, verb="plan.dream")
    untold("plan.dream", because="It is private.")
    refuse_speechless("plan.dream")


def test_who_acts_in_public_has_a_name_and_everybody_else_is_somebody():
    describe("plan.dream", "{actor} dreamt of {sheep} sheep.")
    entry = Entry(verb="plan.dream", actor="7", data={"sheep": 1200})
    said = [sentence_of(entry, names) for names in ({"7": "Ada"}, {"8": "Bea"})]
    assert said == ["Ada dreamt of 1,200 sheep.", "Somebody dreamt of 1,200 sheep."]

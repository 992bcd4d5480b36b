"""Nobody, with the whole database in hand, learns who voted for what better than by guessing."""

import hashlib
from math import sqrt

import pytest

from benchmarks import linkage
from samenspel.phases.plan.actions import voting
from samenspel.phases.plan.box import papers

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.power]
VOTERS = 150


def by_chance():
    """Six standard deviations more than blind guessing: once in a million runs, and far from what the naive
    tables give away."""
    share = 1 / len(linkage.CHOICES)
    return VOTERS * share + 6 * sqrt(VOTERS * share * (1 - share))


def test_an_adversary_links_no_more_ballots_than_by_chance_and_the_naive_tables_entirely():
    found = linkage.measure(VOTERS, seed=1)
    guesses = {
        **{f"box: {name}": number for name, number in found["box"].items()},
        **{f"left: {name}": number for name, number in found["left"].items() if name != "popularity"},
    }
    assert {name: number for name, number in guesses.items() if number > by_chance()} == {}
    assert found["left"]["popularity"] == found["chance"]
    assert found["control"]["order"] == VOTERS


def test_sheets_of_paper_link_no_more():
    found = linkage.measure_paper(VOTERS, seed=1)
    guesses = {
        f"{when}: {name}": number
        for when in ("box", "left")
        for name, number in found[when].items()
        if name != "popularity"
    }
    assert {name: number for name, number in guesses.items() if number > by_chance()} == {}
    assert found["box"]["tags"] == 0


def test_tags_without_the_sheet_in_them_would_tell_equal_votes(monkeypatch):
    """The control of the attack on tags."""
    monkeypatch.setattr(
        papers, "_tag", lambda key, sheet, reading: hashlib.sha256(reading.encode()).hexdigest()
    )
    monkeypatch.setattr("tests.factories.papers.close_papers", lambda round: None)
    monkeypatch.setattr(linkage, "attack_what_is_left", lambda truth: {})
    monkeypatch.setattr(linkage, "attack_the_emptied_sheets", lambda truth: {})
    found = linkage.measure_paper(VOTERS, seed=1)
    assert found["box"]["tags"] == VOTERS - len(linkage.CHOICES)


def test_unsealed_ballots_would_be_read_off_the_disk(monkeypatch):
    """The control of the attack on bytes: it finds what is there."""
    monkeypatch.setattr(voting, "seal", lambda choice, **options: f'"{choice}"'.encode())
    monkeypatch.setattr(linkage, "attack_what_is_left", lambda truth: {})
    monkeypatch.setattr("tests.factories.plan.close", lambda round: None)
    found = linkage.measure(VOTERS, seed=1)
    assert found["box"]["neighbours"] > 0.9 * VOTERS


def test_notes_that_were_only_scrambled_would_tell_who_votes_alike(monkeypatch):
    """The control of the guess by notes: digests that are the same for one home put its voters together."""
    monkeypatch.setattr(voting, "seal_note", lambda note, round, voter: note.split("|")[0].encode())
    monkeypatch.setattr(linkage, "attack_what_is_left", lambda truth: {})
    monkeypatch.setattr("tests.factories.plan.close", lambda round: None)
    found = linkage.measure(VOTERS, seed=1)
    assert found["box"]["noted"] > VOTERS / 2  # of the two thirds that told nothing


def test_envelopes_of_their_own_size_would_tell():
    voters = {f"v{place}": choice for place, choice in enumerate(linkage.CHOICES)}
    sealed = [(key, b"x" * linkage.CHOICES.index(choice)) for key, choice in voters.items()]
    assert linkage.right(linkage.by_size(sealed), voters) == len(voters)

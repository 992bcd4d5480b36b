"""When a further group is shown, and why not."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.planted_camps import Planted, conversation
from samenspel.methods.opinion import axes, opinion_map
from samenspel.methods.opinion.axes import Axes, supported
from samenspel.methods.opinion.camps import Camps, Places, camps, places
from samenspel.methods.opinion.directions import Entries
from samenspel.methods.opinion.evidence import choose, held_back
from samenspel.methods.opinion.leanings import Leanings, Opinions, leanings
from samenspel.methods.opinion.reasons import of_number
from samenspel.methods.opinion.tested import opinions_of
from samenspel.methods.opinion.votes import sums

PEOPLE, VOTES = 100, 1000


def likelihoods(*gains: float) -> np.ndarray:
    """Of each person, better by that much on average than without groups; for 1, 2… groups."""
    noise = np.random.Generator(np.random.PCG64(0)).normal(0, 0.3, (PEOPLE, len(gains)))
    return -10 + np.array(gains) + noise - noise.mean(axis=0)


def fitted(k: int, certainty: float = 0.95, smallest: int = 20) -> Camps:
    labels = np.repeat(np.arange(k), [*[smallest] * (k - 1), PEOPLE - smallest * (k - 1)])
    chances = np.full((k, PEOPLE), (1 - certainty) / (k - 1))
    chances[labels, np.arange(PEOPLE)] = certainty
    return Camps(np.zeros((k, k - 1)), chances)


@pytest.mark.parametrize(
    ("gains", "third", "accepted", "refused"),
    [
        ((0, 1, 2), fitted(3), 3, ["", ""]),
        ((0, 0.02, 0.03), fitted(3), 1, ["no-better", "no-better"]),
        ((0, -1, 2), fitted(3), 3, ["no-better", ""]),
        ((0, 1, 1), fitted(3), 2, ["", "no-better"]),
        ((0, 1, 1.14), fitted(3), 2, ["", "hardly-better"]),
        ((0, 1, 1.16), fitted(3), 3, ["", ""]),
        ((0, 1, 2), fitted(3, certainty=0.74), 2, ["", "unsure"]),
        ((0, 1, 2), fitted(3, certainty=0.76), 3, ["", ""]),
        ((0, 1, 2), fitted(3, smallest=4), 2, ["", "too-small"]),
        ((0, 1, 2), fitted(3, smallest=5), 3, ["", ""]),
    ],
)
def test_a_further_group_must_be_worth_it(
    gains: tuple[float, ...], third: Camps, accepted: int, refused: list[str]
) -> None:
    found = choose(likelihoods(*gains), VOTES, {2: fitted(2), 3: third})
    assert (found[0], [one.refused for one in found[1]]) == (accepted, refused)


def test_evidence_is_told_in_numbers() -> None:
    _accepted, [two] = choose(likelihoods(0, 1), VOTES, {2: fitted(2)})
    assert (two.gain, two.certainty, two.smallest) == (pytest.approx(0.1), pytest.approx(0.95), 20)


def test_a_map_says_what_was_tried() -> None:
    votes, _planted = conversation(Planted(people=150, statements=40, camps=2, gap=1.0), seed=6)
    told = [str(words) for words in of_number(opinion_map(votes).evidence)]
    assert told[0].startswith(
        "Differences between people that are stronger than chance: 1. The strongest is "
    )
    assert told[1].startswith("2 groups: supported. A vote that was held back is ")
    assert len(told) == 2


def test_groups_stand_where_their_people_pull_them_by_as_much_as_is_known() -> None:
    """The well known weigh more than the many of whom little is known."""
    known = np.repeat([[30.0], [0.5]], [40, 200], axis=0)
    draw = np.random.Generator(np.random.PCG64(1))
    stand = np.where(draw.random((240, 1)) < 0.5, 1.0, -1.0)
    found = Places(stand * known + draw.standard_normal((240, 1)) * np.sqrt(known), known)
    grouped = camps(found, 2)
    pulled = (grouped.chances @ found.pull) / (grouped.chances @ known + 1)
    assert grouped.centres == pytest.approx(pulled, abs=1e-3)
    assert np.sort(grouped.centres[:, 0]) == pytest.approx([-1, 1], abs=0.1)


def test_places_on_the_first_axes_are_those_of_these_axes_alone() -> None:
    """Also of somebody whose votes were all held back."""
    votes, _planted = conversation(Planted(people=40, statements=20, camps=2), seed=1)
    opinions = opinions_of(votes)[0]
    opinions = opinions.part(opinions.rows != 3)
    base = leanings(opinions)
    loadings = axes.axes(opinions, base).loadings
    found = places(opinions, base, loadings)
    for d in (1, 2, 3):
        alone, first = places(opinions, base, loadings[:, :d]), found.on_first(d)
        assert first.pull == pytest.approx(alone.pull)
        assert first.information == pytest.approx(alone.information)
    assert (found.pull[3] == 0).all()
    surprise = (opinions.signs - base.expected) * loadings[opinions.columns, 0]
    assert found.pull[:, 0] == pytest.approx(np.bincount(opinions.rows, surprise, opinions.n))


def test_votes_are_predicted_by_the_other_votes_alone() -> None:
    """Where there are no camps, more groups predict nothing better; told the answers, they would."""
    opinions, _placed = opinions_of(conversation(Planted(60, 30, camps=1), seed=1)[0])
    gains = held_back(opinions, 3).sum(axis=0)
    assert (gains[1:] < gains[0]).all()


def test_an_axis_counts_only_after_all_before_it() -> None:
    found = Axes(np.array([9.0, 8.0, 7.0]), np.zeros((4, 3)), np.array([9.0, 2.0, 9.0]))
    assert supported(found, np.array([3.0, 5.0])) == 1
    assert supported(found, np.array([3.0, 8.5])) == 1
    assert supported(found, np.array([3.0, 9.5])) == 0


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> tuple[Opinions, Leanings, list[tuple[Opinions, Leanings]]]:
    """A conversation with few votes each, its leanings, and what was drawn and fitted for chance."""
    made: list[tuple[Opinions, Leanings]] = []
    surprises = axes._surprises

    def kept(opinions: Opinions, base: Leanings) -> Entries:
        made.append((opinions, base))
        return surprises(opinions, base)

    monkeypatch.setattr(axes, "_surprises", kept)
    opinions, _placed = opinions_of(conversation(Planted(80, 12, camps=1), seed=2)[0])
    base = leanings(opinions)
    axes.chance_strengths(opinions, base)
    return opinions, base, made


def test_chance_differs_by_all_that_a_few_votes_leave_open(
    drawn: tuple[Opinions, Leanings, list[tuple[Opinions, Leanings]]],
) -> None:
    """Drawn by leanings that were known for sure, people's votes would vary as coins do and no more."""
    opinions, base, made = drawn
    coins = sums(opinions.rows, 1 - base.expected**2, opinions.n)
    means = sums(opinions.rows, base.expected, opinions.n)
    varied = [(sums(opinions.rows, one.signs, one.n) - means) ** 2 for one, _fit in made]
    assert np.mean(varied) > 1.3 * np.mean(coins)


def test_what_is_drawn_by_chance_is_measured_beside_its_own_leanings(
    drawn: tuple[Opinions, Leanings, list[tuple[Opinions, Leanings]]],
) -> None:
    """Fitted: people's votes differ from what is expected of them by less than those that drew them."""
    _opinions, base, made = drawn
    left = [np.abs(sums(one.rows, one.signs - fit.expected, one.n)).mean() for one, fit in made]
    other = [np.abs(sums(one.rows, one.signs - base.expected, one.n)).mean() for one, _fit in made]
    assert np.mean(left) < 0.7 * np.mean(other)


def test_chance_alone_is_seldom_called_a_difference() -> None:
    plans = [Planted(60, 30, camps=1, yes_saying=spread) for spread in (0.0, 0.5)]
    found = [opinion_map(conversation(plan, seed)[0]) for plan in plans for seed in range(20)]
    assert sum(one.evidence.axes > 0 for one in found) <= 2

"""Generated conversations, pools, rotas and gifts: what is planted is there."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import is_dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from samenspel.methods.generators import (
    BadShape,
    GiftShape,
    OpinionShape,
    PoolShape,
    RotaShape,
    conversation,
    gift_round,
    pool,
    rota,
)
from samenspel.methods.generators.fitted import PASSES, VOTED
from samenspel.methods.generators.rotas import HOURS, KINDS, REST
from samenspel.methods.matching import Rule, match

TALK = OpinionShape(participants=3000, statements=120, camps=3, seed=5)


def test_everybody_votes_and_as_sparsely_as_in_real_conversations() -> None:
    talk = conversation(TALK)
    votes = np.bincount(talk.participant, minlength=3000) / 120
    assert votes.min() >= 1 / 120
    found = np.quantile(votes, [0.5, 0.7, 0.9])
    assert found == pytest.approx([VOTED[place] for place in (5, 7, 9)], rel=0.15)
    assert (talk.vote == 0).mean() == pytest.approx(PASSES, abs=0.01)


def test_camps_agree_as_planted() -> None:
    """Each of the 360 rates of agreement is within four standard errors, and 99 % within three."""
    talk = conversation(TALK)
    away = []
    for camp in range(3):
        for statement in range(120):
            votes = talk.vote[(talk.camp[talk.participant] == camp) & (talk.statement == statement)]
            said, chance = votes[votes != 0], talk.agreement[camp, statement]
            away.append(abs((said == 1).mean() - chance) / np.sqrt(chance * (1 - chance) / len(said)))
    assert max(away) < 4.5
    assert np.mean(np.array(away) < 3) >= 0.99


def test_common_statements_unite_divisive_ones_divide_and_others_do_neither() -> None:
    talk = conversation(TALK)
    assert np.bincount(talk.kind).tolist() == [24, 36, 60]
    spread = talk.agreement.max(axis=0) - talk.agreement.min(axis=0)
    assert sorted(set(spread[talk.kind == 1].round(9).tolist())) == [0.7]
    assert spread[talk.kind != 1].tolist() == [0] * 84
    assert set(talk.agreement[:, talk.kind == 0].round(9).ravel().tolist()) == {0.15, 0.85}
    assert 0.3 <= talk.agreement[:, talk.kind == 2].min() <= talk.agreement[:, talk.kind == 2].max() < 0.7


def test_the_largest_camp_is_twice_the_smallest() -> None:
    assert np.bincount(conversation(TALK).camp).tolist() == [1333, 1000, 667]
    assert np.bincount(conversation(replace(TALK, spread=1)).camp).tolist() == [1000, 1000, 1000]


def test_with_one_camp_nothing_divides_camps() -> None:
    talk = conversation(replace(TALK, camps=1))
    assert (talk.agreement.shape, set(talk.camp.tolist())) == ((1, 120), {0})


def test_the_matrix_has_a_number_where_there_is_a_vote() -> None:
    talk = conversation(OpinionShape(participants=20, statements=10))
    matrix = talk.matrix()
    assert (matrix.shape, int(np.isfinite(matrix).sum())) == ((20, 10), len(talk.vote))
    assert matrix[talk.participant, talk.statement].tolist() == talk.vote.tolist()


def test_the_planted_panel_fulfils_every_quota() -> None:
    for seed in range(20):
        found = pool(PoolShape(people=200, panel=23, seed=seed, slack=seed % 3))
        assert len(set(found.panel.tolist())) == 23
        for quota in found.quotas:
            feature = found.features.index(quota.feature)
            value = found.values[feature].index(quota.value)
            assert quota.least <= int((found.people[found.panel, feature] == value).sum()) <= quota.most


def test_quotas_follow_the_population_and_volunteers_their_bias() -> None:
    population = {"gender": {"f": 0.5, "m": 0.5}, "age": {"young": 0.2, "middle": 0.5, "old": 0.3}}
    found = pool(PoolShape(people=50_000, panel=10, population=population, bias=3, slack=0))
    assert [(quota.value, quota.least, quota.most) for quota in found.quotas] == [
        ("f", 5, 5),
        ("m", 5, 5),
        ("young", 2, 2),
        ("middle", 5, 5),
        ("old", 3, 3),
    ]
    shares = [np.bincount(found.people[:, feature]) / 50_000 for feature in (0, 1)]
    assert shares[0] == pytest.approx([1 / 4, 3 / 4], abs=0.01)
    assert shares[1] == pytest.approx(np.array([0.2, 1.0, 0.9]) / 2.1, abs=0.01)
    assert found.volunteering[0].round(9).tolist() == [0.25, 0.75]


@pytest.mark.parametrize("kinds", [1, 2, 3])
def test_the_planted_rota_fills_every_shift_and_breaks_no_rule(kinds: int) -> None:
    for seed in range(10):
        shape = RotaShape(people=25, days=30, seed=seed, kinds=kinds, busy=0.8, row=4)
        found = rota(shape)
        assert found.planted.sum(axis=0).tolist() == found.need.tolist()
        assert not (found.planted & ~found.available).any()
        assert (found.planted.sum(axis=1) <= found.most).all()
        assert found.planted[found.leads].any(axis=0).astype(int).tolist() == found.lead_need.tolist()
        for person in range(25):
            check_days(np.flatnonzero(found.planted[person]).tolist(), shape)


def check_days(shifts: list[int], shape: RotaShape) -> None:
    days = [shift // shape.kinds for shift in shifts]
    assert len(set(days)) == len(days)
    begins = [24 * day + KINDS[shift % shape.kinds][1] for day, shift in zip(days, shifts, strict=True)]
    assert all(later - earlier - HOURS >= REST for earlier, later in pairwise(begins))
    assert all(set(range(day, day + shape.row + 1)) - set(days) for day in days)


def test_rotas_are_neither_empty_nor_always_the_same_shift() -> None:
    found = rota(RotaShape(people=50, days=28))
    assert 0.3 < found.planted.sum() / (50 * 28) < 0.6
    assert min(Counter((np.flatnonzero(found.planted.any(axis=0)) % 3).tolist()).values()) >= 25
    assert 0.5 < found.available.mean() < 0.7


CHEATS = GiftShape(
    givers=300, projects=15, seed=2, ring=6, ring_amount=20_000, accounts=20, account_amount=50_001
)


def test_the_ring_and_the_accounts_give_as_agreed() -> None:
    found, truth = gift_round(CHEATS)
    assert (found.givers, len(truth.ring), len(truth.accounts)) == (326, 6, 20)
    for giver in truth.ring:
        mine = found.giver == giver
        assert (tuple(found.project[mine].tolist()), found.amount[mine].tolist()) == (
            truth.ring_projects,
            [20_000] * 2,
        )
    mine = np.isin(found.giver, truth.accounts)
    assert set(found.project[mine].tolist()) == {truth.account_project}
    assert sorted(found.amount[mine].tolist()) == [2500] * 19 + [2501]
    assert not set(truth.ring) & set(truth.accounts)


def test_the_bound_takes_from_the_ring_what_quadratic_gives_it() -> None:
    found, truth = gift_round(CHEATS)
    plain, bounded = (
        match(found, Rule(formula, pot=10**6, scaling="fit")) for formula in ("quadratic", "pairwise")
    )
    theirs = [
        sum(outcome.projects[place].payout for place in truth.ring_projects) for outcome in (plain, bounded)
    ]
    assert theirs[1] < theirs[0] / 2
    lost = [bounded.projects[place].pairs[0].shared for place in truth.ring_projects]
    assert lost == [2, 2]


def test_without_cheats_there_is_nothing_to_find() -> None:
    _, truth = gift_round(GiftShape())
    assert (truth.ring, truth.ring_projects, truth.accounts, truth.account_project) == ((), (), (), None)


@pytest.mark.parametrize(
    ("make", "shape"),
    [
        (conversation, TALK),
        (pool, PoolShape()),
        (rota, RotaShape()),
        (gift_round, GiftShape(ring=3, accounts=4)),
    ],
    ids=["conversation", "pool", "rota", "gifts"],
)
def test_a_seed_gives_the_same_again_and_another_one_something_else(make: Any, shape: Any) -> None:
    first, again, other = (shown(make(one)) for one in (shape, shape, replace(shape, seed=99)))
    assert (first == again, first == other) == (True, False)


def test_seeds_give_the_same_for_ever() -> None:
    """With any NumPy and on any machine."""
    talk, people, shifts = conversation(OpinionShape()), pool(PoolShape()), rota(RotaShape())
    given, _ = gift_round(GiftShape(ring=5, accounts=5))
    parts = [talk.vote, talk.statement, talk.camp, people.people, shifts.available, shifts.planted]
    data = b"".join(part.tobytes() for part in (*parts, given.amount, given.project))
    assert hashlib.sha256(data).hexdigest()[:16] == "7b1e7984686f181a"


def shown(thing: Any) -> Any:
    """Everything in it but what was asked for."""
    if isinstance(thing, np.ndarray):
        return thing.tobytes()
    if isinstance(thing, tuple):
        return tuple(map(shown, thing))
    parts = vars(thing).items() if is_dataclass(thing) else ()
    return [(name, shown(value)) for name, value in parts if name != "shape"] or repr(thing)


@pytest.mark.parametrize(
    ("shape", "options", "says"),
    [
        (OpinionShape, {"participants": 0}, "number of participants is 0"),
        (OpinionShape, {"camps": 51}, "number of camps is 51"),
        (OpinionShape, {"common": 0.6, "divisive": 0.6}, "more than all statements"),
        (OpinionShape, {"spread": float("nan")}, "from 1 to 1000"),
        (OpinionShape, {"spread": float("inf")}, "from 1 to 1000"),
        (OpinionShape, {"spread": 0.5}, "spread is 0.5"),
        (OpinionShape, {"seed": "x"}, "seed is x"),
        (PoolShape, {"panel": 301}, "people on the panel is 301"),
        (PoolShape, {"bias": 0}, "bias is 0"),
        (PoolShape, {"slack": -1}, "quota leaves open is -1"),
        (PoolShape, {"population": {"age": {}}}, "shares of “age”"),
        (PoolShape, {"population": {"age": {"a": -1, "b": 2}}}, "shares of “age”"),
        (RotaShape, {"days": 0}, "number of days is 0"),
        (RotaShape, {"kinds": 4}, "kinds of shifts is 4"),
        (RotaShape, {"row": 15}, "days in a row is 15"),
        (RotaShape, {"busy": -0.1}, "share “busy” is -0.1"),
        (GiftShape, {"givers": -1}, "number of givers is -1"),
        (GiftShape, {"givers": 0}, "Somebody must give"),
        (GiftShape, {"ring_projects": 21}, "projects of the ring is 21"),
        (GiftShape, {"accounts": 10, "account_amount": 9}, "cents of the accounts is 9"),
    ],
)
def test_bad_sizes_are_refused(shape: Any, options: dict[str, object], says: str) -> None:
    with pytest.raises(BadShape, match=says):
        shape(**options)

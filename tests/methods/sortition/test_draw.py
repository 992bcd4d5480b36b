"""The draw: from a seed to a panel, the same for everybody, and equally likely for every panel."""

from __future__ import annotations

import hashlib
import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.sortition import (
    PublicList,
    UnfitPool,
    UnfitSeed,
    check_signature,
    draw,
    is_short,
    make,
    publish,
    read_list,
    sitting,
    verify,
)
from samenspel.methods.sortition.draw import pick

from .pools import AGES, OLD_WOMEN, a_pool

DICE = "6 6 1 3 5 2 4 4 1 6 3 2 5 1 1 6 4 3 2 5"
PUBLIC = publish(make(OLD_WOMEN, length=12))


def test_a_list_is_announced_by_the_sha_256_of_its_file() -> None:
    assert hashlib.sha256(PUBLIC.data).hexdigest() == PUBLIC.hash


def test_a_draw_can_be_recomputed_with_nothing_but_sha_256() -> None:
    text = f"samenspel lottery\n{PUBLIC.hash}\n{DICE}\n0"
    value = int(hashlib.sha256(text.encode()).hexdigest(), 16)
    drawn = draw(PUBLIC, DICE)
    assert (drawn.number, drawn.panel) == (value % 12 + 1, PUBLIC.panels[value % 12])


def test_too_high_a_digest_is_drawn_again() -> None:
    """With 2^255 + 1 panels nearly half of all digests are above the largest multiple."""
    panels = 2**255 + 1
    found = [pick("hash", str(seed), panels) for seed in range(200)]
    away = Counter(turns_away for _index, _digest, turns_away in found)
    assert all(index == int(digest, 16) for index, digest, _away in found)
    assert 70 < away[0] < 130
    assert sum(away.values()) - away[0] > 50


@given(seed=st.text(min_size=1), panels=st.integers(1, 10**9))
def test_a_number_is_always_on_the_list(seed: str, panels: int) -> None:
    assert 0 <= pick("hash", seed.encode("utf-8", "replace").decode(), panels)[0] < panels


def test_every_panel_is_drawn_equally_often() -> None:
    """12 panels, 12,000 seeds: 1,000 each, give or take five standard deviations (30)."""
    counts = Counter(pick(PUBLIC.hash, str(seed), 12)[0] for seed in range(12_000))
    assert all(850 < counts[index] < 1150 for index in range(12))


def test_white_space_around_a_seed_means_nothing() -> None:
    assert draw(PUBLIC, f"  {DICE.replace(' ', '   ')}\n") == draw(PUBLIC, DICE)


def test_another_list_or_another_seed_draws_anew() -> None:
    other = publish(make(OLD_WOMEN, length=13))
    digests = {draw(PUBLIC, DICE).digest, draw(other, DICE).digest, draw(PUBLIC, "x").digest}
    assert len(digests) == 3


def test_a_seed_that_is_no_text_is_refused() -> None:
    for seed in ("a\udcff", "a\x1b[2J"):
        with pytest.raises(UnfitSeed, match="something that is no text"):
            draw(PUBLIC, seed)


def test_an_empty_seed_is_refused() -> None:
    with pytest.raises(UnfitSeed, match="The seed is empty"):
        draw(PUBLIC, " \n")


@pytest.mark.parametrize(("seed", "short"), [(DICE, False), (DICE[:-2], True), ("ab" * 32, False)])
def test_a_seed_that_could_be_tried_out_is_called_short(seed: str, short: bool) -> None:
    assert is_short(seed) == short


ROUND = "fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd"
SIGNATURE = "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39"
"""Round 1000 of drand's network “quicknet”, as published."""


def test_a_round_of_drand_is_the_sha_256_of_its_signature() -> None:
    check_signature(f" {ROUND}\n", SIGNATURE)
    assert found(PUBLIC, seed=ROUND, signature=SIGNATURE)[2] == (
        True,
        "The seed is the SHA-256 of the signature, as in a round of drand.",
    )


@pytest.mark.parametrize("seed", [ROUND[:-1], ROUND.upper(), f"{ROUND[:-1]}e", DICE])
def test_a_seed_of_another_round_or_half_of_one_is_found_out(seed: str) -> None:
    with pytest.raises(UnfitSeed, match=f"not the randomness of this signature, which is {ROUND}"):
        check_signature(seed, SIGNATURE)
    assert found(PUBLIC, seed=seed, signature=SIGNATURE)[2][0] is False


def test_a_signature_that_cannot_be_one_is_refused() -> None:
    with pytest.raises(UnfitSeed, match="The signature is not hexadecimal"):
        check_signature(ROUND, SIGNATURE[:-1])
    assert found(PUBLIC, signature=SIGNATURE)[1] == (False, "The seed is empty.")


def test_the_reason_names_digest_and_remainder() -> None:
    drawn = draw(PUBLIC, DICE)
    assert str(drawn.words) == (
        f"The SHA-256 of the list's hash, the seed and 0 is {drawn.digest}; "
        f"divided by 12 it leaves {drawn.number - 1}, so it is panel {drawn.number}."
    )


def test_a_list_survives_writing_and_reading() -> None:
    again = read_list(PUBLIC.data)
    assert (again.panels, again.quotas, again.seats, again.pool, again.hash) == (
        PUBLIC.panels,
        PUBLIC.quotas,
        PUBLIC.seats,
        PUBLIC.pool,
        PUBLIC.hash,
    )


def found(public: PublicList, **given: object) -> list[tuple[bool, str]]:
    return [(check.holds, str(check.words)) for check in verify(public, **given)]  # type: ignore[arg-type]


def test_all_that_is_right_holds() -> None:
    drawn = draw(PUBLIC, DICE)
    checks = found(PUBLIC, hash=PUBLIC.hash.upper(), seed=DICE, number=drawn.number, pool=OLD_WOMEN)
    assert [holds for holds, _words in checks] == [True] * 6
    assert checks[-1] == (
        True,
        "The lowest chance is 50.00 %; no lottery gives all who are on the list more than 50.000 %. "
        "People on no panel: 0.",
    )


def altered(**changes: object) -> PublicList:
    return read_list(json.dumps({**json.loads(PUBLIC.data), **changes}).encode())


def test_a_list_that_was_changed_after_it_was_announced_is_found_out() -> None:
    assert found(altered(people=7), hash=PUBLIC.hash)[1][0] is False


def test_a_wrong_number_is_found_out() -> None:
    drawn = draw(PUBLIC, DICE)
    assert found(PUBLIC, seed=DICE, number=drawn.number + 1)[1] == (
        False,
        f"The seed draws panel {drawn.number}, not {drawn.number + 1}.",
    )


@pytest.mark.parametrize(
    ("panel", "says"),
    [
        (["p00", "p01", "p03"], "Panel 1: 2 with age: o, where the quota is from 1 to 1."),
        (["p00", "p99", "p03"], "Panel 1: “p99” is not in the pool, or has declined."),
    ],
)
def test_a_panel_that_does_not_meet_the_quotas_is_found_out(panel: list[str], says: str) -> None:
    panels = [panel, *map(list, PUBLIC.panels[1:])]
    assert found(altered(panels=panels), pool=OLD_WOMEN)[2] == (False, says)


def test_another_pool_is_found_out() -> None:
    pool = a_pool(3, AGES, ["fo", "fo", "fy", "my", "my", "fy"])
    assert found(PUBLIC, pool=pool)[1] == (False, "The list was made of another pool, or with other quotas.")


def test_a_panel_that_is_not_on_the_list_is_refused() -> None:
    for number in (0, 13):
        with pytest.raises(UnfitPool, match=f"There is no panel {number}; the list has 12"):
            sitting(PUBLIC, number)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xff", "not UTF-8"),
        (b"", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"9" * 5000, "not JSON"),
        (b"[]", "not a list of panels"),
        (b"{}", "not a list of panels"),
        (PUBLIC.data.replace(b'"version": 1', b'"version": 2'), "version 2, this program reads version 1"),
        (PUBLIC.data.replace(b'"seats": 3', b'"seats": 4'), "or not as many as the seats"),
        (PUBLIC.data.replace(b'"seats": 3', b'"seats": true'), "not a whole number"),
        (PUBLIC.data.replace(b'"people"', b'"persons"'), "incomplete or damaged"),
        (PUBLIC.data.replace(b'["age", "o", 1, 1]', b'["age", "o", 1]'), "incomplete or damaged"),
        (PUBLIC.data.replace(b'["p00", "p02"', b'["p00", "p00"'), "or not as many as the seats"),
        (json.dumps({**json.loads(PUBLIC.data), "panels": []}).encode(), "incomplete or damaged"),
        (json.dumps({**json.loads(PUBLIC.data), "panels": ["abc"]}).encode(), "incomplete or damaged"),
    ],
)
def test_a_damaged_list_is_refused_with_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(MalformedFile, match=says):
        read_list(data)

"""Draws: a public list first, then the seed; what decides, and what is refused."""

import json
import shlex
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest
from django.utils import timezone

from samenspel.foundation.access import Refused
from samenspel.methods.sortition import draw as draw_panel
from samenspel.methods.sortition import pool_hash, read_list, verify
from samenspel.phases.design import pools
from samenspel.phases.design.actions import draws
from samenspel.phases.design.models.candidates import Candidate
from samenspel.phases.design.models.lotteries import Draw, Lottery
from samenspel.phases.design.pages.lotteries import draw_page
from samenspel.phases.design.pools import list_panels, pool_of, snapshot_of
from samenspel.phases.design.queries.lotteries import find_lottery
from tests.checks import assert_page
from tests.factories.initiatives import coordinator_of
from tests.factories.lotteries import (
    SEED,
    announce,
    close_pool,
    fill,
    hold,
    make_lottery,
    seat_panel,
    sign_up,
)
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db


def stage_of(lottery):
    return Lottery.objects.get(pk=lottery.pk).stage


def seated(lottery):
    return sorted(lottery.candidates.filter(seat="taken").values_list("number", flat=True))


def test_while_the_pool_is_open_no_draw_is_announced():
    lottery = make_lottery()
    fill(lottery)
    with pytest.raises(Refused, match="The pool is still open"):
        announce(lottery)


def test_a_list_is_public_before_its_seed_and_draws_a_panel_that_meets_the_quotas():
    lottery = make_lottery()
    fill(lottery)
    draw = announce(close_pool(lottery))
    assert (stage_of(lottery), draw.seed, draw.drawn_at, seated(lottery)) == ("panel", "", None, [])
    drawn = hold(draw)
    public = read_list(Draw.objects.get().listed.encode())
    assert (stage_of(lottery), public.hash) == ("seated", draw.hash)
    assert seated(lottery) == sorted(draw_panel(public, SEED).panel)
    assert drawn.panel == draw_panel(public, SEED).number
    panel = Candidate.objects.filter(seat="taken")
    assert sorted(one.values["sex"] for one in panel) in (["man", "man", "woman"], ["man", "woman", "woman"])


def test_the_public_list_holds_numbers_and_nothing_else_of_anybody():
    lottery = make_lottery()
    fill(lottery)
    announce(close_pool(lottery))
    listed = Draw.objects.get().listed
    assert not any(word in listed for word in ("Ina", "Dam", "@"))
    people = {id for panel in json.loads(listed)["panels"] for id in panel}
    assert people <= set(lottery.candidates.values_list("number", flat=True))


def test_nobody_guesses_the_pool_from_its_public_hash():
    lottery = make_lottery()
    fill(lottery)
    announce(close_pool(lottery))
    draw = Draw.objects.get()
    bare = replace(pool_of(lottery, draw.snapshot), salt="")
    assert read_list(draw.listed.encode()).pool != pool_hash(bare)


def test_anyone_can_check_the_draw_and_who_has_the_pool_checks_the_quotas(client):
    lottery = seat_panel(make_lottery())
    draw = Draw.objects.get()
    page = client.get(draw.get_absolute_url())
    assert_page(page)
    assert client.get(f"{draw.get_absolute_url()}list.json").content == draw.listed.encode()
    assert client.get(f"{draw.get_absolute_url()}drawn.txt").content.decode().split() == seated(lottery)
    for part in (draw.hash, SEED, f"--number {draw.panel}"):
        assert part in page.content.decode()
    pool = pool_of(lottery, draw.snapshot)
    checks = verify(read_list(draw.listed.encode()), hash=draw.hash, seed=SEED, number=draw.panel, pool=pool)
    assert [check.holds for check in checks] == [True] * 6


def test_a_seed_that_a_shell_or_a_command_would_take_for_its_own_is_typed_whole(monkeypatch):
    signature = "ab" * 48
    for seed in (
        "-1 2 3 4 5 6 7 8 9 0 1 2",
        'it\'s $(rm) `x` "twenty" signs',
        sha256(bytes.fromhex(signature)).hexdigest(),
    ):
        lottery = make_lottery()
        fill(lottery)
        draw = draws.draw_lots(
            actor=coordinator_of(lottery.initiative),
            draw=announce(close_pool(lottery)),
            seed=seed,
            signature=signature,
        )
        command = shlex.split(draw_page(draw, make_person("Vi"))["command"])
        assert command[6:] == [f"--seed={seed}", "--signature", signature, "--number", str(draw.panel)]


def test_before_the_moment_that_was_announced_nobody_draws():
    lottery = make_lottery()
    fill(lottery)
    draw = announce(close_pool(lottery))
    Draw.objects.update(draws_at=timezone.now() + timedelta(hours=1))
    with pytest.raises(Refused, match="not yet the moment"):
        hold(Draw.objects.get(pk=draw.pk))


def test_a_draw_is_held_once():
    draw = Draw.objects.get(lottery=seat_panel(make_lottery()))
    with pytest.raises(Refused, match="This draw is over"):
        draws.draw_lots(actor=coordinator_of(draw.lottery.initiative), draw=draw, seed=f"{SEED} 6")
    assert Draw.objects.get().seed == SEED


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"seed": "1 2 3"}, "too short"),
        ({"seed": "   "}, "Nothing is written yet"),
        ({"seed": SEED, "signature": "no hex"}, "The signature is not hexadecimal."),
        ({"seed": SEED, "signature": "ab"}, "The seed is not the randomness of this signature"),
    ],
    ids=["short", "empty", "no hex", "another round"],
)
def test_a_seed_that_decides_nothing_is_refused_in_a_sentence(client, sent, sentence):
    lottery = make_lottery()
    fill(lottery)
    draw = announce(close_pool(lottery))
    client.force_login(coordinator_of(lottery.initiative))
    page = client.post(f"{draw.get_absolute_url()}draw/", sent)
    assert (page.status_code, Draw.objects.get().drawn_at) == (200, None)
    assert sentence in page.content.decode()


def test_where_many_addresses_are_shared_one_of_each_is_drawn_first(monkeypatch, client):
    monkeypatch.setattr(pools, "MOST_SHARED", 2)
    lottery = make_lottery()
    for number in range(12):
        sign_up(lottery, sex=("woman", "man")[number % 2], address=f"Dam {number % 6}")
    draw = announce(close_pool(lottery))
    kept = snapshot_of(find_lottery(lottery.pk), "panel")
    assert (len(kept), len({one["home"] for one in kept.values()})) == (6, 6)
    assert kept == Draw.objects.get().snapshot
    assert "6 other people are not on the list" in " ".join(
        client.get(draw.get_absolute_url()).content.decode().split()
    )
    left_out = lottery.candidates.exclude(number__in=kept).first()
    assert "Of your address somebody else" in client.get(left_out.get_absolute_url()).content.decode()


def test_a_draw_that_went_wrong_is_cancelled_with_a_reason_and_announced_again():
    lottery = make_lottery()
    fill(lottery)
    draw = announce(close_pool(lottery))
    draws.cancel_draw(actor=coordinator_of(lottery.initiative), draw=draw, reason="The dice were lost.")
    assert stage_of(lottery) == "gathering"
    assert hold(announce(find_lottery(lottery.pk))).number == 2
    assert [*Draw.objects.values_list("cancelled_because", flat=True)] == ["The dice were lost.", ""]


def test_a_pool_that_changed_meanwhile_is_not_drawn_from():
    lottery = make_lottery()
    people = fill(lottery)
    lottery = close_pool(lottery)
    listed = list_panels(lottery, snapshot_of(lottery, "panel"))
    people[0].delete()
    words = {"seed_plan": "Dice.", "draws_at": timezone.now() + timedelta(hours=1)}
    with pytest.raises(Refused, match="The pool changed"):
        draws.announce_draw(
            actor=coordinator_of(lottery.initiative), lottery=lottery, of="panel", listed=listed, **words
        )


def test_quotas_that_nobody_can_meet_are_named_with_the_least_relaxation():
    lottery = make_lottery()
    for _turn in range(4):
        sign_up(lottery, sex="woman")
    with pytest.raises(AssertionError, match="At least 1 with sex: man are wanted, but the pool has only 0"):
        announce(close_pool(lottery))
    assert (stage_of(lottery), Draw.objects.count()) == ("gathering", 0)


def test_an_empty_pool_is_said_to_be_empty():
    with pytest.raises(AssertionError, match="There is nobody in the pool"):
        announce(close_pool(make_lottery()))


def test_nobody_sits_with_somebody_of_their_own_address():
    lottery = make_lottery(seats=2)
    for number in range(6):
        for sex in ("woman", "man"):
            sign_up(lottery, sex=sex, address=f"Dam {number}-A" if sex == "man" else f"dam {number}a")
    announce(close_pool(lottery))
    homes = {one.number: one.home for one in lottery.candidates.all()}
    for panel in json.loads(Draw.objects.get().listed)["panels"]:
        assert len({homes[number] for number in panel}) == 2

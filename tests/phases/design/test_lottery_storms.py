"""Many at once on one lottery: nobody twice, one draw, and on the panel only who still comes."""

from collections import Counter
from datetime import timedelta

import pytest

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.phases.design.actions import draws, lotteries, pool, replies
from samenspel.phases.design.models.candidates import Candidate, Seat
from samenspel.phases.design.models.lotteries import Draw, Lottery
from samenspel.phases.design.pools import list_panels, snapshot_of
from samenspel.phases.design.queries.lotteries import find_draw, find_lottery
from samenspel.spine.people.actions import erase_me
from tests.factories.initiatives import coordinator_of
from tests.factories.lotteries import (
    SEED,
    announce,
    close_pool,
    end_replies,
    fill,
    give_up,
    hold,
    listed,
    make_list_lottery,
    make_lottery,
    seated,
    send_list,
    sign_up,
)
from tests.factories.services import make_person
from tests.foundation.storms import CLIENTS, storm

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.power]


def kinds(said):
    return Counter("refused" if isinstance(one, Refused) else type(one).__name__ for one in said)


def taken(lottery):
    return list(lottery.candidates.filter(seat=Seat.TAKEN).values_list("reply", flat=True))


def test_many_presses_of_one_person_are_one_place_in_the_pool():
    lottery, ina = make_lottery(), make_person("Ina", email="ina@example.org")
    said = storm(lambda client: sign_up(lottery, ina, address=f"Dam {client}"))
    assert (kinds(said), lottery.candidates.count()) == ({"Candidate": CLIENTS}, 1)


def test_a_mailbox_from_paper_and_from_its_owner_at_once_is_in_the_pool_once():
    lottery, ina = make_lottery(), make_person("Ina", email="ina@example.org")
    coordinator, words = coordinator_of(lottery.initiative), {"sex": "woman", "age": "old"}
    told = {"lottery": lottery, "name": "Ina", "address": "Dam 1", "values": words, "needs": {}}

    def act(client):
        if client % 2:
            return pool.sign_up(actor=ina, **told)
        return pool.add_candidate(actor=coordinator, email="ina@example.org", **told)

    said = storm(act)
    assert kinds(said).keys() <= {"Candidate", "refused"}
    assert lottery.candidates.count() == 1


def test_a_house_that_signs_up_all_at_once_has_one_seat_at_most():
    lottery = make_lottery()
    people = [make_person(f"Ina {number}", email=f"i{number}@example.org") for number in range(CLIENTS)]
    storm(
        lambda client: sign_up(
            lottery, people[client], address=("Dam 5-B", "dam 5b", "Dam\u200b 5 b")[client % 3]
        )
    )
    fill(lottery)
    hold(announce(close_pool(lottery)))
    homes = [one.home for one in seated(lottery)]
    assert (len(homes), len({*homes})) == (3, 3)


def test_of_many_who_hold_a_draw_with_seeds_of_their_own_one_decides():
    lottery = make_lottery()
    fill(lottery)
    draw, actor = announce(close_pool(lottery)), coordinator_of(lottery.initiative)
    said = storm(lambda client: draws.draw_lots(actor=actor, draw=draw, seed=f"{client} {SEED}"))
    assert kinds(said) == {"Draw": 1, "refused": CLIENTS - 1}
    held = next(one for one in said if isinstance(one, Draw))
    now = find_draw(lottery.pk, draw.pk)
    assert (now.seed, now.panel, len(taken(lottery))) == (held.seed, held.panel, 3)


def test_a_list_is_of_the_pool_as_it_is_while_people_leave():
    lottery = make_lottery()
    people = fill(lottery, 12)
    lottery, actor = close_pool(lottery), coordinator_of(lottery.initiative)
    made = list_panels(lottery, snapshot_of(lottery, "panel"))
    moment = clock.now().replace(year=clock.now().year + 1, month=1, day=2)

    def act(client):
        if client % 4 == 0:
            words = {"of": "panel", "listed": made, "seed_plan": f"{client}", "draws_at": moment}
            return draws.announce_draw(actor=actor, lottery=lottery, **words)
        one = people[client % 12]
        return pool.withdraw(actor=one.person, candidate=one) if client == 5 else None

    Lottery.objects.update(ends_on=moment.date())
    said = storm(act)
    assert kinds(said).keys() <= {"Draw", "refused", "NoneType"}
    assert (Draw.objects.count(), lottery.candidates.count()) in {(0, 11), (1, 11)}
    for draw in Draw.objects.all():
        assert {*draw.snapshot} == {one.number for one in people}


def test_who_gives_up_while_newcomers_are_drawn_has_no_seat():
    lottery = make_lottery()
    fill(lottery, 16)
    hold(announce(close_pool(lottery)))
    lottery = find_lottery(lottery.pk)
    give_up(seated(lottery)[0])
    draw, actor = announce(find_lottery(lottery.pk)), coordinator_of(lottery.initiative)
    others = list(lottery.candidates.filter(reply="yes"))

    def act(client):
        if client % 4 == 0:
            return draws.draw_lots(actor=actor, draw=draw, seed=f"{client} {SEED}")
        return give_up(others[client % len(others)])

    said = storm(act)
    assert kinds(said).keys() <= {"Draw", "Candidate", "refused"}
    assert kinds(said)["Draw"] == 1
    assert ({*taken(lottery)} <= {"yes"}, len(taken(lottery)) <= 3) == (True, True)
    assert find_lottery(lottery.pk).stage == "seated"


def test_who_leaves_the_town_while_drawn_is_on_no_panel():
    lottery = make_lottery()
    people = fill(lottery, CLIENTS)
    draw, actor = announce(close_pool(lottery)), coordinator_of(lottery.initiative)

    def act(client):
        if client == 0:
            return draws.draw_lots(actor=actor, draw=draw, seed=SEED)
        return erase_me(actor=people[client].person)

    said = storm(act)
    assert kinds(said) == {"Draw": 1, "Person": CLIENTS - 1}
    assert [one.pk for one in Candidate.objects.all()] == [people[0].pk]


def test_the_house_erases_a_pool_that_is_drawn_from_and_nobody_is_left():
    lottery = make_lottery()
    people = fill(lottery)
    draw, actor = announce(close_pool(lottery)), coordinator_of(lottery.initiative)
    Lottery.objects.update(ends_on=clock.today() - timedelta(days=30))

    def act(client):
        if client % 4 == 0:
            return draws.draw_lots(actor=actor, draw=draw, seed=f"{client} {SEED}")
        if client % 4 == 1:
            return give_up(people[client % 8])
        return lotteries.erase_pool(actor=None, lottery=lottery)

    said = storm(act)
    assert kinds(said).keys() <= {"Draw", "Candidate", "refused", "int", "DoesNotExist"}
    now = find_lottery(lottery.pk)
    assert (now.candidates.count(), now.draws.get().snapshot, now.draws.get().waits) == (0, {}, False)
    assert now.stage in ("seated", "called_off")


def test_answers_and_notes_from_paper_at_once_are_one_answer_each():
    lottery = make_list_lottery()
    send_list(lottery, listed(8))
    hold(announce(close_pool(lottery)))
    lottery = find_lottery(lottery.pk)
    invited, actor = list(lottery.candidates.exclude(invited_at=None)), coordinator_of(lottery.initiative)
    needs = {"kinds": ["care"], "words": ""}

    def act(client):
        words = {"candidate": invited[client % 6], "values": {}, "needs": needs}
        if client % 2:
            return replies.answer_invitation(actor=None, reply="no", **words)
        return replies.note_reply(actor=actor, reply="yes", **words)

    assert kinds(storm(act)) == {"Candidate": CLIENTS}
    answers = list(lottery.candidates.exclude(invited_at=None))
    assert all(bool(one.needs) == (one.reply == "yes") for one in answers)
    end_replies(lottery)

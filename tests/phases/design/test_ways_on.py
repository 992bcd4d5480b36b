"""Every state of a lottery has a way on, whoever waits hears of it, and no promise of before is broken."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry, Message
from samenspel.methods.sortition import Quota
from samenspel.phases.design.actions import draws, lotteries, pool, replies
from samenspel.phases.design.models.candidates import Candidate
from samenspel.phases.design.models.lotteries import Draw, Lottery
from samenspel.phases.design.queries.lotteries import find_lottery
from samenspel.phases.design.tasks import announce_draw, erase_pools
from tests.checks import assert_page
from tests.factories.design import waiting
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.lotteries import (
    PEOPLE,
    QUOTAS,
    announce,
    close_pool,
    end_replies,
    fill,
    give_up,
    hold,
    listed,
    make_list_lottery,
    make_lottery,
    run_tasks,
    seat_panel,
    seated,
    send_list,
    sign_up,
    work,
)

pytestmark = pytest.mark.django_db


def change(lottery, **values):
    return lotteries.change_lottery(actor=coordinator_of(lottery.initiative), lottery=lottery, **values)


def announce_later(lottery, **values):
    actor, moment = coordinator_of(lottery.initiative), timezone.now() + timedelta(hours=1)
    words = {"seed_plan": "Twenty dice in the hall.", "draws_at": moment, **values}
    return draws.announce_draw_later(actor=actor, lottery=lottery, **words)


def with_letters(count=8, **values):
    lottery = make_list_lottery(**values)
    send_list(lottery, listed(count))
    hold(announce(close_pool(lottery)))
    return find_lottery(lottery.pk)


def all_say(lottery, reply="yes"):
    for one in lottery.candidates.exclude(invited_at=None):
        replies.answer_invitation(actor=None, candidate=one, reply=reply, values={}, needs={})


def erase(lottery):
    Lottery.objects.filter(pk=lottery.pk).update(ends_on=clock.today() - timedelta(days=40))
    erase_pools()
    return find_lottery(lottery.pk)


def subjects(start):
    return [one for one in Message.objects.values_list("subject", flat=True) if one.startswith(start)]


def test_a_list_that_was_made_until_its_moment_was_over_is_not_public():
    lottery = make_lottery()
    fill(lottery)
    job = announce_later(close_pool(lottery), draws_at=timezone.now() + timedelta(seconds=0.3))
    clock_of_the_worker = timezone.now() + timedelta(seconds=0.4)
    while timezone.now() < clock_of_the_worker:
        pass
    assert "the seed comes later" in work(job).explanation
    assert not Draw.objects.exists()


def test_letters_are_not_drawn_when_nobody_could_answer_them():
    lottery = make_list_lottery()
    send_list(lottery, listed(8))
    lottery = close_pool(lottery)
    with pytest.raises(Refused, match="last day for answers"):
        announce_later(lottery, draws_at=lottery.replies_until)


def test_no_draw_is_announced_for_after_the_last_meeting(client):
    lottery = make_lottery()
    fill(lottery)
    lottery = close_pool(lottery)
    client.force_login(coordinator_of(lottery.initiative))
    late = (lottery.ends_on + timedelta(days=1)).isoformat()
    sent = {"seed_plan": "Dice.", "draws_at": f"{late}T10:00"}
    page = client.post(f"{lottery.get_absolute_url()}announce/", sent)
    assert "the last meeting of the panel is over" in page.content.decode()


def test_a_task_that_was_killed_does_not_announce_again_what_was_cancelled_since():
    lottery = make_lottery()
    fill(lottery)
    actor, words = coordinator_of(lottery.initiative), {"number": 1, "seed_plan": "Twenty dice in the hall."}
    draw = announce(close_pool(lottery))
    draws.cancel_draw(actor=actor, draw=draw, reason="No dice.")
    later = (timezone.now() + timedelta(hours=1)).isoformat()
    assert announce_draw.call(str(actor.pk), lottery.pk, draws_at=later, **words) == draw
    assert Draw.objects.count() == 1


def test_of_two_who_announce_the_second_hears_that_a_list_is_public():
    lottery = make_lottery()
    fill(lottery)
    lottery = close_pool(lottery)
    first, other = announce_later(lottery), make_member(lottery.initiative, role="coordinator")
    second = draws.announce_draw_later(
        actor=other, lottery=lottery, seed_plan="A hat.", draws_at=timezone.now() + timedelta(hours=2)
    )
    run_tasks()
    assert (work(first).state, Draw.objects.get().seed_plan) == ("done", "Twenty dice in the hall.")
    assert "Somebody else made a list public" in work(second).explanation


def test_whoever_typed_another_seed_too_late_hears_that_the_draw_is_over():
    lottery = make_lottery()
    fill(lottery)
    draw, actor = announce(close_pool(lottery)), coordinator_of(lottery.initiative)
    jobs = [draws.draw_lots_later(actor=actor, draw=draw, seed=f"{turn} " * 20) for turn in (1, 2)]
    run_tasks()
    assert [work(job).state for job in jobs] == ["done", "failed"]
    assert "This draw is over" in work(jobs[1]).explanation


def test_a_pool_that_is_erased_before_its_draw_ends_the_lottery_with_a_reason(client):
    lottery = make_lottery()
    fill(lottery)
    draw = announce(close_pool(lottery))
    lottery, draw = erase(lottery), Draw.objects.get(pk=draw.pk)
    said = "The pool was erased on the day that was promised, before a panel was drawn."
    assert (lottery.stage, lottery.called_off_because) == ("called_off", said)
    assert (draw.waits, draw.cancelled_because) == (False, said)
    letters = [one.text for one in Message.objects.all() if one.subject.startswith("Called off")]
    assert len(letters) == 8
    assert all(lottery.get_absolute_url() in one for one in letters)
    assert "Hold the draw" not in waiting(coordinator_of(lottery.initiative), lottery)
    assert_page(client.get(lottery.get_absolute_url()))


def test_nobody_signs_up_for_a_pool_that_was_erased_and_would_never_be_again():
    lottery = erase(make_lottery())
    with pytest.raises(Refused, match="The pool is closed"):
        sign_up(lottery)


def test_a_panel_whose_pool_is_erased_while_seats_are_free_stays_drawn():
    lottery = seat_panel(make_lottery())
    give_up(seated(lottery)[0])
    announce(find_lottery(lottery.pk))
    lottery = erase(lottery)
    assert (lottery.stage, [draw.waits for draw in lottery.draws.all()]) == ("seated", [False, False])


def test_who_can_not_come_and_signs_up_again_is_in_the_draw():
    lottery = make_lottery()
    one = sign_up(lottery)
    give_up(one)
    sign_up(find_lottery(lottery.pk), person=one.person)
    one.refresh_from_db()
    assert one.reply == "yes"


def test_a_slip_in_the_year_of_the_last_meeting_erases_nobody(client):
    lottery = make_lottery()
    sign_up(lottery)
    client.force_login(coordinator_of(lottery.initiative))
    rows = "feature;value;least;most\n" + "\n".join(
        f"{q.feature};{q.value};{q.least};{q.most}" for q in QUOTAS
    )
    sent = {"seats": "3", "quotas": rows, "figures": "The town", "kept_days": "1"}
    for slip in (clock.today() - timedelta(days=9), lottery.activity.closes_at.date() - timedelta(days=1)):
        page = client.post(f"{lottery.get_absolute_url()}change/", {**sent, "ends_on": slip.isoformat()})
        assert (page.status_code, [*page.context["form"].errors]) == (200, ["ends_on"])
    assert find_lottery(lottery.pk).ends_on == lottery.ends_on


def test_who_has_a_letter_can_answer_until_the_moment_it_says():
    lottery = with_letters()
    with pytest.raises(Refused, match="It may become later"):
        change(lottery, replies_until=lottery.replies_until - timedelta(days=1))
    later = lottery.replies_until + timedelta(days=1)
    assert change(lottery, replies_until=later).replies_until == later


def test_where_few_say_yes_the_quotas_and_seats_of_the_panel_may_give_way(client):
    lottery = with_letters()
    all_say(lottery, "no")
    for one in lottery.candidates.exclude(invited_at=None).filter(values__sex="woman")[:2]:
        replies.note_reply(
            actor=coordinator_of(lottery.initiative), candidate=one, reply="yes", values={}, needs={}
        )
    with pytest.raises(AssertionError, match="The pool has 2 people, fewer than 3 seats"):
        announce(end_replies(lottery))
    client.force_login(coordinator_of(lottery.initiative))
    form = client.get(f"{lottery.get_absolute_url()}change/").context["form"]
    assert {*form.fields} == {"seats", "quotas", "figures", "replies_until", "ends_on", "kept_days"}
    fewer = [
        Quota("sex", "woman", 0, 2),
        Quota("sex", "man", 0, 2),
        *(Quota("age", a, 0, 2) for a in ("young", "old")),
    ]
    change(find_lottery(lottery.pk), seats=2, quotas=fewer)
    hold(announce(find_lottery(lottery.pk)))
    assert len(seated(lottery)) == 2
    with pytest.raises(Refused, match="What it was made of does not change"):
        change(find_lottery(lottery.pk), seats=1)


def test_of_a_list_of_letters_their_number_stays():
    with pytest.raises(Refused, match="What it was made of does not change"):
        change(with_letters(), letters=7)


def test_who_takes_all_seats_beforehand_leaves_nothing_to_draw():
    lottery = make_list_lottery()
    kept = "".join(f"K{n};k{n}@example.org;Dam {n};;;{('man', 'woman')[n % 2]};old;yes\n" for n in range(3))
    send_list(lottery, PEOPLE.replace("age\n", "age;chosen\n") + kept + "N;n@example.org;Dam 9;;;man;old;\n")
    with pytest.raises(AssertionError, match="takes all seats"):
        announce(close_pool(lottery))


def test_who_was_asked_and_did_not_answer_yet_hears_that_it_is_called_off():
    lottery = with_letters()
    first = lottery.candidates.exclude(invited_at=None).first()
    replies.answer_invitation(actor=None, candidate=first, reply="no", values={}, needs={})
    lotteries.call_off_lottery(actor=coordinator_of(lottery.initiative), lottery=lottery, reason="No money.")
    run_tasks()
    assert subjects("Called off") == ["Called off: A panel about the library"] * 5


def test_a_letter_that_is_late_tells_nobody_of_a_draw_that_was_not_held():
    lottery = with_letters()
    all_say(lottery)
    Candidate.objects.update(told_at=None)
    announce(end_replies(lottery))
    assert replies.write_to_candidates(actor=None, lottery=lottery) == 0
    assert subjects("You were not drawn") == []


def test_who_is_known_from_paper_or_a_list_is_taken_out_when_they_ask(client):
    lottery = make_lottery()
    coordinator, words = coordinator_of(lottery.initiative), {"sex": "man", "age": "old"}
    one = pool.add_candidate(
        actor=coordinator, lottery=lottery, name="An", address="Dam 1", values=words, needs={}
    )
    online = sign_up(lottery)
    client.force_login(coordinator)
    url = f"{lottery.get_absolute_url()}remove/"
    assert_page(client.get(url))
    assert client.post(url, {"number": one.number}).status_code == 302
    assert client.post(url, {"number": online.number}).status_code == 403
    assert [*lottery.candidates.all()] == [online]
    entry = Entry.objects.get(verb="design.remove_candidate")
    assert (entry.actor, entry.data) == (str(coordinator.pk), {"title": "A panel about the library"})

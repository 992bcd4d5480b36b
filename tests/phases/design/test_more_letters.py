"""More letters, where too few said yes: drawn as the first were, among those who got none."""

import io
import json
import shlex
from datetime import timedelta

import pypdf
import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry, Message
from samenspel.foundation.ui.pdf import pdf_of
from samenspel.methods.sortition.command import main
from samenspel.phases.design.actions import draws, replies
from samenspel.phases.design.models.lotteries import Draw, Lottery
from samenspel.phases.design.pages.candidates import invited_by_post, letters_on_paper
from samenspel.phases.design.pages.lotteries import draw_page
from samenspel.phases.design.queries.lotteries import find_draw, find_lottery
from tests.checks import assert_page, words
from tests.factories.initiatives import coordinator_of
from tests.factories.lotteries import (
    SEED,
    announce,
    close_pool,
    end_replies,
    hold,
    listed,
    make_list_lottery,
    send_list,
    work,
)

pytestmark = pytest.mark.django_db
OTHER_SEED = f"{SEED} 1"


@pytest.fixture
def lottery():
    """Twelve people, of whom four got a letter; the last day for answers is over. Two share an address."""
    made = make_list_lottery(letters=4)
    send_list(made, listed(12).replace("Kerkstraat 11;", "Kerkstraat 10;"))
    hold(announce(close_pool(made)))
    return end_replies(find_lottery(made.pk))


def say(candidate, reply="yes"):
    return replies.answer_invitation(actor=None, candidate=candidate, reply=reply, values={}, needs={})


def told(**values):
    moment = timezone.now() + timedelta(hours=1)
    until = moment + timedelta(days=14)
    return {"letters": 3, "replies_until": until, "seed_plan": "Dice.", "draws_at": moment, **values}


def announce_more(lottery, **values):
    """Their moment has come."""
    actor = coordinator_of(lottery.initiative)
    job = work(draws.announce_more_letters_later(actor=actor, lottery=lottery, **told(**values)))
    assert job.state == "done", job.explanation
    Draw.objects.filter(lottery=lottery, drawn_at=None).update(draws_at=timezone.now())
    return find_draw(lottery.pk, job.thing.pk)


def with_letter(lottery):
    return set(lottery.candidates.exclude(invited_at=None).values_list("number", flat=True))


def ids(draw):
    return {id for id, _home in json.loads(Draw.objects.get(pk=draw.pk).listed)["people"]}


def test_more_letters_go_to_people_who_got_none_and_live_with_nobody_who_did(lottery):
    first, homes = with_letter(lottery), {one.number: one.home for one in lottery.candidates.all()}
    draw = announce_more(lottery)
    written = {homes[number] for number in first}
    assert ids(draw) == {number for number, home in homes.items() if home not in written}
    assert json.loads(Draw.objects.get(pk=draw.pk).listed)["after"] == [Draw.objects.get(number=1).hash]
    drawn = hold(draw, OTHER_SEED)
    assert (drawn.of, drawn.count, len(with_letter(lottery) - first)) == ("more", 3, 3)
    subjects = [*Message.objects.filter(to__startswith="p").values_list("subject", flat=True)]
    assert subjects == ["An invitation: A panel about the library"] * (4 + 3), "nobody is written to twice"


def test_answers_are_taken_again_until_the_new_last_day(lottery):
    early = lottery.candidates.exclude(invited_at=None).first()
    with pytest.raises(Refused, match="last day for answers is over"):
        say(early)
    until = timezone.now() + timedelta(days=20)
    draw = announce_more(lottery, replies_until=until)
    assert Lottery.objects.get(pk=lottery.pk).stage == "again"
    with pytest.raises(Refused, match="last day for answers is over"):
        say(early)
    hold(draw)
    assert Lottery.objects.get(pk=lottery.pk).replies_until == until
    assert say(early).reply == "yes"
    with pytest.raises(Refused, match="can still answer"):
        announce_more(find_lottery(lottery.pk))


def test_more_letters_wait_until_the_first_are_answered_and_no_panel_is_announced():
    made = make_list_lottery(letters=12)
    send_list(made, listed(12))
    made = close_pool(made)
    with pytest.raises(Refused, match="follow on answers to the first"):
        announce_more(made)
    hold(announce(made))
    with pytest.raises(Refused, match="can still answer their letters"):
        announce_more(find_lottery(made.pk))
    for one in made.candidates.exclude(invited_at=None):
        say(one)
    announce(end_replies(made))
    with pytest.raises(Refused, match="follow on answers to the first"):
        announce_more(find_lottery(made.pk))


def test_more_letters_that_were_announced_wrongly_are_cancelled_and_change_nothing(lottery):
    draw, before = announce_more(lottery), Lottery.objects.get(pk=lottery.pk).replies_until
    draws.cancel_draw(actor=coordinator_of(lottery.initiative), draw=draw, reason="The dice were lost.")
    now = Lottery.objects.get(pk=lottery.pk)
    assert (now.stage, now.replies_until, len(with_letter(lottery))) == ("replying", before, 4)
    hold(announce_more(find_lottery(lottery.pk)))
    last = Draw.objects.latest("number")
    assert json.loads(last.listed)["after"] == [Draw.objects.get(number=1).hash], "which was held"


def test_a_third_round_names_both_before_it_until_nobody_is_left(lottery):
    hold(announce_more(lottery))
    hold(announce_more(end_replies(lottery), letters=50))
    assert len(json.loads(Draw.objects.get(number=3).listed)["after"]) == 2
    assert len(with_letter(lottery)) == 11, "one of each address"
    with pytest.raises(AssertionError, match="Everybody on the list got a letter"):
        announce_more(end_replies(lottery))


def test_anyone_checks_that_nobody_was_written_to_twice(lottery, client, tmp_path, monkeypatch, capsys):
    first, more = Draw.objects.get(), hold(announce_more(lottery), OTHER_SEED)
    monkeypatch.chdir(tmp_path)
    page = client.get(more.get_absolute_url())
    assert_page(page)
    assert "Nobody is on this list who got a letter before" in words(page)
    for draw in (first, more):
        for end, name in (("list.json", "lottery-{}-draw-{}.json"), ("drawn.txt", "drawn-{}-{}.txt")):
            path = tmp_path / name.format(lottery.pk, draw.number)
            path.write_bytes(client.get(f"{draw.get_absolute_url()}{end}").content)
    shown = draw_page(Draw.objects.get(pk=more.pk), coordinator_of(lottery.initiative))
    command = shlex.split(shown["command"])
    assert main(command[2:]) == 0
    assert "nobody who got one, or lives with who did, is on the list again" in capsys.readouterr().out
    (tmp_path / f"drawn-{lottery.pk}-1.txt").write_text("\n".join(ids(more)))
    assert main(command[2:]) == 1
    assert "got a letter before" in capsys.readouterr().out


def test_the_journal_says_how_many_more_and_until_when(lottery):
    draw = announce_more(lottery)
    entry = Entry.objects.get(verb="design.announce_more_letters")
    until = timezone.localdate(draw.replies_until).isoformat()
    assert (entry.data["letters"], entry.data["until"], entry.data["hash"]) == (3, until, draw.hash)


def test_who_runs_it_writes_to_more_people_from_the_page(lottery, client):
    client.force_login(coordinator_of(lottery.initiative))
    url = f"{lottery.get_absolute_url()}more-letters/"
    assert url in client.get(lottery.get_absolute_url()).content.decode()
    assert "Letters so far: 4. People who said yes: 0." in words(client.get(url))
    moment = timezone.localtime() + timedelta(days=1)
    sent = {"letters": 3, "seed_plan": "Dice.", "draws_at": f"{moment:%Y-%m-%dT%H:%M}"}
    early = client.post(url, {**sent, "replies_until": f"{moment - timedelta(hours=1):%Y-%m-%dT%H:%M}"})
    assert "The letters are drawn before it" in words(early)
    late = client.post(url, {**sent, "replies_until": f"{moment + timedelta(days=300):%Y-%m-%dT%H:%M}"})
    assert "Then the last meeting of the panel is over" in words(late)
    done = client.post(url, {**sent, "replies_until": f"{moment + timedelta(days=9):%Y-%m-%dT%H:%M}"})
    assert done.status_code == 302


def test_only_the_newest_letters_are_printed():
    made = make_list_lottery(letters=2)
    send_list(made, "name;address\n" + "".join(f"N{n};Dam {n}, 1012 AB\n" for n in range(6)))
    hold(announce(close_pool(made)))
    first = with_letter(made)
    hold(announce_more(end_replies(made), letters=2))
    people = invited_by_post(find_lottery(made.pk)).select_related("lottery")
    assert {one.number for one in people} == with_letter(made) - first
    pdf = pdf_of("design/letter.typ", letters_on_paper(find_lottery(made.pk), people))
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == 2


def test_the_database_wants_a_last_day_of_more_letters(lottery):
    draw = announce_more(lottery)
    with pytest.raises(IntegrityError, match="has_last_day"), transaction.atomic():
        Draw.objects.filter(pk=draw.pk).update(replies_until=None)

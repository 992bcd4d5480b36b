"""A lottery from the first sign-up to the panel: what it needs at each step, and who may take it."""

from datetime import date, timedelta

import pytest

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry, Message
from samenspel.methods.sortition import read_list
from samenspel.phases.design.actions import lotteries
from samenspel.phases.design.actions.replies import write_to_candidates
from samenspel.phases.design.forms.candidates import field_of
from samenspel.phases.design.models.candidates import Candidate
from samenspel.phases.design.models.lotteries import Draw, Lottery
from samenspel.phases.design.queries.lotteries import find_lottery
from samenspel.phases.design.tasks import erase_pools
from tests.checks import HOSTILE, assert_page
from tests.factories.design import waiting
from tests.factories.initiatives import coordinator_of, make_draft, make_initiative, make_member
from tests.factories.lotteries import announce, close_pool, fill, make_lottery, run_tasks, seat_panel, sign_up
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db
ASKED = {
    "title": "A panel about the library",
    "summary": "It says what the evening opening should be.",
    "seats": "10",
    "quotas": "feature;value;least;most\nsex;woman;4;6\nsex;man;4;6\n",
    "figures": "Statistics, 2026",
    "pool_from": "sign_up",
    "letters": "",
    "opens_at": "2026-01-01T10:00",
    "closes_at": "2026-02-01T10:00",
    "replies_until": "",
    "ends_on": "2190-06-01",
    "kept_days": "60",
}


def set_up(client, **changes):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    return client.post(f"/design/lotteries/set-up/{initiative.slug}/", {**ASKED, **changes})


def stage_of(lottery):
    return Lottery.objects.get(pk=lottery.pk).stage


def seated(lottery):
    return sorted(lottery.candidates.filter(seat="taken").values_list("number", flat=True))


def test_a_coordinator_sets_up_a_lottery_and_everybody_reads_what_it_is_for(client):
    answer = set_up(client)
    lottery = Lottery.objects.get()
    assert answer["Location"] == lottery.get_absolute_url() == f"/design/lotteries/{lottery.pk}/"
    assert lottery.quotas == [["sex", "woman", 4, 6], ["sex", "man", 4, 6]]
    client.logout()
    page = client.get(answer["Location"])
    assert_page(page)
    assert "Statistics, 2026" in page.content.decode()


def test_published_figures_become_the_seats_in_proportion(client):
    set_up(client, quotas="feature;value;people\nsex;woman;5100\nsex;man;4900\n")
    assert Lottery.objects.get().quotas == [["sex", "woman", 5, 6], ["sex", "man", 4, 5]]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"quotas": "sex;woman;4;6"}, "Line 1: the quotas have no column"),
        (
            {"quotas": "feature;value;least;most\nsex;woman;6;4"},
            "Line 2: the least (6) is above the most (4).",
        ),
        ({"quotas": "feature;value;least;most\nsex;woman;x;4"}, "is not a whole number from 0"),
        ({"quotas": "feature;value;least;most\nsex;woman;0;4"}, "fewer than the 10 seats"),
        ({"quotas": "feature;value;least;most\nsex;woman;11;12"}, "more than the 10 seats"),
        ({"quotas": "feature;value;least;most\nsex;a;5;5\nsex;a;5;5"}, "the same value on two lines"),
        ({"seats": "0"}, "greater than or equal to 1"),
        ({"quotas": "feature;value;least;most\nsex;=1+1;5;5\nsex;b;5;5"}, "would be computed"),
        ({"pool_from": "list"}, "A lottery from a list needs this."),
        ({"ends_on": "2020-01-01"}, "The panel meets after all that comes before it."),
        (
            {"pool_from": "list", "letters": "9", "replies_until": "2026-01-31T10:00"},
            "Letters are drawn after the pool closes.",
        ),
    ],
    ids=[
        *("no header", "upside down", "no number", "too few", "too many", "twice", "no seat", "a sum"),
        *("no letters", "met before", "answered before"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence_and_nothing_is_set_up(client, changes, sentence):
    page = set_up(client, **changes)
    assert (page.status_code, Lottery.objects.count()) == (200, 0)
    assert sentence in page.content.decode().replace("&quot;", '"')


def test_who_signs_up_is_in_the_pool_and_can_change_and_leave(client):
    lottery, ina = make_lottery(), make_person("Ina", email="ina@example.org")
    client.force_login(ina)
    url = lottery.get_absolute_url()
    assert_page(client.get(f"{url}sign-up/"))
    sent = {
        "name": "Ina Vos",
        "address": "Dam 1\n1012 AB Town",
        field_of("sex"): "woman",
        field_of("age"): "old",
    }
    client.post(f"{url}sign-up/", {**sent, "needs": ["care"]})
    client.post(f"{url}sign-up/", {**sent, field_of("age"): "young"})
    mine = Candidate.objects.get()
    assert (mine.person, mine.email, mine.reply) == (ina, "ina@example.org", "yes")
    assert (mine.address, mine.values) == ("Dam 1 1012 AB Town", {"sex": "woman", "age": "young"})
    assert_page(client.get(url))
    client.post(f"{mine.get_absolute_url()}leave/")
    assert Candidate.objects.count() == 0


def test_who_signed_up_on_paper_is_in_the_pool_once(client):
    lottery = make_lottery()
    client.force_login(coordinator_of(lottery.initiative))
    url = f"{lottery.get_absolute_url()}add/"
    sent = {
        "name": "An",
        "address": "Dam 1",
        "email": "An@Example.org",
        field_of("sex"): "man",
        field_of("age"): "old",
    }
    assert (client.post(url, sent).status_code, Candidate.objects.get().email) == (302, "an@example.org")
    assert client.post(url, sent).status_code == 403
    assert Candidate.objects.count() == 1


def test_a_reason_is_as_long_as_there_is_room(client):
    lottery = make_lottery()
    client.force_login(coordinator_of(lottery.initiative))
    page = client.post(f"{lottery.get_absolute_url()}call-off/", {"text": "x" * 401})
    assert (page.status_code, stage_of(lottery)) == (200, "gathering")


def test_who_says_nothing_of_a_feature_does_not_sign_up(client):
    lottery = make_lottery()
    client.force_login(make_person("Ina"))
    sent = {"name": "Ina", "address": "Dam 1", field_of("sex"): "woman", field_of("age"): "a duke"}
    page = client.post(f"{lottery.get_absolute_url()}sign-up/", sent)
    assert (page.status_code, Candidate.objects.count()) == (200, 0)


@pytest.mark.parametrize("days", [(1, 2), (-2, -1)])
def test_before_the_pool_opens_and_after_it_closes_nobody_signs_up(days):
    lottery = make_lottery(days=days)
    with pytest.raises(Refused, match="This is not open now"):
        sign_up(lottery)


def test_everybody_hears_whether_they_were_drawn_once():
    lottery = seat_panel(make_lottery())
    subjects = sorted(Message.objects.filter(to__startswith="pool").values_list("subject", flat=True))
    drawn = ["You are on the panel: A panel about the library"] * 3
    assert subjects == drawn + ["You were not drawn: A panel about the library"] * 5
    assert write_to_candidates(actor=None, lottery=lottery) == 0


def test_who_has_another_mailbox_since_is_written_there():
    lottery, ina = make_lottery(), make_person("Ina", email="ina@example.org")
    sign_up(lottery, ina)
    type(ina).objects.filter(pk=ina.pk).update(email="ina@new.example.org")
    lotteries.call_off_lottery(actor=coordinator_of(lottery.initiative), lottery=lottery, reason="No money.")
    run_tasks()
    assert Message.objects.filter(to__startswith="ina").get().to == "ina@new.example.org"


def test_the_pool_is_erased_when_it_was_promised_and_not_a_day_sooner():
    lottery = seat_panel(make_lottery())
    lottery.ends_on = clock.today() - timedelta(days=29)
    lottery.save()
    erase_pools()
    assert Candidate.objects.count() == 8
    Lottery.objects.update(ends_on=clock.today() - timedelta(days=30))
    erase_pools()
    draw, lottery = Draw.objects.get(), Lottery.objects.get()
    assert (Candidate.objects.count(), draw.snapshot, draw.found, lottery.salt) == (0, {}, {}, "")
    assert lottery.erased_at
    assert read_list(draw.listed.encode()).hash == draw.hash


def test_an_erased_pool_has_a_page_and_no_people(client):
    lottery = seat_panel(make_lottery())
    Lottery.objects.update(ends_on=date(2026, 1, 1))
    erase_pools()
    assert_page(client.get(lottery.get_absolute_url()))
    client.force_login(coordinator_of(lottery.initiative))
    assert client.get(f"{lottery.get_absolute_url()}pool/").status_code == 403
    assert_page(client.get(Draw.objects.get().get_absolute_url()))


def test_once_a_list_is_public_only_dates_change():
    lottery = make_lottery()
    fill(lottery)
    announce(close_pool(lottery))
    actor, lottery = coordinator_of(lottery.initiative), find_lottery(lottery.pk)
    with pytest.raises(Refused, match="What it was made of does not change"):
        lotteries.change_lottery(actor=actor, lottery=lottery, seats=4)
    ends_on = lottery.ends_on - timedelta(days=9)
    assert lotteries.change_lottery(actor=actor, lottery=lottery, ends_on=ends_on).ends_on == ends_on


def test_with_people_in_the_pool_no_other_question_is_asked():
    lottery = make_lottery()
    sign_up(lottery)
    actor = coordinator_of(lottery.initiative)
    fewer = [quota for quota in lottery.as_quotas if quota.feature == "sex"]
    with pytest.raises(Refused, match="People are in the pool"):
        lotteries.change_lottery(actor=actor, lottery=lottery, quotas=fewer)


def test_a_lottery_is_called_off_with_a_reason_that_all_hear():
    lottery = make_lottery()
    fill(lottery, 2)
    announced_to = coordinator_of(lottery.initiative)
    lotteries.call_off_lottery(actor=announced_to, lottery=lottery, reason="No money.")
    run_tasks()
    subjects = Message.objects.filter(to__startswith="pool").values_list("subject", flat=True)
    assert [*subjects] == ["Called off: A panel about the library"] * 2
    with pytest.raises(Refused, match="The pool is closed"):
        sign_up(find_lottery(lottery.pk))


def test_who_looks_at_names_stands_in_the_journal_first(client):
    lottery = make_lottery()
    one = sign_up(lottery)
    coordinator = coordinator_of(lottery.initiative)
    client.force_login(coordinator)
    url = f"{lottery.get_absolute_url()}pool/"
    page = client.get(url)
    assert_page(page)
    assert one.name not in page.content.decode()
    client.post(url)
    assert one.name in client.get(url).content.decode()
    looks = Entry.objects.filter(verb="design.look_at_pool")
    assert [*looks.values_list("actor", flat=True)] == [str(coordinator.pk)]
    client.force_login(make_member(lottery.initiative))
    assert client.get(url).status_code == 403


def test_the_journal_names_nobody_who_signed_up():
    one = sign_up(make_lottery())
    entry = Entry.objects.get(verb="design.sign_up")
    assert (entry.actor, entry.data) == ("", {"title": "A panel about the library"})
    assert one.number not in str(entry.data)


def test_the_coordinator_is_told_what_waits():
    lottery = make_lottery()
    fill(lottery)
    coordinator = coordinator_of(lottery.initiative)
    assert "Announce the draw" in waiting(coordinator, close_pool(lottery))
    announce(find_lottery(lottery.pk))
    found = waiting(coordinator, lottery)
    assert ("Hold the draw" in found, "Announce the draw" in found) == (True, False)


def test_hostile_words_are_shown_as_words(client):
    lottery = make_lottery(title=HOSTILE[:100], summary=HOSTILE, figures=HOSTILE)
    one = sign_up(lottery)
    Candidate.objects.update(name=HOSTILE, address=HOSTILE)
    client.force_login(coordinator_of(lottery.initiative))
    client.post(f"{lottery.get_absolute_url()}pool/")
    for page in (lottery.get_absolute_url(), f"{lottery.get_absolute_url()}pool/", one.get_absolute_url()):
        response = client.get(page)
        assert_page(response)
        assert "<script>alert(1)" not in response.content.decode()


def test_who_may_not_see_a_draft_does_not_find_its_lottery_either(client):
    lottery, stranger = make_lottery(make_draft()), make_person("Xena", email="xena@example.org")
    client.force_login(stranger)
    assert client.get(f"{lottery.get_absolute_url()}sign-up/").status_code == 404
    with pytest.raises(Refused, match="Only people who work for"):
        sign_up(lottery, stranger)
    assert not lottery.candidates.exists()

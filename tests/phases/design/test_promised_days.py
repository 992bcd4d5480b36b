"""A panel that is postponed, numbers that change, mail that does not arrive: whom it is about hears of it."""

from datetime import timedelta

import pytest
from django.utils.translation import override

from samenspel.foundation.journal.models import Message
from samenspel.foundation.journal.queries import entries_of_thing
from samenspel.foundation.journal.sentences import sentence_of
from samenspel.methods.sortition import Quota
from samenspel.phases.design.actions import lotteries, pool
from samenspel.phases.design.forms.candidates import field_of
from samenspel.phases.design.forms.lotteries import ChangeLotteryForm, LotteryForm
from samenspel.phases.design.models.candidates import Candidate
from samenspel.phases.design.pages.candidates import invited_by_post
from samenspel.phases.design.queries.lotteries import find_lottery
from samenspel.spine.people.personal_data import PERSONAL
from tests.checks import assert_page
from tests.factories.initiatives import coordinator_of
from tests.factories.lotteries import (
    QUOTAS,
    announce,
    close_pool,
    hold,
    listed,
    make_list_lottery,
    make_lottery,
    run_tasks,
    send_list,
    sign_up,
)
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db


def change(lottery, **values):
    return lotteries.change_lottery(actor=coordinator_of(lottery.initiative), lottery=lottery, **values)


def history_of(lottery):
    """What the journal says of it, without who did it."""
    entries = entries_of_thing(lottery).filter(verb__in=VERBS).order_by("pk")
    return [sentence_of(one, {}) for one in entries]


VERBS = ("design.change_seats", "design.change_quotas", "design.keep_longer")


def with_letters():
    lottery = make_list_lottery()
    send_list(lottery, listed(8))
    hold(announce(close_pool(lottery)))
    return find_lottery(lottery.pk)


def told_of_a_later_day():
    """What a mail says lies concealed."""
    return [
        one for one in Message.objects.all() if one.subject == "Kept until later: A panel about the library"
    ]


def on_paper(lottery):
    told = {"name": "An", "address": "Dam 1", "values": {"sex": "man", "age": "old"}, "needs": {}}
    return pool.add_candidate(actor=coordinator_of(lottery.initiative), lottery=lottery, **told)


def test_who_is_kept_longer_than_they_were_told_hears_the_new_day_and_how_to_leave():
    lottery = make_lottery()
    one = sign_up(lottery)
    before = lottery.erased_on
    later = change(lottery, ends_on=lottery.ends_on + timedelta(days=9)).erased_on
    run_tasks()
    (letter,) = told_of_a_later_day()
    assert (letter.to, later - before) == (one.email, timedelta(days=9))
    assert f"{later:%-d %B %Y}" in letter.text
    assert one.get_absolute_url() in letter.text
    run_tasks()
    assert len(told_of_a_later_day()) == 1
    assert history_of(lottery) == [
        "Somebody moved the day on which the pool of “A panel about the library” is erased "
        f"from {before} to {later}."
    ]


def test_a_day_that_is_not_later_is_told_to_nobody():
    lottery = make_lottery()
    sign_up(lottery)
    change(lottery, ends_on=lottery.ends_on + timedelta(days=9), kept_days=lottery.kept_days - 9)
    run_tasks()
    assert told_of_a_later_day() == []


def test_of_a_list_only_those_who_had_a_letter_hear_of_a_later_day():
    lottery = with_letters()
    change(lottery, kept_days=lottery.kept_days + 1)
    run_tasks()
    told = {one.to for one in told_of_a_later_day()}
    assert told == {*lottery.candidates.exclude(invited_at=None).values_list("email", flat=True)}
    assert len(told) == 6


def test_who_runs_it_reads_whom_to_tell_on_paper_of_a_later_day(client):
    lottery = make_lottery()
    one = on_paper(lottery)
    client.force_login(coordinator_of(lottery.initiative))
    url = f"{lottery.get_absolute_url()}change/"
    rows = client.get(url).context["form"]["quotas"].value()
    later = (lottery.ends_on + timedelta(days=9)).isoformat()
    sent = {"seats": "3", "quotas": rows, "figures": "The town", "kept_days": "30", "ends_on": later}
    page = client.post(url, sent, follow=True).content.decode()
    assert f"tell them on paper: {one.number}." in page


def test_the_journal_says_from_what_to_what_seats_and_quotas_changed():
    lottery = make_lottery()
    quotas = [Quota("sex", "woman", 0, 2), *QUOTAS[1:]]
    change(change(lottery, seats=2), quotas=quotas)
    assert history_of(lottery) == [
        "Somebody changed the seats of “A panel about the library” from 3 to 2.",
        "Somebody changed quotas of “A panel about the library”. "
        "Before: sex, woman: 1–2. Now: sex, woman: 0–2.",
    ]
    change(find_lottery(lottery.pk), seats=2, quotas=quotas, figures="The town, 2027")
    assert len(history_of(lottery)) == 2


def test_quotas_in_another_order_swap_no_answers_of_who_signs_up_meanwhile(client):
    same = [Quota(feature, value, 0, 3) for feature in ("Owns", "Rents") for value in ("yes", "no")]
    lottery, ina = make_lottery(quotas=same), make_person("Ina", email="ina@example.org")
    client.force_login(ina)
    url = f"{lottery.get_absolute_url()}sign-up/"
    names = [name for name in client.get(url).context["form"].fields if name.startswith("feature")]
    change(lottery, quotas=same[2:] + same[:2])
    client.post(url, {"name": "Ina", "address": "Dam 1", names[0]: "yes", names[1]: "no"})
    assert Candidate.objects.get().values == {"Owns": "yes", "Rents": "no"}
    assert names == [field_of("Owns"), field_of("Rents")]


def test_who_runs_it_sees_whom_no_mail_reached_and_prints_their_letters(client):
    lottery = with_letters()
    one = lottery.candidates.exclude(invited_at=None).first()
    Message.objects.filter(pk=one.letter_id).update(state="failed", ended_at=one.told_at)
    client.force_login(coordinator_of(lottery.initiative))
    page = client.get(lottery.get_absolute_url())
    assert_page(page)
    assert [*page.context["undelivered"]] == [one]
    assert "1 mail could not be delivered" in page.content.decode()
    assert [*invited_by_post(lottery, everybody=False)] == [one]
    client.logout()
    assert one.number not in client.get(lottery.get_absolute_url()).content.decode()


def test_a_download_finds_what_a_lottery_knows_after_a_change_of_address():
    ina, other = make_person("Ina", email="ina@example.org"), make_person("Bo", email="bo@example.org")
    mine = sign_up(make_lottery(), ina)
    type(ina).objects.filter(pk=ina.pk).update(email="ina@new.example.org")
    type(ina).objects.filter(pk=other.pk).update(email="ina@example.org")
    ina.refresh_from_db()
    other.refresh_from_db()
    contact = next(one for one in PERSONAL if one.model == "design.Candidate" and "address" in one.fields)
    assert [*contact.rows(ina)] == [mine]
    assert [*contact.rows(other)] == []
    paper = on_paper(make_lottery())
    Candidate.objects.filter(pk=paper.pk).update(email="ina@example.org")
    assert [*contact.rows(other)] == [paper]


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
def test_a_table_of_quotas_is_read_as_it_begins_in_each_language(language):
    lottery = make_lottery()
    with override(language):
        rows = ChangeLotteryForm(lottery=lottery)["quotas"].value()
        assert rows.startswith(LotteryForm()["quotas"].value())
        typed = {"seats": "3", "quotas": rows, "figures": "x", "ends_on": lottery.ends_on, "kept_days": "30"}
        sent = ChangeLotteryForm(typed, lottery=lottery)
        assert sent.is_valid(), sent.errors
    assert sent.cleaned_data["quotas"] == [*QUOTAS]

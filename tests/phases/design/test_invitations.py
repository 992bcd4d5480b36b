"""Letters, who gets one, and what people answer."""

import io
import json

import pypdf
import pytest

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Message
from samenspel.foundation.ui.pdf import MOST_SIGNS, pdf_of
from samenspel.methods.sortition import Quota, draw_letters, read_letters
from samenspel.phases.design.actions import replies
from samenspel.phases.design.forms.candidates import field_of
from samenspel.phases.design.models.candidates import Candidate
from samenspel.phases.design.models.lotteries import Draw
from samenspel.phases.design.pages.candidates import LETTERS_AT_ONCE, invited_by_post, letters_on_paper
from samenspel.phases.design.queries.lotteries import find_lottery
from samenspel.spine.services.actions import change_organisation
from tests.checks import HOSTILE, assert_page, words
from tests.factories.initiatives import coordinator_of
from tests.factories.lotteries import (
    PEOPLE,
    SEED,
    announce,
    close_pool,
    end_replies,
    hold,
    listed,
    make_list_lottery,
    seated,
    send_list,
)
from tests.factories.services import make_administrator

pytestmark = pytest.mark.django_db
BY_POST = "name;address\n" + "".join(f"N{n};Dam {n}, 1012 AB Town\n" for n in range(6))


def with_letters(text=None, **values):
    """The list is there, its letters are drawn and written."""
    lottery = make_list_lottery(**values)
    job = send_list(lottery, text or listed(8))
    assert job.state == "done", job.explanation
    hold(announce(close_pool(lottery)))
    return find_lottery(lottery.pk)


def invited(lottery):
    return list(lottery.candidates.exclude(invited_at=None))


def say(candidate, reply="yes", **values):
    return replies.answer_invitation(actor=None, candidate=candidate, reply=reply, values=values, needs={})


def test_letters_are_drawn_as_the_public_list_and_the_seed_say():
    lottery = with_letters()
    draw = Draw.objects.get()
    drawn = draw_letters(read_letters(draw.listed.encode()), SEED)
    assert sorted(one.number for one in invited(lottery)) == sorted(drawn)
    assert len(drawn) == 6
    subjects = [*Message.objects.filter(to__startswith="p").values_list("subject", flat=True)]
    assert subjects == ["An invitation: A panel about the library"] * 6


def test_who_was_chosen_before_gets_no_letter_and_nobody_who_lives_with_them():
    text = PEOPLE.replace("age\n", "age;chosen\n")
    text += "Kept;k@example.org;Dam 1-A;;;woman;old;yes\nMate;m@example.org;dam 1a;;;man;old;no\n"
    text += "".join(f"N{n};n{n}@example.org;Dam {n};;;man;young;\n" for n in range(2, 6))
    lottery = with_letters(text)
    assert sorted(one.name for one in invited(lottery)) == ["N2", "N3", "N4", "N5"]


def test_who_was_chosen_before_sits_on_every_panel_and_counts_towards_the_quotas():
    text = PEOPLE.replace("age\n", "age;chosen\n") + "Kept;k@example.org;Dam 1;;;woman;old;yes\n"
    text += "".join(
        f"N{n};n{n}@example.org;Dam {n};;;{('man', 'woman')[n % 2]};young;\n" for n in range(2, 9)
    )
    lottery = with_letters(text)
    for one in invited(lottery):
        say(one)
    hold(announce(end_replies(lottery)))
    names = [one.name for one in seated(lottery)]
    assert (len(names), "Kept" in names) == (3, True)


def test_an_answer_needs_the_link_of_the_letter_and_no_account(client):
    lottery = with_letters()
    one = invited(lottery)[0]
    url = one.get_absolute_url()
    assert_page(client.get(url))
    client.post(url, {"reply": "yes", "needs": ["interpreter"], "needs_words": "Arabic"})
    one.refresh_from_db()
    assert (one.reply, one.needs) == ("yes", {"kinds": ["interpreter"], "words": "Arabic"})
    again = client.get(url).context["form"]
    assert (again["reply"].value(), again["needs_words"].value()) == ("yes", "Arabic")
    client.post(url, {"reply": "no"})
    one.refresh_from_db()
    assert one.reply == "no"


@pytest.mark.parametrize(
    "change",
    [lambda url: f"{url[:-2]}/", lambda url: url.replace("/invitations/", "/invitations/9")],
    ids=["another key", "somebody else"],
)
def test_another_link_than_that_of_the_letter_finds_nobody(client, change):
    one = invited(with_letters())[0]
    assert client.get(change(one.get_absolute_url())).status_code == 404


def test_a_feature_that_the_list_did_not_know_is_asked_with_a_yes(client):
    text = "name;e-mail;address;sex\n" + "".join(f"N{n};n{n}@example.org;Dam {n};man\n" for n in range(6))
    one = invited(with_letters(text))[0]
    page = client.post(one.get_absolute_url(), {"reply": "yes"})
    assert (page.status_code, "Choose what fits you" in page.content.decode()) == (200, True)
    client.post(one.get_absolute_url(), {"reply": "yes", field_of("age"): "old"})
    one.refresh_from_db()
    assert (one.reply, one.values) == ("yes", {"sex": "man", "age": "old"})


def test_an_answer_after_the_last_day_is_not_taken():
    lottery = with_letters()
    end_replies(lottery)
    one = Candidate.objects.exclude(invited_at=None).first()
    with pytest.raises(Refused, match="The last day for answers is over"):
        say(one)


def test_who_got_no_letter_cannot_say_yes():
    lottery = with_letters()
    with pytest.raises(Refused, match="last day for answers"):
        say(lottery.candidates.filter(invited_at=None).first())


def test_an_answer_on_paper_is_noted_by_its_number(client):
    lottery = with_letters()
    one = invited(lottery)[0]
    client.force_login(coordinator_of(lottery.initiative))
    url = f"{lottery.get_absolute_url()}replies/"
    assert_page(client.get(url))
    typed = f" {one.number.lower().replace('-', '')} "
    assert client.post(url, {"number": typed, "reply": "yes"}).status_code == 302
    one.refresh_from_db()
    assert one.reply == "yes"
    page = client.post(url, {"number": "AAAA-AAAA", "reply": "yes"})
    assert "Nobody in this pool has this number" in page.content.decode()


def test_the_panel_is_drawn_from_those_who_said_yes_when_the_answers_are_in():
    lottery = with_letters()
    for one in invited(lottery)[:5]:
        say(one)
    with pytest.raises(Refused, match="People can still answer their letters"):
        announce(lottery)
    hold(announce(end_replies(lottery)))
    assert {one.reply for one in seated(lottery)} == {"yes"}
    assert len(seated(lottery)) == 3


def test_letters_are_printed_for_who_has_no_mailbox(client):
    text = "name;address\n" + "".join(
        f"{HOSTILE.replace(chr(34), '')[:30]} #{n} *b*;Dam {n}, 1012 AB\n" for n in range(6)
    )
    lottery = with_letters(text)
    client.force_login(coordinator_of(lottery.initiative))
    url = f"{lottery.get_absolute_url()}letters/"
    assert_page(client.get(url))
    answer = client.post(url, {"part": "1"})
    assert answer.content[:5] == b"%PDF-"


@pytest.mark.parametrize("part", ["", "0", "-1", "9999", "x", "9" * 50])
def test_a_part_of_the_letters_that_is_not_there_breaks_nothing(client, part):
    lottery = with_letters("name;address\nAn;Dam 1\nBo;Dam 2\n")
    client.force_login(coordinator_of(lottery.initiative))
    answer = client.post(f"{lottery.get_absolute_url()}letters/", {"part": part})
    assert answer.status_code in (200, 302)


def test_as_many_letters_as_are_printed_at_once_fit_in_a_file_whatever_they_ask():
    quotas = [Quota(f"Feature {f}", f"value {v} {'w' * 60}", 0, 3) for f in range(8) for v in range(25)]
    rows = "".join(f"{'Naam ' * 12}{n};{'Lange Straat ' * 9}{n}, 1012 AB\n" for n in range(LETTERS_AT_ONCE))
    lottery = with_letters(f"name;address\n{rows}", letters=LETTERS_AT_ONCE, quotas=quotas)
    people = invited_by_post(lottery, everybody=False)[:9].select_related("lottery")
    told = letters_on_paper(lottery, people)
    assert len(json.dumps(told["letters"])) / 9 * LETTERS_AT_ONCE + len(json.dumps(told)) < MOST_SIGNS
    assert pdf_of("design/letter.typ", told)[:5] == b"%PDF-"


def with_sender(lottery, **values):
    """As who works for the organisation types it."""
    organisation = lottery.initiative.service.organisation
    change_organisation(actor=make_administrator(), organisation=organisation, **values)
    return find_lottery(lottery.pk)


def printed(lottery):
    told = letters_on_paper(lottery, invited_by_post(lottery).select_related("lottery"))
    pages = pypdf.PdfReader(io.BytesIO(pdf_of("design/letter.typ", told))).pages
    return " ".join(pages[0].extract_text().split())


def test_a_letter_says_who_sent_it_and_where_the_slip_goes():
    lottery = with_sender(with_letters(BY_POST), name="The library", address="Dam 1\n1012 AB Town")
    letter = printed(lottery)
    assert "The library · Dam 1 · 1012 AB Town" in letter
    assert "The library Dam 1 1012 AB Town" in letter
    assert "Send this slip to: The library, Dam 1, 1012 AB Town" in letter
    letter = printed(with_sender(lottery, reply_address="Antwoordnummer 9\n1000 XX Town"))
    assert "Send this slip to: The library, Antwoordnummer 9, 1000 XX Town" in letter


def test_that_letters_have_no_sender_s_address_is_said_before_they_are_made(client):
    lottery = with_letters(BY_POST)
    assert "Send this slip to" not in printed(lottery)
    client.force_login(coordinator_of(lottery.initiative))
    url = f"{lottery.get_absolute_url()}letters/"
    assert "has no postal address here yet" in words(client.get(url))
    with_sender(lottery, address="Dam 1\n1012 AB Town")
    assert "has no postal address" not in words(client.get(url))


def test_a_letter_says_what_is_asked_and_how_to_answer():
    lottery = with_letters(BY_POST)
    people = invited_by_post(lottery).select_related("lottery")
    told = letters_on_paper(lottery, people)
    first = told["letters"][0]
    assert [told["features"][place]["label"] for place in first["asked"]] == ["sex:", "age:"]
    assert first["link"].endswith(people[0].get_absolute_url())
    assert pdf_of("design/letter.typ", told)[:5] == b"%PDF-"

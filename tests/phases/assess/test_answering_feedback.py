"""Reading what people said, and answering it in public within the days that were promised."""

import csv
import io
from datetime import timedelta

import pypdf
import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import About, Entry
from samenspel.phases.assess.actions.answering import change_theme
from samenspel.phases.assess.actions.feedback import change_feedback, postpone_answers
from samenspel.phases.assess.models.feedback import Impression
from samenspel.phases.assess.queries.feedback import standing_of, themes_in_bands
from samenspel.spine.initiatives.models import Reply
from tests.factories.feedback import answer, let_through, make_feedback, say
from tests.factories.initiatives import coordinator_of, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def feedback():
    return make_feedback()


@pytest.fixture
def reader(client, feedback):
    client.force_login(coordinator_of(feedback.initiative))
    return client


def page_of(thing, client=None):
    return " ".join((client or Client()).get(thing.get_absolute_url()).content.decode().split())


def wait(impression, days=1):
    """It was promised so many days ago."""
    Impression.objects.filter(pk=impression.pk).update(due_on=clock.today() - timedelta(days=days))


def test_nobody_else_reads_it_before_somebody_has_read_it(feedback):
    said = say(feedback, "Mrs Jansen was rude.")
    assert "Jansen" not in page_of(feedback)
    assert "1 is not read yet." in page_of(feedback)
    let_through(said)
    assert "Jansen" in page_of(feedback)


def test_what_is_withheld_is_counted_in_public_and_its_author_reads_why(feedback):
    visitor = Client()
    visitor.post(f"{feedback.get_absolute_url()}give/", {"hindered": "Mrs Jansen was rude."})
    let_through(Impression.objects.get(), state="withheld", reason="It names a person.")
    assert "Jansen" not in page_of(feedback)
    assert "1 is read by those who answer only" in page_of(feedback)
    assert "Only those who answer read it: “It names a person.”" in page_of(feedback, visitor)


def test_to_withhold_it_needs_a_reason_and_what_was_typed_stays(reader, feedback):
    said = say(feedback)
    typed = {"state": "withheld", "new_themes": "Opening hours\n\nopening   times"}
    page = reader.post(f"{feedback.get_absolute_url()}said/{said.pk}/read/", typed)
    assert "Say why, in a sentence" in page.content.decode()
    assert "Opening hours" in page.content.decode()
    assert (feedback.themes.count(), Impression.objects.get().state) == (0, "unread")


def test_themes_are_one_however_they_are_written_and_go_on_in_each_other(feedback):
    one = let_through(say(feedback), "Opening hours")
    other = let_through(say(feedback), "opening HOURS", "Noise")
    assert [theme.name for theme in feedback.themes.all()] == ["Noise", "Opening hours"]
    actor = coordinator_of(feedback.initiative)
    change_theme(actor=actor, theme=feedback.themes.get(name="Noise"), name="opening hours")
    assert [(theme.name, theme.impressions.count()) for theme in feedback.themes.all()] == [
        ("Opening hours", 2)
    ]
    change_theme(actor=actor, theme=feedback.themes.get(), name="")
    assert [*one.themes.all(), *other.themes.all()] == []


def test_others_read_numbers_of_themes_in_steps_only(feedback, settings):
    settings.FEWEST_SHOWN = 5
    for number in range(6):
        let_through(say(feedback, device=f"{number}"), "Hours", *(["Noise"] if number < 4 else []))
    told = [(theme.name, number) for theme, number in themes_in_bands(feedback)]
    assert told == [("Hours", "5 to 9"), ("Noise", "fewer than 5")]
    assert "5 to 9" in page_of(feedback)


def test_there_are_so_many_themes_and_no_more(feedback):
    let_through(said := say(feedback), *(f"Theme {number}" for number in range(30)))
    with pytest.raises(Refused, match="There are 30 themes already"):
        let_through(said, "One more")
    assert feedback.themes.count() == said.themes.count() == 30


def test_one_answer_to_several_stands_here_and_on_the_page_of_the_initiative(feedback):
    said = [let_through(say(feedback, f"Too early {number}.", device=f"{number}")) for number in range(2)]
    answer(*said, did="Open until nine.")
    assert [one.reply.did for one in Impression.objects.all()] == ["Open until nine."] * 2
    assert page_of(feedback).count("Open until nine.") == 2
    shown = page_of(feedback.initiative)
    assert "Open until nine." in shown
    assert f'<a href="{feedback.get_absolute_url()}">How is the library?</a>' in shown


def test_the_answer_is_news_once_for_who_follows_the_feedback_and_the_initiative(feedback):
    answer(let_through(say(feedback)))
    entry = Entry.objects.get(verb="initiatives.reply")
    told = set(About.objects.filter(entry=entry).values_list("thing", flat=True))
    assert told == {f"assess.feedback/{feedback.pk}", f"initiatives.initiative/{feedback.initiative.pk}"}


def test_what_was_answered_meanwhile_is_not_answered_twice(feedback):
    said = say(feedback)
    answer(said)
    with pytest.raises(Refused, match="Somebody else answered this meanwhile"):
        answer(said)
    assert Reply.objects.count() == 1


def test_on_the_page_one_marks_what_to_answer(reader, feedback):
    early, loud = say(feedback, "Too early."), say(feedback, "Too loud.")
    page = reader.get(f"{feedback.get_absolute_url()}answer/?keys={early.pk}").content.decode()
    assert ("Too early." in page, "Too loud." in page) == (True, False)
    typed = {"keys": [early.pk], "said": "Too early.", "did": "Open until nine."}
    reader.post(f"{feedback.get_absolute_url()}answer/", typed)
    loud.refresh_from_db()
    assert (Impression.objects.exclude(reply=None).get(), loud.reply) == (early, None)


@pytest.mark.parametrize("keys", ["", "x", "9" * 40, "-1", "٣", "\x00"])
def test_marks_that_are_none_answer_nothing(reader, feedback, keys):
    say(feedback)
    typed = {"keys": [keys], "said": "x", "did": "y"}
    assert reader.post(f"{feedback.get_absolute_url()}answer/", typed).status_code == 200
    assert Reply.objects.count() == 0


def test_what_waits_longer_than_promised_is_seen_by_everyone(feedback):
    wait(say(feedback))
    wait(let_through(say(feedback)), days=3)
    standing = standing_of(feedback)
    day = clock.today() - timedelta(days=3)
    assert (standing["late"], standing["since"], standing["waiting"]) == (2, day, 2)
    assert "2 people wait longer than was promised" in page_of(feedback)


def test_on_the_promised_day_it_is_in_time(feedback):
    wait(say(feedback), days=0)
    assert standing_of(feedback)["late"] == 0


def test_who_is_late_says_until_when_and_why_until_all_are_answered(feedback):
    actor, until = coordinator_of(feedback.initiative), clock.today() + timedelta(days=5)
    said = say(feedback)
    with pytest.raises(Refused, match="Nobody waits longer"):
        postpone_answers(actor=actor, feedback=feedback, until=until, because="Holidays.")
    wait(said)
    postpone_answers(actor=actor, feedback=feedback, until=until, because="Holidays.")
    assert "“Holidays.”" in page_of(feedback)
    assert "Later than promised" in page_of(feedback)
    answer(said)
    feedback.refresh_from_db()
    assert (feedback.late_until, feedback.late_because) == (None, "")


def test_another_promise_holds_from_now_on(feedback):
    before = say(feedback)
    change_feedback(actor=coordinator_of(feedback.initiative), feedback=feedback, reply_days=3)
    after = say(feedback)
    days = [(one.due_on - one.said_on).days for one in (before, after)]
    assert days == [14, 3]


def test_who_answers_finds_it_among_what_waits(reader, feedback):
    said = say(feedback)
    assert "Read what people said" in page_of(feedback.initiative, reader)
    wait(let_through(said))
    assert "Answer what people said" in page_of(feedback.initiative, reader)
    assert "Read what people said" not in page_of(feedback.initiative)


def test_the_table_holds_what_was_said_and_nothing_that_a_spreadsheet_computes(reader, feedback):
    said = let_through(say(feedback, "=1+1"), "Hours", "Noise")
    answer(said, said="They say", did="We did")
    table = reader.get(f"{feedback.get_absolute_url()}feedback.csv").content.decode()
    [row] = csv.DictReader(io.StringIO(table))
    assert row["hindered"] == "'=1+1"
    assert (row["themes"], row["you-said"], row["we-did"]) == ("Hours; Noise", "They say", "We did")
    assert said.pseudonym not in table


def test_the_poster_leads_to_where_feedback_is_given(reader, feedback):
    response = reader.get(f"{feedback.get_absolute_url()}poster/")
    text = pypdf.PdfReader(io.BytesIO(response.content)).pages[0].extract_text()
    assert response["Content-Type"] == "application/pdf"
    assert f"/assess/feedback/{feedback.pk}/give/" in text.replace("\n", "")
    assert "within 14 days" in " ".join(text.split())


def test_a_page_with_many_asks_as_few_questions_as_one_with_few(feedback):
    def questions():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page_of(feedback)
        return len(asked)

    answer(let_through(say(feedback)))
    few = questions()
    for number in range(9):
        answer(let_through(say(feedback, device=f"{number}"), "Hours"))
    assert questions() == few


def test_members_read_no_more_than_everyone(feedback):
    say(feedback, "Mrs Jansen was rude.")
    member = Client()
    member.force_login(make_member(feedback.initiative))
    assert "Jansen" not in page_of(feedback, member)
    assert member.get(f"{feedback.get_absolute_url()}read/").status_code == 403


def test_nobody_is_asked_about_a_page_that_is_none(reader, feedback):
    slug = feedback.initiative.slug
    typed = {"title": "x", "reply_days": "5", "opens_at": "2026-01-01T10:00"}
    about = f"services.service/{feedback.initiative.service.pk}"
    for page in (
        "/nowhere/",
        "http://[",
        "/people/me/",
        f"/services/{feedback.initiative.service.slug}/x",
    ):
        shown = reader.post(f"/assess/feedback/set-up/{slug}/", {**typed, "about": about, "page": page})
        assert (shown.status_code, page) == (200, page)


def test_an_anonymous_reader_is_no_reader(feedback):
    with pytest.raises(Refused, match="sign in first"):
        change_theme(actor=AnonymousUser(), theme=feedback.themes.create(name="Hours"), name="Other")


def test_words_that_not_everyone_may_read_are_not_put_into_the_answer(reader, feedback):
    def begun(said):
        page = reader.get(f"{feedback.get_absolute_url()}answer/?keys={said.pk}")
        return page.context["form"]["said"].value()

    unread = say(feedback, "Mrs Jansen was rude.")
    withheld = let_through(say(feedback, "Mr Jansen too."), state="withheld", reason="A name.")
    assert [begun(unread), begun(withheld), begun(let_through(unread))] == ["", "", "Mrs Jansen was rude."]

"""Letters: whole in every language, one line for a subject, in the language of the reader."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.utils import translation

import samenspel
from samenspel.foundation.journal.models import Message
from samenspel.spine.people import letters
from samenspel.spine.people.letters import letter, write_to, write_to_address
from samenspel.tools.notices.actions import write_if_wanted
from samenspel.tools.notices.models import Mail, Reader
from tests.factories.services import make_person

SOURCE = Path(samenspel.__file__).parent
LANGUAGES = {code for code, _name in settings.LANGUAGES}
MARKS = re.compile(r"{{.*?}}|{%.*?%}")
PLURALS = {"{% if more > 1 %}", "{% else %}", "{% if others > 1 %}"}
ALLAUTHS = {"account_connected", "account_already_exists", "webauthn_added", "webauthn_removed"}
ALLAUTHS |= {"email_changed", "email_confirmation", "email_deleted"}


def every_letter():
    """Each letter as (app/name, {language: text})."""
    found = {}
    for path in sorted(SOURCE.glob("**/templates/*/letters/*.txt")):
        name, language = path.stem.rsplit(".", 1)
        found.setdefault(f"{path.parts[-3]}/{name}", {})[language] = path.read_text(encoding="utf-8")
    return found


LETTERS = every_letter()


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_is_there_in_every_language_and_says_the_same(name):
    texts = LETTERS[name]
    assert texts.keys() == LANGUAGES
    marks = [set(MARKS.findall(text)) for text in texts.values()]
    assert all(one - marks[0] <= PLURALS and marks[0] - one <= PLURALS for one in marks)


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_begins_with_a_subject_and_a_greeting(name):
    greetings = {"en": "Hello,", "nl": "Hallo,", "fr": "Bonjour,"}
    for language, text in LETTERS[name].items():
        subject, greeting, *_rest = text.splitlines()
        assert (bool(subject), greeting) == (True, greetings[language])
        assert len(subject) <= letters.LONGEST_SUBJECT


def is_said(name, code):
    """Whole, or without its app."""
    return f'"{name}"' in code or f'"{name.partition("/")[2]}"' in code


def test_every_letter_is_written_and_every_letter_that_is_written_is_there():
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    written = set(re.findall(r'write_\w+\([^()]*"(\w+/\w+)"|letter(?:\(|=)"(\w+/\w+)"', code))
    named = {one or other for one, other in written}
    assert named <= LETTERS.keys()
    unsaid = {name for name in LETTERS.keys() - named if not is_said(name, code)}
    assert unsaid == {f"people/{name}" for name in ALLAUTHS}


THING = SimpleNamespace(title="A\r\nBcc: all@example.org\u202e <b>&", get_absolute_url=lambda: "/there/")
CHECK = SimpleNamespace(is_possible=True, reason="Two days.\n\n{{ site }} <b>&")


def test_people_s_words_end_no_subject_and_stay_as_they_wrote_them():
    written = letter("plan/checked", "en", thing=THING, check=CHECK, url="/there/")
    assert written["subject"] == "Checked: A Bcc: all@example.org <b>&"
    assert "Two days.\n\n{{ site }} <b>&" in written["text"]


def test_a_long_subject_is_shortened():
    thing = SimpleNamespace(title="long " * 100)
    subject = letter("plan/checked", "nl", thing=thing, check=CHECK)["subject"]
    assert (len(subject), subject[-1]) == (letters.LONGEST_SUBJECT, "…")


@pytest.mark.parametrize("language", ["de", "", None])
def test_an_unknown_language_is_that_of_the_site(language):
    subject = letter("plan/merged", language, thing=THING, yours=THING)["subject"]
    assert subject == letter("plan/merged", settings.LANGUAGE_CODE, thing=THING, yours=THING)["subject"]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, ("New: The library", "Nieuw: The library", "Nouveau : The library")),
        (
            1,
            (
                "New: The library and 1 other",
                "Nieuw: The library en 1 ander",
                "Nouveau : The library et 1 autre",
            ),
        ),
        (
            2,
            (
                "New: The library and 2 others",
                "Nieuw: The library en 2 andere",
                "Nouveau : The library et 2 autres",
            ),
        ),
    ],
)
def test_one_and_many_are_said_right(count, said):
    found = [
        letter("notices/digest", language, first="The library", others=count)
        for language in ("en", "nl", "fr")
    ]
    assert tuple(one["subject"] for one in found) == said


@pytest.mark.django_db
def test_a_letter_is_in_the_language_of_its_reader():
    person = make_person(email="noor@example.org")
    person.language = "fr"
    with translation.override("nl"):
        mail = write_to(person, "plan/checked", THING, check=CHECK)
    assert (mail.to, mail.subject[:8], mail.headers) == (
        "noor@example.org",
        "Examinée",
        {"Auto-Submitted": "auto-generated"},
    )
    assert mail.text.rstrip().endswith("http://testserver/there/")


@pytest.mark.django_db
def test_who_has_no_address_gets_no_mail():
    assert (write_to(make_person(), "plan/checked", THING, check=CHECK), Message.objects.count()) == (None, 0)


@pytest.mark.django_db
def test_a_letter_may_go_to_an_address_and_lead_elsewhere():
    mail = write_to_address("a@example.org", "en", "plan/on_paper", THING, url="http://testserver/box/")
    assert (mail.to, "/box/" in mail.text, "/there/" in mail.text) == ("a@example.org", True, False)


@pytest.mark.django_db
def test_who_stopped_our_mail_is_not_asked_anything():
    person = make_person(email="noor@example.org")
    write_if_wanted(person, "plan/done", THING)
    (mail,) = Message.objects.all()
    stop = re.search(r"http://testserver/notices/unsubscribe/\S+", mail.text)[0]
    assert (mail.headers["List-Unsubscribe"], mail.headers["Auto-Submitted"]) == (
        f"<{stop}>",
        "auto-generated",
    )
    Reader.objects.filter(person=person).update(mail=Mail.NEVER, next_at=None)
    write_if_wanted(person, "plan/done", THING)
    assert Message.objects.count() == 1

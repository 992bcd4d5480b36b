"""People answer with one word; machines, bounces and garbage do nothing."""

import io
import sys
from email.message import EmailMessage
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from samenspel.foundation.journal.models import Message
from samenspel.tools.notices import actions
from samenspel.tools.notices.checks import notices_address_takes_tickets
from samenspel.tools.notices.mailbox import LONGEST_MAIL, read_answer
from samenspel.tools.notices.management.commands import receive_mail
from samenspel.tools.notices.models import Reader
from samenspel.tools.notices.tickets import find_ticket, token_of
from tests.factories.initiatives import make_initiative
from tests.factories.notices import follow_by, make_follower

pytestmark = pytest.mark.django_db
STOPPED = "No more mail of this kind will be sent.\n"
ADDRESS = "updates@example.org"


@pytest.fixture(autouse=True)
def address(settings):
    settings.NOTICES_ADDRESS = ADDRESS


@pytest.fixture
def initiative():
    return make_initiative()


@pytest.fixture
def fay(initiative):
    return make_follower(initiative, email="fay@example.org")


@pytest.fixture
def reader(fay):
    return Reader.objects.get(person=fay)


def to(row):
    return f"updates+{token_of(row)}@example.org"


def a_mail(row, subject="Re: New: The library", text="Stop", **headers):
    lines = {"From": "Fay <fay@example.org>", "To": to(row), "Subject": subject, **headers}
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in lines.items())
    return f"{head}\r\n{text}\r\n".encode()


def receive(raw, monkeypatch, *words):
    said = io.StringIO()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    call_command("receive_mail", *words, stdout=said)
    return said.getvalue()


def gets_mail(reader):
    reader.refresh_from_db()
    return reader.gets_mail


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("unsubscribe", ""),
        ("Re: New: The library", "STOP!"),
        ("Antw: Nieuw: De bibliotheek", "\r\n  Afmelden.\r\n\r\n> This is new"),
        ("Re: Re: uitschrijven", "Thanks"),
        ("=?utf-8?q?d=C3=A9sabonner?=", "x"),
        ("Re: x", "Désabonner\r\n-- \r\nFay"),
        ("Re: x", "> quoted\r\n\r\nStop"),
    ],
)
def test_one_word_stops_it_and_one_mail_says_so(subject, text, reader, monkeypatch):
    assert receive(a_mail(reader, subject, text), monkeypatch) == STOPPED
    assert not gets_mail(reader)
    (mail,) = Message.objects.all()
    assert (mail.to, mail.headers) == ("fay@example.org", {"Auto-Submitted": "auto-replied"})
    assert f"/notices/unsubscribe/{token_of(reader)}/" in mail.text
    again = receive(a_mail(reader, subject, text), monkeypatch)
    assert (again, Message.objects.count()) == ("It was stopped before. Nothing was done.\n", 1)


def test_a_mail_of_html_alone_is_understood(reader, monkeypatch):
    raw = a_mail(reader, text="<html><p>Stop</p><blockquote>x</blockquote>", Content_Type="text/html")
    assert receive(raw.replace(b"<p>Stop</p>", b"<p>Stop</p>\r\n"), monkeypatch) == STOPPED


def test_one_thing_is_unfollowed_by_its_own_address(fay, reader, initiative, monkeypatch):
    assert receive(a_mail(follow_by(fay, initiative)), monkeypatch) == STOPPED
    assert (follow_by(fay, initiative).has_ended, gets_mail(reader)) == (True, True)


def test_the_mail_server_may_say_whom_it_was_sent_to(reader, monkeypatch):
    raw = a_mail(reader, To="undisclosed-recipients:;")
    assert receive(raw, monkeypatch) == "This mail is to no address of ours. Nothing was done.\n"
    assert receive(raw, monkeypatch, "--recipient", to(reader).upper()) == STOPPED


@pytest.mark.parametrize(
    "text",
    ["Thanks for this!", "", "Stop the road, it is not wanted", "please unsubscribe my neighbour", "> stop"],
)
def test_other_answers_change_nothing(text, reader, monkeypatch):
    assert "does not ask to stop" in receive(a_mail(reader, text=text), monkeypatch)
    assert gets_mail(reader)


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "auto-generated; x=y"},
        {"Precedence": "bulk"},
        {"Precedence": "auto_reply"},
        {"Return_Path": "<>"},
        {"X_Auto_Response_Suppress": "All"},
        {"List_Id": "<notices.testserver>"},
        {"From": "MAILER-DAEMON@example.org"},
        {"Content_Type": 'multipart/report; boundary="x"'},
    ],
)
def test_what_machines_send_changes_nothing_and_is_not_answered(headers, reader, monkeypatch):
    raw = a_mail(reader, subject="stop", **headers)
    assert receive(raw, monkeypatch) == "A machine sent this mail. Nothing was done.\n"
    assert (gets_mail(reader), Message.objects.count()) == (True, 0)


def test_people_whose_program_says_that_they_are_no_machine_are_heard(reader, monkeypatch):
    assert receive(a_mail(reader, Auto_Submitted="no", Precedence="first-class"), monkeypatch) == STOPPED


def test_our_own_mail_coming_back_is_not_answered(reader, monkeypatch):
    """Neither the digest nor the mail that says it is stopped makes a loop."""
    receive(a_mail(reader), monkeypatch)
    ours = Message.objects.get()
    mail = EmailMessage()
    for name, value in {**ours.headers, "To": to(reader), "Subject": "stop"}.items():
        mail[name] = value
    mail.set_content(ours.text)
    assert "A machine sent this mail" in receive(bytes(mail), monkeypatch)
    assert Message.objects.count() == 1


def garbage():
    yield b""
    yield b"\x00\xff\xfe" * 1000
    yield b"Subject: =?utf-8?b?!!!?=\r\nTo: <<<@@,;:\r\n\r\nstop"
    yield b"To: " + b"(" * 5000 + b"\r\n\r\nstop"
    yield b"Content-Type: text/plain; charset=klingon\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!"
    yield b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 500
    yield b"Content-Type: message/rfc822\r\n\r\n" * 5000
    yield b"".join(
        b"Content-Type: multipart/mixed; boundary=%d\r\n\r\n--%d\r\n" % (n, n) for n in range(3000)
    )
    yield b"Subject: =?unknown?q?stop?=\r\nSubject: stop\r\nTo: \xe9@example.org\r\n\r\n"
    yield b"To: updates+a1-aaaaaaaaaaaaaaaaaaaaaaaaaa@example.org\r\nSubject: stop\r\n\r\n"


@pytest.mark.slow
def test_garbage_is_read_and_nothing_is_done(reader, monkeypatch):
    for raw in garbage():
        assert receive(raw, monkeypatch).endswith("Nothing was done.\n")
    assert gets_mail(reader)


def test_what_is_too_long_is_read_to_its_end_and_cut(reader, monkeypatch):
    raw = a_mail(reader, text="Stop\r\n" + "x" * 3 * LONGEST_MAIL)
    stream = io.BytesIO(raw)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=stream))
    call_command("receive_mail", stdout=io.StringIO())
    assert (stream.read(), gets_mail(reader)) == (b"", False)
    head = b"X: " + b"x" * LONGEST_MAIL + b"\r\nSubject: stop\r\n\r\n"
    late = a_mail(reader, text="x" * LONGEST_MAIL + "\r\nStop")
    assert [read_answer(raw).asks_to_stop for raw in (head, late)] == [False, False]


def test_an_address_of_somebody_else_s_site_is_not_ours(reader, monkeypatch):
    for other in (
        f"updates+{token_of(reader)}@example.com",
        f"other+{token_of(reader)}@example.org",
        ADDRESS,
    ):
        assert "no address of ours" in receive(a_mail(reader, To=other), monkeypatch)


def test_without_an_address_the_command_says_what_is_missing(settings, monkeypatch):
    settings.NOTICES_ADDRESS = ""
    with pytest.raises(CommandError, match="NOTICES_ADDRESS is not set"):
        receive(b"", monkeypatch)


def test_the_mail_comes_again_when_the_database_does_not_answer(reader, monkeypatch):
    def broken(**words):
        raise OperationalError("no connection")

    monkeypatch.setattr(receive_mail.actions, "unsubscribe_by_mail", broken)
    with pytest.raises(SystemExit) as stopped:
        receive(a_mail(reader), monkeypatch)
    assert stopped.value.code == 75


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", None),
        (ADDRESS, None),
        ("updates", "not an e-mail address"),
        ("up+dates@example.org", "holds a +"),
        ("a" * 17 + "@example.org", "too long"),
        ("a" * 16 + "@example.org", None),
        ("updates@example.org\r\nBcc: x@example.org", "not an e-mail address"),
    ],
)
def test_the_address_is_checked_when_the_site_starts(address, said, settings):
    settings.NOTICES_ADDRESS = address
    found = [error.msg for error in notices_address_takes_tickets()]
    assert [said in msg for msg in found] == ([True] if said else [])


def test_who_wrote_does_not_matter_but_the_answer_goes_to_the_reader(reader, monkeypatch):
    receive(a_mail(reader, From="Mallory <mallory@example.net>"), monkeypatch)
    assert [mail.to for mail in Message.objects.all()] == ["fay@example.org"]


def test_unsubscribing_by_mail_is_once(reader):
    ticket = find_ticket(token_of(reader))
    assert [actions.unsubscribe_by_mail(actor=None, ticket=ticket) for _ in range(3)] == [True, False, False]

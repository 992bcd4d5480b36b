"""A child's full name stands nowhere, and so in no page, file, feed, mail or caret: every address is looked
at, as every kind of person.

Canary Fullname-Kid does whatever the test world offers, before anybody knows that this is a child; then the
guardian says yes, and that a printed booklet may name it in full.
"""

import io
import zipfile

import pypdf
import pytest
from django.apps import apps
from django.utils import timezone

from samenspel.foundation.journal.models import Message
from samenspel.spine.initiatives.actions import ask_guardian
from samenspel.spine.people.actions import print_name
from samenspel.spine.people.personal_data import PERSONAL
from samenspel.tools.notices.actions import follow
from samenspel.tools.notices.models import Reader
from samenspel.tools.notices.tasks import send_digests
from samenspel.tools.talk.actions import write_comment
from samenspel.tools.writing.actions.writing import write_text
from samenspel.tools.writing.places import replaced
from samenspel.tools.writing.queries import doc_of, every_document
from tests import world as worlds
from tests.factories.children import adopt, link_to, say_yes
from tests.factories.notices import settle
from tests.stages import stage
from tests.test_access_matrix import Visitors
from tests.world import make_world, routes

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
FULL, FAMILY = "Canary Fullname-Kid", "Fullname-Kid"
GUARDIAN = "ria@example.org"
SHOWN = {
    "people:show_child": "the guardian's page, at a link that nobody else was mailed",
    "people:print_name": "the guardian's form, at the same link",
    "people:export_me": "what is held of the child, for the child alone",
}
FOR_THE_CHILD_ALONE = {"people:export_me"}
IN_PRINT = {"design:print_booklet"}
WITH_THE_ONE_NAME = {
    "initiatives:list_members",
    "talk:show_subject",
    "writing:show_authors",
    "design:show_cast",
}
UNWELL = {"show_health"}  # no worker is there
PRINTERS = ("professional", "coordinator", "administrator")
"""Who prints the booklet, in which the guardian wants the name."""


def write_in(child, document):
    write_text(actor=child, document=document, update=replaced(doc_of(document), (0, 0), "Once "))


@stage
def make_world_of_a_child():
    """The citizen of the world, who does all there is to do, is the child."""
    make_person = worlds.make_person

    def make(name, **values):
        return make_person(FULL if name == "Carim" else name, **values)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worlds, "make_person", make)
        world = make_world.__wrapped__()
    child, coordinator = world.people["citizen"], world.people["coordinator"]
    initiative = coordinator.memberships.earliest("pk").initiative
    assert str(child) == FULL
    for document in every_document().filter(initiative=initiative):
        write_in(child, document)
    adopt(initiative, "first_names")
    ask_guardian(
        actor=coordinator,
        membership=child.memberships.get(initiative=initiative),
        first_name="Canary",
        guardian_email=GUARDIAN,
    )
    print_name(child=say_yes(link_to(GUARDIAN)), printed_name=FULL)
    go_on(world, child, initiative)
    return world


@pytest.fixture
def world():
    return make_world_of_a_child()


def go_on(world, child, initiative):
    child.refresh_from_db()
    write_comment(actor=child, subject=initiative, text="I would like a ladder.")
    follow(actor=child, followed=initiative)
    words = world.ours.apps["people"]
    for page in ("show_child", "give_consent", "withdraw_consent", "take_back_no", "print_name"):
        words[page] = {"link": link_to(GUARDIAN)}


def text_in(response):
    """What somebody can read in an answer, whatever kind of file it is."""
    content = response.getvalue()
    if content.startswith(b"%PDF"):
        pages = pypdf.PdfReader(io.BytesIO(content)).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = b"".join(packed.read(name) for name in packed.namelist())
    return content.decode("utf-8", "replace") + str(response.headers)


def read(response):
    return response.status_code, text_in(response)


def answers(world, kind):
    """Every address with what is answered there. HEAD is answered with what GET says without saying it."""
    visitors = Visitors({kind: world.people[kind]})
    for route in routes():
        for method in getattr(route.view, "methods", ("GET", "POST")):
            if method != "HEAD":
                (status, text), changes = visitors.ask(kind, method.lower(), route.to(world.ours), read)
                yield route.name, text, status, changes if route.is_ours and method == "GET" else []


KINDS = (
    "anonymous",
    "citizen",
    "professional",
    "coordinator",
    "moderator",
    "scholar",
    "administrator",
    "stranger",
)


@pytest.mark.usefixtures("nobody_reads_what_is_answered")
@pytest.mark.parametrize("kind", KINDS)
def test_no_address_gives_a_full_name_away_and_the_one_name_is_seen(world, kind, request):
    """What is refused is said in words to one kind of person. Every page is drawn for every kind, too: none
    breaks, and a look changes nothing."""
    if kind != "coordinator":
        request.getfixturevalue("short_refusals")
    full, first, faults = set(), set(), []
    for name, text, status, changes in answers(world, kind):
        full |= {name} if FAMILY in text else set()
        first |= {name} if "Canary" in text else set()
        faults += [(name, status, changes)] if changes or (status >= 500 and name not in UNWELL) else []
    expected = set(SHOWN) if kind == "citizen" else set(SHOWN) - FOR_THE_CHILD_ALONE
    assert (full, faults) == (expected | (IN_PRINT if kind in PRINTERS else set()), [])
    assert kind != "coordinator" or first >= WITH_THE_ONE_NAME


def test_no_mail_gives_a_full_name_away(world):
    Reader.objects.update(next_at=timezone.now())
    settle()
    send_digests()
    mails = [f"{mail.subject} {mail.text} {mail.html} {mail.headers}" for mail in Message.objects.all()]
    assert [mail for mail in mails if FAMILY in mail] == []
    assert any("Canary" in mail for mail in mails)


def test_one_column_holds_it_and_no_other_thing_can_show_it(world):
    found = {
        f"{model._meta.label}.{column}"
        for model in apps.get_models(include_auto_created=True)
        for row in model._base_manager.values()
        for column, value in row.items()
        if FAMILY in str(value) or FAMILY.encode() in _bytes(value)
    }
    assert found == {"people.Child.printed_name"}
    assert "printed_name" in {name for each in PERSONAL for name in each.fields}


def _bytes(value):
    return bytes(value) if isinstance(value, bytes | memoryview) else b""

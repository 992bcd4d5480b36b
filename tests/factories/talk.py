"""Comments and what moderators make of them, made by the actions."""

from itertools import count

from django.urls import reverse

from samenspel.tools.talk import actions, subjects
from tests.factories.initiatives import make_initiative, make_member
from tests.factories.services import make_administrator, make_person

numbers = count(1)
WHY = "It names the neighbours."


def make_subject(initiative=None):
    return initiative or make_initiative()


def make_comment(initiative=None, author=None, text=None):
    initiative = initiative or make_initiative()
    return actions.write_comment(
        actor=author or make_member(initiative, make_person("Wim")),
        subject=make_subject(initiative),
        text=text or f"A bench in the shade, please ({next(numbers)}).",
    )


def make_answer(comment, author=None, text=None):
    return actions.answer_comment(
        actor=author or make_member(comment.initiative, make_person("Ann")),
        comment=comment,
        text=text or f"Two benches ({next(numbers)}).",
    )


def make_moderator(initiative, name="Mina"):
    return make_member(initiative, make_person(name), role="moderator")


def moderate_before(initiative):
    actions.change_settings(actor=make_administrator(), initiative=initiative, moderated="before")


def make_hidden(initiative=None, author=None, moderator=None, text=None):
    comment = make_comment(initiative, author, text)
    return actions.hide_comment(
        actor=moderator or make_administrator(), comment=comment, ground="personal_data", reason=WHY
    )


def make_report(comment, reader=None, ground="insults", text=""):
    return actions.report_comment(
        actor=reader or make_person("Rita"), comment=comment, ground=ground, text=text
    )


def make_appeal(comment, text="They agreed."):
    return actions.raise_appeal(actor=comment.author, comment=comment, text=text)


def talk_url(name, thing):
    return reverse(f"talk:{name}", args=[getattr(thing, "pk", thing)])


def talk_page(initiative):
    return subjects.talk_url(make_subject(initiative))

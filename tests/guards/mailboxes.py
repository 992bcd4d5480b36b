"""The guards of addresses: one mailbox is one person and one vote, however it is written."""

from __future__ import annotations

from tests.guards.guard import Guard, plan

FORM = "tests/foundation/test_mailboxes.py"
SIGNING_IN, OPENID = "tests/spine/people/test_mailboxes.py", "tests/spine/people/test_openid_connect.py"
CHANGING = "tests/spine/people/test_changing_address.py"


def _form(name: str, old: str, new: str, *tests: str) -> Guard:
    return Guard(name, "foundation/mailboxes.py", old, new, tests or (FORM,))


GUARDS = [
    _form("what nobody sees is no part of an address", '!= "Cf"', '!= ""'),
    _form("letters that look alike are one in a domain", "punycode(unicodedata", "str(unicodedata"),
    _form("letters that only look alike are no address", "not email.isascii() or ", ""),
    _form(
        "the database keeps one form of an address",
        "        setattr(model_instance, self.attname, value)\n        return value",
        "        return getattr(model_instance, self.attname)",
        SIGNING_IN,
    ),
    _form(
        "the database looks for one form of an address",
        "return mailbox(value) if isinstance(value, str) else value",
        "return value",
        SIGNING_IN,
    ),
    _form(
        "a form takes the one form",
        'return mailbox(str(super().to_python(value) or ""))',
        'return str(super().to_python(value) or "")',
    ),
    Guard(
        "an owner is known by any form",
        "spine/people/queries.py",
        "    email = mailbox(email)\n",
        "",
        (SIGNING_IN,),
    ),
    Guard(
        "a new address is kept in its one form",
        "spine/people/adapters.py",
        "        return mailbox(email)\n",
        "        return email\n",
        (CHANGING, OPENID),
    ),
    Guard(
        "a list holds each mailbox once",
        "foundation/ui/addresses.py",
        "    email = mailbox(line)\n",
        "    email = line.lower()\n",
        ("tests/phases/plan/test_rolls.py",),
    ),
    plan(
        "a list tells what it read otherwise",
        "views/voters.py",
        "messages.warning(request, sentence)",
        "pass",
        "rolls",
    ),
    plan(
        "a file tells what it read otherwise",
        "tasks.py",
        "(*mended_said(found, BY_NUMBER), listed(count))",
        "(listed(count),)",
        "rolls",
    ),
    plan("a list keeps the one form", "actions/rolling.py", "{mailbox(email) for", "{email for", "rolls"),
    plan("a desk finds any form", "box/desk.py", "email = mailbox(shown)", "email = shown.lower()", "desk"),
    plan(
        "signs know one mailbox",
        "box/signs.py",
        "mailbox(email).rpartition",
        "email.lower().rpartition",
        "signs",
    ),
]

"""A list of addresses, as somebody wrote it: which they are, and on which lines something is wrong."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.mailboxes import is_address, mailbox
from samenspel.foundation.ui.uploads import MOST_FAULTS, lines_of
from samenspel.methods.files import read_saved

COLUMNS = ("e-mail", "email", "e-mail-address", "email-address", "e-mailadres", "mail")
STEP = 5000
Progress = Callable[[int, int], None]
Texts = tuple[str | Promise, str | Promise, str | Promise]
SHOWN: Texts = (
    _("Line %(line)d: “%(text)s” is not an e-mail address."),
    _("Line %(line)d: “%(text)s” stands on line %(first)d too."),
    _("Line %(line)d has signs that nobody sees or that look like others; it is read as “%(email)s”."),
)
BY_NUMBER: Texts = (
    _("Line %(line)d: this is not an e-mail address."),
    _("Line %(line)d: this address stands on line %(first)d too."),
    _("Line %(line)d has signs that nobody sees or that look like others. Look whether it is right."),
)
"""Where they are kept for a while, as what became of a task is: without an address of anybody."""


@dataclass
class Addresses:
    """`emails` in order, each once. What is wrong and what was mended: the first of each, as what a sentence
    needs."""

    emails: list[str] = field(default_factory=list)
    faults: list[dict[str, str | int]] = field(default_factory=list)
    mended: list[dict[str, str | int]] = field(default_factory=list)


def read_addresses(source: bytes, progress: Progress) -> Addresses:
    """From a file. Raises MalformedFile, or TooManyLines."""
    return addresses_in(lines_of(read_saved(source), COLUMNS), progress)


def addresses_in(lines: list[str], progress: Progress | None = None) -> Addresses:
    found, seen = Addresses(), dict[str, int]()
    for number, line in enumerate(lines, start=1):
        if line:
            _take(found, seen, number, line)
        if progress and number % STEP == 0:
            progress(number, len(lines))
    found.emails = [*seen]
    return found


def _take(found: Addresses, seen: dict[str, int], number: int, line: str) -> None:
    email = mailbox(line)
    told: dict[str, str | int] = {"line": number, "text": line[:80], "email": email[:80]}
    if email in seen:
        _note(found.faults, told | {"first": seen[email]})
    elif not is_address(line):
        _note(found.faults, told)
    if email != line.lower():
        _note(found.mended, told)
    seen.setdefault(email, number)


def _note(noted: list[dict[str, str | int]], told: dict[str, str | int]) -> None:
    if len(noted) < MOST_FAULTS:
        noted.append(told)


def faults_said(found: Addresses, texts: Texts = SHOWN) -> Iterator[str]:
    wrong, again, _mended = texts
    for told in found.faults:
        yield str(again if "first" in told else wrong) % told


def mended_said(found: Addresses, texts: Texts = SHOWN) -> Iterator[str]:
    for told in found.mended:
        yield str(texts[2]) % told

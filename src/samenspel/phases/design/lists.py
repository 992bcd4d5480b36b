"""A list of people for a lottery, as an office writes it: who they are, and whatever is wrong with it.

It is read by a process of its own, which knows neither the database nor a language.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from samenspel.foundation.mailboxes import is_address, mailbox
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.tables import Table
from samenspel.methods.words import Words

MOST_ROWS, MOST_FAULTS, STEP, LONGEST = 50_000, 400, 2000, {"name": 120, "address": 300}
NAME = ("name", "naam", "nom")
EMAIL = ("e-mail", "email", "e-mail-address", "e-mailadres", "mail", "courriel")
ADDRESS = ("address", "adres", "adresse", "street", "straat", "rue")
HOUSE = ("house number", "huisnummer", "numéro")
POSTCODE = ("postcode", "postal code", "code postal", "zip")
TOWN = ("town", "city", "place", "plaats", "woonplaats", "gemeente", "ville", "commune")
CHOSEN = ("chosen", "gekozen", "choisi", "seat")
YES, NO = ("yes", "ja", "oui", "x", "1", "true"), ("", "no", "nee", "non", "0", "false")
Progress = Callable[[int, int], None]
Features = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Row:
    """One person. `values`: of the features that the list knows."""

    name: str
    email: str
    address: str
    values: dict[str, str]
    is_kept: bool


@dataclass(frozen=True)
class Fault:
    """What is wrong on a line, in a column. It names nobody: what became of a task is kept for a while."""

    line: int
    column: str
    problem: Words


@dataclass
class People:
    """`faults`: the first of them; `more` tells how many follow."""

    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    more: int = 0

    def note(self, line: int, column: str, problem: Words) -> None:
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(Fault(line, column, problem))
        else:
            self.more += 1


def asking(features: Features, file: bytes) -> bytes:
    """What `read_people` reads: the features that have quotas on the first line, then the file."""
    return json.dumps(features).encode() + b"\n" + file


def read_people(source: bytes, progress: Progress) -> People:
    """Every fault of every line. Raises MalformedFile where no table can be read at all."""
    asked, _break, file = source.partition(b"\n")
    table = Table(file)
    found = People()
    reader = _Reader(table, json.loads(asked), found)
    rows = table.rows(whole=False, fault=lambda line, words: found.note(line, "", words))
    lines = file.count(b"\n")
    for number, (line, cells) in enumerate(rows, start=1):
        if number > MOST_ROWS:
            raise MalformedFile(line, Words("these are more than {most} people; send fewer.", most=MOST_ROWS))
        found.rows.append(reader.read(line, cells))
        if number % STEP == 0:
            progress(number, lines)
    if not found.rows and not found.faults:
        found.note(table.line, "", Words("there is nobody on this list."))
    return found


class _Reader:
    def __init__(self, table: Table, features: Features, found: People) -> None:
        self.table, self.found, self.features = table, found, features
        self.name = self._column(NAME)
        self.email, self.chosen = self._column(EMAIL), self._column(CHOSEN)
        self.places = [self._column(names) for names in (ADDRESS, HOUSE, POSTCODE, TOWN)]
        self.of_features = {one: place for one in features if (place := self._column((one,))) is not None}
        self.mailboxes: dict[str, int] = {}
        self._check_columns()

    def _column(self, names: tuple[str, ...]) -> int | None:
        try:
            return self.table.place(*names)
        except MalformedFile as error:
            self.found.note(error.line, names[0], error.problem)
            return None

    def _check_columns(self) -> None:
        line = self.table.line
        if self.name is None:
            self.found.note(line, "name", Words("this column is missing; name it in the first line."))
        if self.email is None and self.places[0] is None:
            words = Words("one of “address” and “e-mail” is needed, or nobody can be reached.")
            self.found.note(line, "address", words)

    def read(self, line: int, cells: list[str]) -> Row:
        name = _at(cells, self.name)
        address = self._address(cells)
        if self.name is not None and not name:
            self._note(line, self.name, Words("this person has no name."))
        self._check_length(line, self.name, name, "name")
        self._check_length(line, self.places[0], address, "address")
        email = self._email(line, _at(cells, self.email))
        if not email and not address and (self.email is not None or self.places[0] is not None):
            self.found.note(line, "address", Words("there is no address here, and no e-mail address."))
        is_kept = self._is_kept(line, _at(cells, self.chosen))
        return Row(name, email, address, dict(self._values(line, cells, is_kept)), is_kept)

    def _address(self, cells: list[str]) -> str:
        street, house, postcode, town = (_at(cells, place) for place in self.places)
        parts = (" ".join(filter(None, (street, house))), " ".join(filter(None, (postcode, town))))
        return ", ".join(filter(None, parts))

    def _email(self, line: int, text: str) -> str:
        if not text:
            return ""
        email = mailbox(text)
        if not is_address(text):
            self._note(line, self.email, Words("this is not an e-mail address."))
        elif (first := self.mailboxes.setdefault(email, line)) != line:
            self._note(line, self.email, Words("this address stands on line {first} too.", first=first))
        return email

    def _is_kept(self, line: int, text: str) -> bool:
        said = text.casefold()
        if said not in (*YES, *NO):
            self._note(line, self.chosen, Words("write yes or no here."))
        return said in YES

    def _values(self, line: int, cells: list[str], is_kept: bool) -> Iterator[tuple[str, str]]:
        for feature, known in self.features.items():
            place = self.of_features.get(feature)
            value = _at(cells, place)
            if value in known:
                yield feature, value
            elif value:
                words = Words(
                    "no quota names what stands here; choose from: {known}.", known=", ".join(known)
                )
                self._note(line, place, words)
            elif is_kept:
                self.found.note(line, feature, Words("of who has a seat already this must be known."))

    def _check_length(self, line: int, place: int | None, text: str, what: str) -> None:
        if len(text) > LONGEST[what]:
            words = Words(
                "this is longer than {most} signs. Is a quotation mark missing?", most=LONGEST[what]
            )
            self._note(line, place, words)

    def _note(self, line: int, place: int | None, problem: Words) -> None:
        self.found.note(line, "" if place is None else self.table.names[place][:60], problem)


def _at(cells: list[str], place: int | None) -> str:
    return "" if place is None else cells[place]

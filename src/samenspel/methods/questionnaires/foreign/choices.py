"""Lists of options of an XLSForm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from samenspel.methods.questionnaires.options import Option
from samenspel.methods.questionnaires.schema import Code
from samenspel.methods.words import Words

from .carried import At, Journey
from .naming import OTHER, in_words, option_codes
from .tables import Line, filled, left_over

_ASIDE = Words(
    "what stands beside options, such as to choose from them by another answer, is not carried over."
)
_PICTURE = Words("pictures and sounds are not carried over.")
_WHY = {"media": _PICTURE, "image": _PICTURE, "audio": _PICTURE, "video": _PICTURE, "big-image": _PICTURE}


class Choices:
    def __init__(self, lines: Sequence[Line], languages: Sequence[str], journey: Journey) -> None:
        self._journey, self._languages = journey, languages
        self._lists: dict[str, list[tuple[Line, str]]] = {}
        self._made: dict[str, tuple[tuple[Option, ...], dict[str, Code]]] = {}
        told = set[str]()
        for line in lines:
            listed, name = line.take("list_name"), line.take("name", "value")
            if listed and name:
                self._lists.setdefault(listed, []).append((line, name))
            elif line.cells or line.said or listed or name:
                words = Words("an option needs the name of its list and one of its own.")
                journey.fault(line.at, listed or name, words)
            self._see_aside(line, told)

    def _see_aside(self, line: Line, told: set[str]) -> None:
        """Of each column once."""
        for column in [*line.cells]:
            if column in told:
                line.cells.pop(column)
            told.add(column)
        left_over(
            line, {column: _WHY.get(column.split("::")[0], _ASIDE) for column in line.cells}, self._journey
        )

    def of(self, name: str, at: At) -> tuple[tuple[Option, ...], dict[str, Code]]:
        """The options of a list, and their codes here by their names there."""
        if name not in self._lists:
            self._journey.fault(
                at, name, Words("there is no list “{name}” in the sheet of choices.", name=name)
            )
        if name not in self._made:
            self._made[name] = self._read(self._lists.get(name, []))
        return self._made[name]

    def _read(self, listed: Sequence[tuple[Line, str]]) -> tuple[tuple[Option, ...], dict[str, Code]]:
        rows = dict[str, Line]()
        for line, name in listed:
            if name in rows:
                words = Words(
                    "“{name}” stands in row {first} too; answers could not be told apart.",
                    name=name,
                    first=rows[name].at.row,
                )
                self._journey.fault(line.at, name, words)
            rows.setdefault(name, line)
        codes = option_codes([*rows])
        return tuple(self._option(name, codes[name], line) for name, line in rows.items()), codes

    def _option(self, name: str, code: Code, line: Line) -> Option:
        if str(code) != name:
            self._journey.note(line.in_column("name"), name, Words("it is called “{code}” here.", code=code))
        text = dict(filled(line.said.get("label", {}), self._languages, line.at, self._journey))
        return Option(code=code, text=text if any(text.values()) else dict.fromkeys(self._languages, name))

    def with_other(self, options: Sequence[Option]) -> tuple[Option, ...]:
        """One more, with a text beside it; or the one that is there."""
        found = [replace(one, write_in=True) if str(one.code).lower() == "other" else one for one in options]
        if any(one.write_in for one in found):
            return tuple(found)
        numbers = [one.code for one in options if isinstance(one.code, int)]
        code: Code = max(numbers) + 1 if numbers else "other"
        return (*found, Option(code=code, text=in_words(OTHER, self._languages), write_in=True))

    def end(self) -> None:
        for name, lines in self._lists.items():
            if name not in self._made:
                self._journey.note(
                    lines[0][0].at, name, Words("no question takes its options from this list.")
                )

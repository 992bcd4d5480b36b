"""What a form sent for one question, looked at with care: nothing of it is ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from samenspel.methods.words import Words

from .schema import Code

LONGEST_CODE = 60
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINES = re.compile("\r\n?|\u2028|\u2029")


class Unfit(ValueError):
    """`problems`: a sentence by the name of the answer."""

    def __init__(self, problems: Mapping[str, Words]) -> None:
        super().__init__("; ".join(map(str, problems.values())))
        self.problems = dict(problems)


class NotYet(Unfit):
    """Nothing is wrong with it, but it is half done."""


class Sent:
    """`must`: who leaves it out is asked for it."""

    def __init__(self, form: Mapping[str, Sequence[str]], must: bool) -> None:
        self.form, self.must = form, must

    def texts(self, name: str) -> list[str]:
        """Each once, without those that are empty."""
        given = (text for text in self.form.get(name, ()) if text.strip())
        return list(dict.fromkeys(given))

    def one(self, name: str) -> str | None:
        """Raises Unfit where two are given, such as boxes that are both ticked on paper."""
        found = self.texts(name)
        if len(found) > 1:
            raise Unfit({name: Words("Two answers are given here; choose one.")})
        if not found and self.must:
            raise Unfit({name: Words("This question needs an answer.")})
        return found[0] if found else None

    def code(self, name: str, offered: Iterable[Code]) -> Code | None:
        found = self.one(name)
        return None if found is None else code_of(name, found, offered)

    def text(self, name: str, most: int, lines: int = 2) -> str | None:
        """As it was typed, without what steers machines. Raises Unfit where it is too long."""
        written = self.form.get(name, ())
        found = clean("\n".join(written), lines)
        if len(found) > most:
            raise Unfit(
                {
                    name: Words(
                        "This text has {found} signs; at most {most} fit here.", found=len(found), most=most
                    )
                }
            )
        return found if found.strip() else None


def clean(text: str, lines: int = 2) -> str:
    """Without NUL, controls and halves of signs; of one line, or with one sign for the end of a line."""
    found = _CONTROLS.sub("", _LINES.sub("\n", text))
    return found if lines > 1 else " ".join(found.split("\n"))


def code_of(name: str, text: str, offered: Iterable[Code]) -> Code:
    """Raises Unfit for what was never offered."""
    for code in offered:
        if text.strip() == str(code):
            return code
    raise Unfit({name: Words("“{text}” is not one of the answers here.", text=cut(text))})


def cut(text: str) -> str:
    """As much as a sentence can hold."""
    found = clean(text, 1).strip()
    return found if len(found) <= LONGEST_CODE else f"{found[:LONGEST_CODE]}…"

"""What codes must be, wherever they stand: they are the names of variables and the values in files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from samenspel.methods.codebooks import NoAnswer
from samenspel.methods.words import Words

from .faults import Place
from .missing import REASONS
from .options import Option
from .schema import Code

Found = Iterator[tuple[Place, Words]]
NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")
WORD = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}")
OF_THE_LANGUAGE = frozenset({"and", "or", "not", "in", "answered", "chosen"})
HIGHEST = 99_999


def name_faults(code: str, place: Place) -> Found:
    if not NAME.fullmatch(code) or code in OF_THE_LANGUAGE:
        yield (
            place,
            Words(
                "“{code}” cannot be a code: take at most 32 small letters, digits and _, a letter first.",
                code=code,
            ),
        )


def double_faults(codes: Iterable[tuple[Code, Place]]) -> Found:
    """None differ by capitals only, which SPSS takes for one: codes have none."""
    seen: dict[str, Code] = {}
    for code, place in codes:
        form = str(code)
        if form in seen:
            yield place, Words("“{code}” stands twice; answers could not be told apart.", code=code)
        seen.setdefault(form, code)


def option_faults(options: Sequence[Option], place: Place, least: int = 2, *, many: bool = False) -> Found:
    """`many`: more than one may be chosen."""
    if len(options) < least:
        yield place, Words("fewer than {least} options here.", least=least)
    for number, option in enumerate(options):
        yield from _of_option(option, (*place, number), many)
    yield from double_faults((one.code, (*place, number, "code")) for number, one in enumerate(options))
    if len({type(option.code) for option in options}) > 1:
        yield place, Words("these codes are numbers and words; take only numbers or only words.")
    if sum(option.write_in for option in options) > 1:
        yield place, Words("more than one option has a text beside it; keep one.")


def _of_option(option: Option, place: Place, many: bool) -> Found:
    code = option.code
    if isinstance(code, str) and not WORD.fullmatch(code):
        yield (
            (*place, "code"),
            Words("“{code}” cannot be a code: take at most 32 small letters, digits, _ and -.", code=code),
        )
    if code in list(NoAnswer):
        yield (
            (*place, "code"),
            Words(
                "{code} is kept for “{meaning}”; take another code.",
                code=code,
                meaning=REASONS[NoAnswer(int(code))],
            ),
        )
    if isinstance(code, int) and not -HIGHEST <= code <= HIGHEST:
        yield (*place, "code"), Words("{code} has more than five digits.", code=code)
    if option.exclusive and not many:
        yield (
            (*place, "exclusive"),
            Words("only where several may be chosen is an option chosen alone; leave “exclusive” out."),
        )

"""Each type of question of LimeSurvey as questions of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from samenspel.methods.questionnaires.kinds import (
    Day,
    Likert,
    Multiple,
    Note,
    Number,
    Question,
    Ranking,
    Rating,
    Single,
    Text,
    beside,
)
from samenspel.methods.questionnaires.options import Item, Option
from samenspel.methods.questionnaires.schema import Code, Said
from samenspel.methods.words import Words

from .assembling import Draft
from .carried import At
from .expressions import Known
from .naming import OTHER, YES_NO, in_words, option_codes

OTHER_THERE = "-oth-"
LEFT_OUT: Mapping[str, Words] = {
    "*": Words("nothing is computed while somebody answers."),
    "|": Words("pictures, sounds and files can't be sent as an answer."),
    "I": Words("people choose their language on every page."),
}
_UNCERTAIN = {"en": "Uncertain", "nl": "Onzeker", "fr": "Incertain"}
_CHANGE = {
    "increase": {"en": "Increase", "nl": "Toename", "fr": "Augmentation"},
    "same": {"en": "Same", "nl": "Gelijk", "fr": "Pareil"},
    "decrease": {"en": "Decrease", "nl": "Afname", "fr": "Diminution"},
}
_SEX = {
    "female": {"en": "Female", "nl": "Vrouw", "fr": "Femme"},
    "male": {"en": "Male", "nl": "Man", "fr": "Homme"},
}
_FIXED: Mapping[str, tuple[tuple[str, Code, Mapping[str, str]], ...]] = {
    "Y": (("Y", "yes", YES_NO["yes"]), ("N", "no", YES_NO["no"])),
    "G": (("F", "female", _SEX["female"]), ("M", "male", _SEX["male"])),
    "C": (("Y", "yes", YES_NO["yes"]), ("U", "uncertain", _UNCERTAIN), ("N", "no", YES_NO["no"])),
    "E": tuple((word[0].upper(), word, said) for word, said in _CHANGE.items()),
    "A": tuple((str(n), n, {"en": str(n)}) for n in range(1, 6)),
    "B": tuple((str(n), n, {"en": str(n)}) for n in range(1, 11)),
}
"""Options that LimeSurvey has by itself: its code, ours, and what they say."""
_WHOLE_MOST, _DECIMALS = 999_999_999, 2
_LINES = {"S": 1, "T": 4, "U": 12}


@dataclass
class Part:
    """An option, or a question within a question; `scale`: 1 for those that stand as columns."""

    code: str
    text: Said
    scale: int
    at: At


@dataclass
class Asked:
    """A question as the file has it. `attributes` are taken one by one, so that what is left can be told."""

    at: At
    type: str
    title: str
    text: Said
    help: Said
    required: bool
    other: bool
    options: Sequence[Part]
    parts: Sequence[Part]
    attributes: dict[str, str]

    def take(self, *names: str) -> str:
        return next(filter(None, [self.attributes.pop(name, "") for name in names]), "")

    @property
    def words(self) -> dict[str, Any]:
        return {"text": self.text, "help": self.help, "required": self.required}


Made = tuple[list[Question], dict[str, Known]]
"""What is asked here, and what names in conditions stand for."""


def made(asked: Asked, draft: Draft) -> Made | None:
    """None for a type that is not known."""
    make = _MAKERS.get(asked.type)
    return make(asked, draft) if make else None


def _options(asked: Asked, draft: Draft, scale: int = 0) -> tuple[tuple[Option, ...], dict[str, Code]]:
    fixed = _FIXED.get(asked.type)
    if fixed:
        options = tuple(
            Option(code=code, text=in_words(said, draft.languages)) for _there, code, said in fixed
        )
        return options, {there: code for there, code, _said in fixed}
    listed = [one for one in asked.options if one.scale == scale]
    return _coded(listed, draft)


def _coded(listed: Sequence[Part], draft: Draft) -> tuple[tuple[Option, ...], dict[str, Code]]:
    codes = option_codes([one.code for one in listed])
    seen = dict[str, Part]()
    for one in listed:
        if one.code in seen:
            why = Words("“{name}” stands twice; answers could not be told apart.", name=one.code)
            draft.journey.fault(one.at, one.code, why)
        elif str(codes[one.code]) != one.code:
            why = Words("it is called “{code}” here.", code=codes[one.code])
            draft.journey.note(one.at, one.code, why)
        seen.setdefault(one.code, one)
    return tuple(Option(code=codes[name], text=one.text) for name, one in seen.items()), codes


def _with_other(
    asked: Asked, draft: Draft, options: tuple[Option, ...], codes: dict[str, Code]
) -> tuple[Option, ...]:
    if not asked.other:
        return options
    numbers = [code for code in codes.values() if isinstance(code, int)]
    code: Code = max(numbers) + 1 if numbers else "other"
    said = asked.take("other_replace_text")
    text = dict.fromkeys(draft.languages, said) if said else in_words(OTHER, draft.languages)
    codes[OTHER_THERE] = code
    return (*options, Option(code=code, text=text, write_in=True))


def _shuffles(asked: Asked) -> bool:
    return asked.take("random_order") == "1" or asked.take("answer_order", "subquestion_order") == "random"


def _single(asked: Asked, draft: Draft) -> Made:
    code = draft.code(asked.title)
    options, codes = _options(asked, draft)
    options = _with_other(asked, draft, options, codes)
    if asked.type == "O":
        draft.journey.note(asked.at, asked.title, Words("the comment beside an answer is not asked for."))
    names = {asked.title: Known(code, "single", codes), f"{asked.title}_other": Known(beside(code), "text")}
    return [Single(code=code, **asked.words, options=options, shuffle=_shuffles(asked))], names


def _multiple(asked: Asked, draft: Draft) -> Made:
    code = draft.code(asked.title)
    options, codes = _coded(asked.parts, draft)
    options = _with_other(asked, draft, options, codes)
    alone = {*asked.take("exclude_all_others").replace(",", ";").split(";")} - {""}
    exclusive = {codes[name] for name in alone if name in codes}
    if asked.type == "P":
        draft.journey.note(asked.at, asked.title, Words("the comments beside answers are not asked for."))
    question = Multiple(
        code=code,
        **asked.words,
        options=tuple(
            Option(code=one.code, text=one.text, write_in=one.write_in, exclusive=one.code in exclusive)
            for one in options
        ),
        least=max(_whole(asked.take("min_answers")) or 1, 1),
        most=_whole(asked.take("max_answers")) or 0,
        shuffle=_shuffles(asked),
    )
    names = {f"{asked.title}_{name}": Known(code, "option", option=one) for name, one in codes.items()}
    return [question], {asked.title: Known(code, "multiple", codes), **names}


def _set(asked: Asked, draft: Draft) -> Made:
    """One, or for two scales two of them."""
    questions, names, shuffle = list[Question](), dict[str, Known](), _shuffles(asked)
    scales = (0, 1) if asked.type == "1" else (0,)
    for scale in scales:
        options, codes = _options(asked, draft, scale)
        code, items = draft.code(asked.title), list[Item]()
        for part in asked.parts:
            end = f"_{scale}" if len(scales) > 1 else ""
            item = draft.code(f"{asked.title}_{part.code}{end}")
            items.append(Item(code=item, text=part.text))
            names[f"{asked.title}_{part.code}{end}"] = Known(item, "single", codes)
        questions.append(
            Likert(code=code, **asked.words, items=tuple(items), options=options, shuffle=shuffle)
        )
    return questions, {asked.title: Known(asked.title, "lost"), **names}


def _five(asked: Asked, draft: Draft) -> Made:
    code = draft.code(asked.title)
    return [Rating(code=code, **asked.words, least=1, most=5)], {asked.title: Known(code, "number")}


def _number(asked: Asked, draft: Draft) -> Made:
    code = draft.code(asked.title)
    number = _numbered(asked, draft, code, asked.text)
    return [number], {asked.title: Known(code, "number")}


def _numbered(asked: Asked, draft: Draft, code: str, text: Said) -> Number:
    taken = {name: asked.attributes.get(name, "") for name in ("min_num_value_n", "max_num_value_n")}
    ends = [_measure(value) for value in taken.values()]
    if None in ends:
        why = Words("a number needs a least and a most; look whether these are right.")
        draft.journey.note(asked.at, asked.title, why)
    least, most = (0 if ends[0] is None else ends[0]), (_WHOLE_MOST if ends[1] is None else ends[1])
    decimals = 0 if asked.attributes.get("num_value_int_only") == "1" else _DECIMALS
    return Number(code=code, **{**asked.words, "text": text}, least=least, most=most, decimals=decimals)


def _text(asked: Asked, draft: Draft) -> Made:
    code = draft.code(asked.title)
    most = _whole(asked.take("maximum_chars"))
    question = Text(code=code, **asked.words, most=most or Text.most, lines=_LINES[asked.type])
    return [question], {asked.title: Known(code, "text")}


def _date(asked: Asked, draft: Draft) -> Made:
    code = draft.code(asked.title)
    return [Day(code=code, **asked.words)], {asked.title: Known(code, "date")}


def _ranking(asked: Asked, draft: Draft) -> Made:
    code = draft.code(asked.title)
    options, _codes = _coded([*asked.options, *asked.parts], draft)
    least = _whole(asked.take("min_answers")) or 0
    question = Ranking(code=code, **asked.words, options=options, least=least, shuffle=_shuffles(asked))
    return [question], {asked.title: Known(code, "text")}


def _note(asked: Asked, draft: Draft) -> Made:
    code = draft.code(asked.title)
    return [Note(code=code, text=asked.text, help=asked.help)], {asked.title: Known(code, "lost")}


def _many(asked: Asked, draft: Draft) -> Made:
    """A question for each cell: several numbers or texts under one heading."""
    questions, names = list[Question](), dict[str, Known]()
    for name, said in _cells(asked, draft.languages):
        code = draft.code(f"{asked.title}_{name}")
        if asked.type in ("K", ":"):
            questions.append(_numbered(asked, draft, code, said))
        else:
            questions.append(Text(code=code, **{**asked.words, "text": said}))
        names[f"{asked.title}_{name}"] = Known(code, "number" if asked.type in ("K", ":") else "text")
    why = Words("it became a question for each of its fields: {number}.", number=len(questions))
    draft.journey.note(asked.at, asked.title, why)
    return questions, {asked.title: Known(asked.title, "lost"), **names}


def _cells(asked: Asked, languages: Sequence[str]) -> Iterator[tuple[str, Said]]:
    rows = [one for one in asked.parts if one.scale == 0]
    columns = [one for one in asked.parts if one.scale == 1]
    for row in rows:
        for column in columns or (None,):
            parts = [row] if column is None else [row, column]
            texts = [asked.text, *(part.text for part in parts)]
            said = {
                lang: " – ".join(filter(None, (text.get(lang, "") for text in texts))) for lang in languages
            }
            yield "_".join(part.code for part in parts), said


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None


def _measure(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return int(found) if found.is_integer() else found


Make = Callable[[Asked, Draft], Made]
_MAKERS: Mapping[str, Make] = {
    **dict.fromkeys(("L", "!", "O", "Y", "G"), _single),
    **dict.fromkeys(("M", "P"), _multiple),
    **dict.fromkeys(("F", "H", "A", "B", "C", "E", "1"), _set),
    **dict.fromkeys(("K", "Q", ":", ";"), _many),
    **dict.fromkeys(("S", "T", "U"), _text),
    "5": _five,
    "N": _number,
    "D": _date,
    "R": _ranking,
    "X": _note,
}

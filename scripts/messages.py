"""The texts people read: lists them for the translators, and says what is not translated yet.

Every app has a `locale/` of its own; `methods` and `config` have theirs. A text stands in one list: of the
lowest of the places that say it. `python -m scripts.messages update` (part of `./samenspel fix`) brings the
lists up to date: new texts come in without a translation, texts that are gone go out. `… check` changes
nothing. Needs no gettext programs.
"""

import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import polib
from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation.template import templatize

from scripts.catalogues import compile_catalogues
from scripts.places import SOURCE, apps, height

PLURALS = {"nl": "nplurals=2; plural=(n != 1);", "fr": "nplurals=2; plural=(n > 1);"}
ONE, MANY, CONTEXT, IN_CONTEXT = None, (1, 2), ((1, "c"), 2), ((1, "c"), 2, 3)
KEYWORDS = {
    **dict.fromkeys(("_", "N_", "Words", "gettext", "gettext_lazy", "gettext_noop"), ONE),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), MANY),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), CONTEXT),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), IN_CONTEXT),
}
HOLES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*[^{}]*\}|</?[a-z][^>]*>")
CALLS = ("update", "check")
ALONE = ("methods", "config")


class Text(NamedTuple):
    """What a translator translates; `many` is the English for more than one."""

    one: str
    many: str = ""
    context: str | None = None


Texts = dict[Text, set[str]]


def main(words: list[str]) -> int:
    if len(words) != 1 or words[0] not in CALLS:
        print(f"Say one of: {', '.join(CALLS)}.", file=sys.stderr)
        return 2
    texts = find_texts(SOURCE)
    placed = by_place(texts, places())
    if words[0] == "update":
        for language in PLURALS:
            update(SOURCE, language, placed)
        compile_catalogues()
        return 0
    faults = [fault for language in PLURALS for fault in find_faults(SOURCE, language, placed)]
    print("\n".join([*faults, f"{len(texts)} texts, {len(faults)} faults."]))
    return 1 if faults else 0


def places() -> list[str]:
    """What has a list of its own, the lowest first."""
    return sorted([*apps(), *ALONE], key=lambda place: (height(place), place))


def by_place(texts: Texts, places: list[str]) -> dict[str, Texts]:
    """The lists: of each text, the files in the place where it is listed."""
    found: dict[str, Texts] = {place: {} for place in places}
    for text, files in texts.items():
        homes = {file: _home(file, places) for file in files}
        lowest = min(homes.values(), key=places.index)
        found[lowest][text] = {file for file, home in homes.items() if home == lowest}
    return found


def _home(file: str, places: list[str]) -> str:
    return max((place for place in places if file.startswith(f"{place}/")), key=len)


def find_texts(source: Path) -> Texts:
    """Every text in Python and templates, with the files it stands in."""
    if not settings.configured:
        settings.configure()  # templatize asks for it; nothing in it matters here
    found: dict[Text, set[str]] = defaultdict(set)
    for path in sorted(source.rglob("*")):
        if path.suffix in (".py", ".html", ".txt") and "migrations" not in path.parts:
            for text in _texts_in(path):
                found[text].add(path.relative_to(source).as_posix())
    plural = {(text.one, text.context) for text in found if text.many}
    return {
        text: files for text, files in found.items() if text.many or (text.one, text.context) not in plural
    }


def _texts_in(path: Path) -> Iterator[Text]:
    code = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        code = f"({templatize(code, origin=str(path))}\n)"  # in brackets, indents mean nothing
    for _line, words, _comments, context in extract("python", BytesIO(code.encode()), KEYWORDS):
        one, many = words if isinstance(words, tuple) else (words, "")
        yield Text(one, many, context)


def update(source: Path, language: str, placed: dict[str, Texts]) -> None:
    """A text that moved takes its translation along."""
    paths = {place: _catalogue(source, place, language) for place in placed}
    before = {_text_of(entry): entry for path in paths.values() for entry in _read(path)}
    for place, texts in placed.items():
        _write(paths[place], language, texts, before)


def _write(path: Path, language: str, texts: Texts, before: dict[Text, polib.POEntry]) -> None:
    if not texts:
        path.unlink(missing_ok=True)
        path.with_suffix(".mo").unlink(missing_ok=True)
        return
    after = polib.POFile(wrapwidth=110)
    after.metadata = {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
        "Plural-Forms": PLURALS[language],
    }
    for text in sorted(texts, key=_by_words):
        after.append(_entry(text, sorted(texts[text]), before.get(text)))
    path.parent.mkdir(parents=True, exist_ok=True)
    after.save(os.fspath(path))


def _by_words(text: Text) -> tuple[str, str]:
    return text.one, text.context or ""


def _catalogue(source: Path, place: str, language: str) -> Path:
    return source / place / "locale" / language / "LC_MESSAGES" / "django.po"


def _read(path: Path) -> list[polib.POEntry]:
    if not path.exists():
        return []
    return [entry for entry in polib.pofile(os.fspath(path)) if not entry.obsolete]


def _text_of(entry: polib.POEntry) -> Text:
    return Text(entry.msgid, entry.msgid_plural or "", entry.msgctxt)


def _entry(text: Text, files: list[str], before: polib.POEntry | None) -> polib.POEntry:
    entry = polib.POEntry(
        msgid=text.one,
        msgid_plural=text.many,
        msgctxt=text.context,
        occurrences=[(file, "") for file in files],
    )
    if text.many:
        entry.msgstr_plural = before.msgstr_plural if before else {0: "", 1: ""}
    elif before:
        entry.msgstr = before.msgstr
    if before:
        entry.flags = before.flags
        entry.tcomment = before.tcomment
    return entry


def find_faults(source: Path, language: str, placed: dict[str, Texts]) -> Iterator[str]:
    for place, texts in placed.items():
        entries = {_text_of(entry): entry for entry in _read(_catalogue(source, place, language))}
        for text, fault in _faults_in(entries, texts):
            yield f"{place}, {language}: “{text.one}” {fault}"


def _faults_in(entries: dict[Text, polib.POEntry], texts: Texts) -> Iterator[tuple[Text, str]]:
    for text in sorted(texts.keys() - entries.keys(), key=_by_words):
        yield text, "is not in the list. Run ./samenspel fix, then translate it."
    for text in sorted(entries.keys() - texts.keys(), key=_by_words):
        yield text, "does not belong in this list any more. Run ./samenspel fix."
    for text in sorted(entries.keys() & texts.keys(), key=_by_words):
        for fault in _faults_of(text, entries[text]):
            yield text, fault


def _faults_of(text: Text, entry: polib.POEntry) -> Iterator[str]:
    forms = [entry.msgstr_plural.get(0, ""), entry.msgstr_plural.get(1, "")] if text.many else [entry.msgstr]
    if not all(forms):
        yield "is not translated."
        return
    if entry.fuzzy:
        yield "has a translation marked as uncertain (fuzzy)."
    wanted = set(HOLES.findall(text.many or text.one))
    allowed = wanted | set(HOLES.findall(text.one))
    if set(HOLES.findall(forms[-1])) != wanted or not set(HOLES.findall(forms[0])) <= allowed:
        yield f"has other placeholders or tags than its translation “{forms[-1]}”."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

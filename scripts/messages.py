"""The texts people read: lists them for the translators, and says what is not translated yet.

`python -m scripts.messages update` (part of `./samenspel fix`) brings src/samenspel/locale/ up to date: new
texts come in without a translation, texts that are gone go out, and the .mo files are made anew.
`… check` changes nothing. Needs no gettext programs.
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

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "samenspel"
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


class Text(NamedTuple):
    """What a translator translates; `many` is the English for more than one."""

    one: str
    many: str = ""
    context: str | None = None


def main(words: list[str]) -> int:
    if len(words) != 1 or words[0] not in CALLS:
        print(f"Say one of: {', '.join(CALLS)}.", file=sys.stderr)
        return 2
    texts = find_texts(SOURCE)
    if words[0] == "update":
        for language in PLURALS:
            update(SOURCE / "locale", language, texts)
        return 0
    faults = [fault for language in PLURALS for fault in find_faults(SOURCE / "locale", language, texts)]
    print("\n".join([*faults, f"{len(texts)} texts, {len(faults)} faults."]))
    return 1 if faults else 0


def find_texts(source: Path) -> dict[Text, set[str]]:
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


def update(folder: Path, language: str, texts: dict[Text, set[str]]) -> None:
    path = _catalogue(folder, language)
    before = {_text_of(entry): entry for entry in _read(path)}
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
    after.save_as_mofile(os.fspath(path.with_suffix(".mo")))


def _by_words(text: Text) -> tuple[str, str]:
    return text.one, text.context or ""


def _catalogue(folder: Path, language: str) -> Path:
    return folder / language / "LC_MESSAGES" / "django.po"


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


def find_faults(folder: Path, language: str, texts: dict[Text, set[str]]) -> Iterator[str]:
    path = _catalogue(folder, language)
    entries = {_text_of(entry): entry for entry in _read(path)}
    for text in sorted(texts.keys() - entries.keys(), key=_by_words):
        yield f"{language}: “{text.one}” is not in the list. Run ./samenspel fix, then translate it."
    for text in sorted(entries.keys() - texts.keys(), key=_by_words):
        yield f"{language}: “{text.one}” is in no page any more. Run ./samenspel fix."
    for text in sorted(entries.keys() & texts.keys(), key=_by_words):
        for fault in _faults_of(text, entries[text]):
            yield f"{language}: “{text.one}” {fault}"
    if not _is_compiled(path):
        yield f"{language}: django.mo is older than django.po. Run ./samenspel fix."


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


def _is_compiled(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    if not path.exists() or not compiled.exists():
        return False
    return bool(compiled.read_bytes() == polib.pofile(os.fspath(path)).to_binary())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

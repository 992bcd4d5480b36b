"""One form of address in Dutch: the demo town's own words apart."""

import re

import polib

from scripts.places import SOURCE

FORMAL = re.compile(r"\b[Uu]w?\b")


def test_dutch_says_je_to_everybody():
    paths = [path for path in SOURCE.glob("**/locale/nl/LC_MESSAGES/django.po") if "demo" not in path.parts]
    entries = [entry for path in paths for entry in polib.pofile(path)]
    said = {entry.msgid: " ".join([entry.msgstr, *entry.msgstr_plural.values()]) for entry in entries}
    assert [text for text, dutch in said.items() if FORMAL.search(dutch)] == []

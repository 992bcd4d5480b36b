"""The guards of scripts: who is a role, where a speech ends, and nothing hidden is said or counted."""

from __future__ import annotations

from functools import partial

from tests.guards.guard import method

_script = partial(method, "scripts")
CUES, READING, SPEECHES, LINES, TITLES = "cues.py", "reading.py", "speeches.py", "lines.py", "titles.py"
WRITING, CAST, SCENES, COPIES, NAMING = "writing.py", "cast.py", "scenes.py", "copies.py", "naming.py"
EMPHASIS = "emphasis.py"

READ = [
    _script(
        "a name has no small letters",
        CUES,
        "bool(name) if forced else name.isupper()",
        "bool(name)",
        "reading",
    ),
    _script(
        "a forced name may have them",
        CUES,
        "bool(name) if forced else name.isupper()",
        "name.isupper()",
        "reading",
    ),
    _script(
        "small letters in brackets make no action",
        CUES,
        "split_cue(cue.text)\n",
        "(cue.text, ())\n",
        "reading",
    ),
    _script(
        "a name stands above what it says",
        READING,
        "read_cue(line) if followed else None",
        "read_cue(line)",
        "reading",
    ),
    _script(
        "a name stands below an empty line",
        READING,
        'if fresh and not line.bare.startswith("!"):',
        'if not line.bare.startswith("!"):',
        "reading",
    ),
    _script(
        "an action is forced",
        READING,
        'if fresh and not line.bare.startswith("!"):',
        "if fresh:",
        "reading",
        "writing",
    ),
    _script(
        "an empty line ends a speech",
        SPEECHES,
        "(lines[place].is_kept or not lines[place].is_blank)",
        "True",
        "reading",
        "parsers",
    ),
    _script(
        "two spaces keep an empty line",
        SPEECHES,
        "(lines[place].is_kept or not lines[place].is_blank)",
        "not lines[place].is_blank",
        "reading",
        "parsers",
    ),
    _script(
        "a note alone on its line ends no speech",
        LINES,
        "return not (self.aside or self.bare)",
        "return not self.bare",
        "reading",
    ),
    _script(
        "a point forces a heading before a letter",
        READING,
        " and bare[1:2].isalnum()",
        "",
        "parsers",
        "reading",
    ),
    _script(
        "a place is a heading", READING, "(_heading(line) if fresh else None)", "None", "parsers", "reading"
    ),
    _script(
        "a key without a value is no title page",
        TITLES,
        "return has_value or ",
        "return True or ",
        "parsers",
        "reading",
    ),
    _script(
        "an empty line ends a note that is not closed",
        LINES,
        "borders = [0, *(empty.start() for empty in _EMPTY.finditer(masked)), len(masked)]",
        "borders = [0, len(masked)]",
        "reading",
        "parsers",
    ),
    _script("a note is not said", LINES, "notes = [span", "notes = [] and [span", "reading", "cast"),
    _script("boneyard is not said", LINES, 'list(_marked(text, "/*", "*/", 0, len(text)))', "[]", "reading"),
    _script(
        "boneyard that is never closed is text",
        LINES,
        "        if end < 0:\n            return\n",
        "        if end < 0:\n            end = stop - len(closing)\n",
        "reading",
    ),
    _script(
        "lines are counted over what is hidden",
        LINES,
        'last = number + text.count("\\n", place, end)',
        "last = number",
        "reading",
    ),
]
WRITTEN = [
    _script(
        "what would be read otherwise is forced",
        WRITING,
        "        if found == script:\n",
        "        if True:\n",
        "writing",
    ),
    _script(
        "at the top no action is a title page",
        WRITING,
        "read(form) if at_the_top else Script(elements=read_elements(form))",
        "Script(elements=read_elements(form))",
        "writing",
    ),
    _script(
        "further down a colon forces nothing",
        WRITING,
        "read(form) if at_the_top else Script(elements=read_elements(form))",
        "read(form)",
        "writing",
    ),
    _script(
        "a bracket before a note stays one",
        LINES,
        'if place == len(line) and line.endswith("["):',
        "if False:",
        "writing",
    ),
]
COUNTED = [
    _script(
        "names of one role are one",
        CUES,
        'unicodedata.normalize("NFC", name).casefold().removesuffix(":")',
        "name",
        "cast",
    ),
    _script(
        "only what is spoken or sung is a line", SCENES, "isinstance(part, Dialogue | Lyric)", "True", "cast"
    ),
    _script("marks of emphasis are not said", SCENES, "plain(part.text).split", "part.text.split", "cast"),
    _script(
        "an empty line is none",
        SCENES,
        "        if text.strip()\n",
        "        if True\n",
        "cast",
        "command",
        "reading",
    ),
    _script("a dash is no word", EMPHASIS, "any(sign.isalnum() for sign in word)", "True", "emphasis"),
    _script("who is named may be on", CAST, "counts[role].named.add(scene.number)", "pass", "cast"),
    _script(
        "who shares a scene meets", CAST, "if not on[pair[0].name] & on[pair[1].name]", "if True", "cast"
    ),
    _script(
        "a name with a small letter is a word",
        NAMING,
        "(name, name.upper(), name.title())",
        "(name, name.lower(), name.title())",
        "cast",
    ),
    _script("a stage play has its scenes in sections", SCENES, " and 2 in levels", " and False", "cast"),
    _script(
        "a cue is heard by both who speak at once",
        COPIES,
        "heard.before if speech.dual else heard.last",
        "heard.last",
        "cast",
    ),
    _script("one's own words are no cue", COPIES, "None if own else cue", "cue", "cast"),
    _script(
        "everybody's copy has the same line numbers",
        COPIES,
        "                number += len(lines)\n",
        "                number += 0\n",
        "cast",
    ),
    _script(
        "what went before the cue is no direction",
        COPIES,
        "CueLine(role, line), ()",
        "CueLine(role, line), self.directions",
        "cast",
    ),
]
GUARDS = [*READ, *WRITTEN, *COUNTED]

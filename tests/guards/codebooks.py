"""The guards of files of answers: nothing is cut, moved or read otherwise in silence."""

from __future__ import annotations

from functools import partial

from tests.guards.guard import method

of = partial(method, "codebooks")
GUARDS = [
    of(
        "a long label ends at a letter",
        "shortened.py",
        "    while kept and _goes_on(text, len(kept)):",
        "    while False:",
        "names",
    ),
    of(
        "labels are cut by us, and said",
        "sheet.py",
        "return shortened(without_nul(text), most, in_bytes=not self.limits.in_signs)",
        "return text",
        "silent_cuts",
    ),
    of(
        "NUL ends no text",
        "sheet.py",
        "bare = [without_nul(text) for text in values]",
        "bare = [*values]",
        "silent_cuts",
    ),
    of(
        "numbers are read back",
        "spss.py",
        "compare_column(name, sheet.columns[name], found, 0)",
        "pass",
        "silent_cuts",
    ),
    of(
        "labels are read back",
        "spss.py",
        'compare("labels", told["column_labels"]',
        'compare("labels", {}, {}) if True else ("", told["column_labels"]',
        "silent_cuts",
    ),
    of(
        "bytes are read back",
        "csv_writing.py",
        "if _digest(aside) != digest.digest():",
        "if False:",
        "csv",
    ),
    of(
        "codes of no answer that do not fit are moved",
        "declared.py",
        "if len(away) <= 1:",
        "if True:",
        "silent_cuts",
    ),
    of(
        "no answer lies among moved codes",
        "spss.py",
        "    refuse(faults)",
        "    pass",
        "silent_cuts",
    ),
    of(
        "names differ in more than case",
        "names.py",
        'if not {tried.casefold(), f"{tried}{suffix}".casefold()} & taken:',
        "if True:",
        "names",
    ),
    of(
        "a file that does not open is refused",
        "limits.py",
        "if number <= (limits.wide if wide else limits.variables):",
        "if True:",
        "names",
    ),
    of(
        "an hour that comes twice stays two",
        "layout.py",
        "    for changed in np.flatnonzero((first != last)[place]):",
        "    for changed in ():",
        "silent_cuts",
    ),
    of(
        "formulas are texts in Excel",
        "csv_writing.py",
        "if self.dialect.for_excel and _FORMULA.match(bare):",
        "if False:",
        "csv",
    ),
    of(
        "options are missing together",
        "checks.py",
        "differs = (chunk[first.id].why == 0) != (chunk[other.id].why == 0)",
        "differs = np.zeros(0)",
        "faults",
    ),
    of(
        "a row has one name",
        "checks.py",
        "            elif key in self._rows_of_keys:",
        "            elif False:",
        "faults",
    ),
    of(
        "a code of others keeps its meaning",
        "foreign.py",
        "moves: Moves = {code: code + AWAY for",
        "moves: Moves = {code: code for",
        "foreign",
    ),
    of(
        "entities are refused",
        "xml_trees.py",
        '        raise MalformedFile(1, Words("there is a DOCTYPE',
        '        print(1, Words("there is a DOCTYPE',
        "ddi",
    ),
    of(
        "reasons are part of what was said",
        "imports.py",
        "return [why or _text(value) for value, why in pairs]",
        "return [_text(value) for value, why in pairs]",
        "imports",
    ),
    of(
        "a file is offered when all went well",
        "offered.py",
        "        aside.unlink(missing_ok=True)",
        "        pass",
        "round_trips",
    ),
    of("a column has a name", "opened.py", "if not all(self.names):", "if False:", "damaged"),
    of(
        "a label stands for a number",
        "foreign.py",
        "if not all(map(math.isfinite, labels)):",
        "if False:",
        "damaged",
    ),
]

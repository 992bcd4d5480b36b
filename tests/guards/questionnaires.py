"""The guards of questionnaires: what is refused when written, what is shown, what counts, what is drawn."""

from __future__ import annotations

from functools import partial

from tests.guards.guard import method, shared

_of = partial(method, "questionnaires")

FILES = [
    shared(
        "an alias is refused: ten lines could stand for billions",
        "yaml_trees.py",
        'if name == "AliasEvent" or event.anchor is not None:',
        'if name == "AliasEvent":',
        "test_yaml_trees",
    ),
    shared(
        "a tag runs nothing",
        "yaml_trees.py",
        'if event.tag is not None and event.tag != "!":',
        "if False:",
        "test_yaml_trees",
    ),
    shared(
        "no entry is there twice",
        "yaml_trees.py",
        "if (before := pairs.get(key.written)) is not None:",
        "if (before := pairs.get(key.written)) is not None and False:",
        "test_yaml_trees",
    ),
    shared("nesting has an end", "yaml_trees.py", "if depth > MOST_DEPTH:", "if False:", "test_yaml_trees"),
    _of(
        "every language has its text",
        "schema.py",
        "if not said.get(language):",
        "if not said:",
        "files",
    ),
    _of(
        "codes of no answer are no codes of options",
        "codes.py",
        "if code in list(NoAnswer):",
        "if False:",
        "files",
    ),
    _of(
        "codes are numbers or words, never both",
        "codes.py",
        "if len({type(option.code) for option in options}) > 1:",
        "if False:",
        "files",
    ),
    _of(
        "an instrument without its items cannot be asked",
        "files.py",
        "if not instrument.has_words:",
        "if False:",
        "instruments",
    ),
    _of(
        "mirrors name each other",
        "instrument_faults.py",
        "elif other.mirror != item.code:",
        "elif False:",
        "instruments",
    ),
    _of(
        "another format is another meaning",
        "changes.py",
        "code: [item, plain(instrument.format_of(code).options, words=False)]",
        "code: [item]",
        "instruments",
    ),
]
CONDITIONS = [
    _of(
        "a condition looks back only",
        "conditions/checking.py",
        "if there > here:",
        "if False:",
        "condition_faults",
    ),
    _of(
        "random order is none to count on",
        "conditions/checking.py",
        "if page is other and page.shuffle:",
        "if False:",
        "condition_faults",
    ),
    _of(
        "a number is not compared with a word",
        "conditions/checking.py",
        'if domain.sort == "number" and isinstance(value, str):',
        "if False:",
        "condition_faults",
    ),
    _of(
        "a value that no option has is refused",
        "conditions/checking.py",
        "    if domain.includes(value):",
        "    if True:",
        "condition_faults",
    ),
    _of(
        "what hides a question hides those that hang on it, for who asks whether anybody sees it",
        "conditions/reach.py",
        "if value is not None and all(holds(one, seen, domains) for one in self.guards[name]):",
        "if value is not None:",
        "condition_faults",
    ),
    _of(
        "brackets have an end",
        "conditions/parsing.py",
        "if depth > MOST_DEPTH:",
        "if False:",
        "conditions",
    ),
    _of(
        "don't know is not less than anything",
        "conditions/meaning.py",
        "if operator in ORDERING and value in domain.unsaid:",
        "if False:",
        "conditions",
    ),
]
WALK = [
    _of(
        "a hidden answer counts for nothing",
        "walking.py",
        "seen |= {name: answers[name] for name in draws.names_of(question) if name in answers}",
        "seen = dict(answers)",
        "walking",
    ),
    _of(
        "a hidden page asks nothing",
        "walking.py",
        "or not is_shown(page.show_if, seen, questionnaire):",
        "or False:",
        "walking",
    ),
    _of(
        "a fault changes no answer",
        "answering.py",
        "if self.faults:",
        "if False:",
        "answering",
    ),
    _of(
        "what was not asked is not answered",
        "answering.py",
        "if was_shown or (shown and self._is_sent(question)):",
        "if True:",
        "answering",
    ),
    _of(
        "two ticks are no answer",
        "sent.py",
        "if len(found) > 1:",
        "if False:",
        "answering",
    ),
    _of(
        "controls are taken out",
        "sent.py",
        '_CONTROLS.sub("", ',
        "str(",
        "answering",
    ),
    _of(
        "nobody counts a statement that was not shown",
        "reading.py",
        "seen = len(draws.shown_items(question))",
        "seen = len(question.items) + 1",
        "answering",
    ),
    _of(
        "a forced column is no fuller than it may be",
        "reading.py",
        "if counts[column.value] > column.room:",
        "if False:",
        "answering",
    ),
    _of(
        "choices are missing together",
        "rows.py",
        "if not isinstance(chosen, list):",
        "if False:",
        "rows",
    ),
    _of(
        "who withdrew has no row",
        "rows.py",
        "if withdrawn:",
        "if False:",
        "rows",
    ),
]
DRAWS = [
    _of(
        "levels that never go together never do",
        "draws.py",
        "        if is_possible(found, question.never):",
        "        if True:",
        "draws",
    ),
    _of(
        "profiles side by side differ",
        "draws.py",
        "        if profile not in others:",
        "        if True:",
        "draws",
    ),
    _of(
        "stored draws are checked",
        "draws.py",
        "    for problem in draw_faults(found, questionnaire):",
        "    for problem in ():",
        "draws",
    ),
    _of(
        "the sensitive statement is hidden from half",
        "draws.py",
        "if not (hides and item.code == question.sensitive.code)",
        "if True",
        "draws",
    ),
]
CODEBOOK = [
    _of(
        "don't know is missing in the codebook",
        "described.py",
        "bool(option.no_answer),",
        "False,",
        "codebook",
    ),
    _of(
        "a word keeps its place beside its number",
        "described.py",
        '"" if isinstance(option.code, int) else option.code,',
        '"",',
        "codebook",
    ),
    _of(
        "who were asked is said",
        "codebook.py",
        "replace(variable, universe=universe)",
        "variable",
        "codebook",
    ),
]
GUARDS = [*FILES, *CONDITIONS, *WALK, *DRAWS, *CODEBOOK]

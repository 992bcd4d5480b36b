"""The guards of all commands of methods: what a file or an option says is read one way, or refused."""

from __future__ import annotations

from tests.guards.guard import METHODS, Guard, method


def _shared(name: str, path: str, old: str, new: str, *tests: str) -> Guard:
    return Guard(name, f"methods/{path}", old, new, tuple(f"{METHODS}/{test}.py" for test in tests))


GUARDS = [
    _shared(
        "an amount that may be two things is none",
        "decimals.py",
        " or _THOUSANDS.fullmatch(plain)",
        "",
        "budgeting/test_reading",
    ),
    _shared(
        "a number has a length that can be counted",
        "decimals.py",
        r"(\d{1,40}([.,]\d{0,40})?",
        r"(\d+([.,]\d{0,40})?",
        "budgeting/test_reading",
        "matching/test_reading",
    ),
    _shared(
        "a text steers no terminal",
        "terminal.py",
        "text.translate(_CONTROLS).encode",
        "text.encode",
        "test_terminal",
    ),
    _shared(
        "a sentence steers no terminal",
        "terminal.py",
        "sentence.translate(_CONTROLS)",
        "sentence",
        "test_terminal",
    ),
    _shared(
        "what a terminal can't show is spelt out",
        "terminal.py",
        'encode(encoding, "backslashreplace")',
        "encode(encoding)",
        "test_terminal",
    ),
    _shared(
        "a full disk is told",
        "terminal.py",
        "except OSError as",
        "except BrokenPipeError as",
        "test_terminal",
    ),
    _shared(
        "time has an end",
        "terminal.py",
        "if not 0 < found < 10**6:",
        "if found <= 0:",
        "sortition/test_command",
    ),
    method(
        "budgeting",
        "no cell is left out",
        "pabulib/sections.py",
        "if any(cell.strip() for cell in row[len(self.header) :]):",
        "if False:",
        "reading",
    ),
    method(
        "budgeting",
        "the town's rule stands alone",
        "command.py",
        "if others := _chosen(options):",
        "if others := ():",
        "command",
    ),
    method("budgeting", "a lot has a seed", "ties.py", 'if tie == "lot:":', "if False:", "command"),
    method(
        "budgeting",
        "ties are broken by something",
        "command.py",
        "    if not ties:\n",
        "    if False:\n",
        "command",
    ),
    method(
        "budgeting",
        "what was missing is tried first",
        "sensitivity.py",
        "guess < most and wins(guess)",
        "False",
        "sensitivity",
    ),
    method(
        "budgeting",
        "a change may be as fine as the amounts",
        "sensitivity.py",
        "gcd(election.scale, election.budget, *election.costs)",
        "election.scale",
        "sensitivity",
    ),
    method("sortition", "a seed is text", "draw.py", "if not plain.isprintable():", "if False:", "draw"),
    method(
        "sortition",
        "newcomers come by the quotas that were announced",
        "replacement.py",
        "if sorted(pool.quotas) != sorted(public.quotas):",
        "if False:",
        "replacement",
    ),
    method(
        "sortition",
        "newcomers come from the pool that was announced",
        "replacement.py",
        "if pool_hash(pool) != public.pool:",
        "if False:",
        "replacement",
    ),
    method(
        "sortition",
        "the file that is wrong is named",
        "command.py",
        "        read_quotas(path)\n",
        "",
        "command",
    ),
    method(
        "rota",
        "a change is credited with what it fills",
        "remedies.py",
        "if made is not None and made < now:",
        "if False:",
        "explain",
    ),
    method(
        "rota",
        "who comes after all is told by skills",
        "remedies.py",
        "alike.setdefault(one.skills, [])",
        "alike.setdefault(frozenset(), [])",
        "explain",
    ),
    method(
        "rota",
        "who is free is no obstacle",
        "explain.py",
        "for one in asked if one.why)",
        "for one in asked)",
        "explain",
    ),
    method(
        "generators",
        "camps have a size",
        "opinions.py",
        "if not 1 <= self.spread <= LARGEST_SPREAD:",
        "if self.spread < 1:",
        "others",
    ),
]

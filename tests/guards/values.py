"""The guards behind which every address takes every value."""

from __future__ import annotations

from tests.guards.guard import Guard

EVERY_VALUE = "tests/foundation/access/test_every_value.py"
FIELDS, ROWS = "tests/foundation/ui/test_fields.py", "tests/spine/services/test_hostile_rows.py"
SILENT, IMPORTING = "tests/spine/people/test_silent_services.py", "tests/phases/plan/test_importing.py"
LARGE = "tests/phases/plan/test_large_files.py"
CONVERTERS, DOOR, GOALS = (f"foundation/access/{name}.py" for name in ("converters", "middleware", "goals"))


def _guard(
    name: str, path: str, old: str, new: str, test: str = EVERY_VALUE, database: str = "SQLite"
) -> Guard:
    return Guard(name, path, old, new, (test,), database)


TYPED, OLD = (f"tests/foundation/typed/test_{name}.py" for name in ("lost_sessions", "old_forms"))
PASSKEYS = "spine/people/allauth_forms.py"

GUARDS = [
    _guard(
        "a passkey says no more than can be read",
        PASSKEYS,
        "except (ValueError, RecursionError)",
        "except ()",
    ),
    _guard(
        "where a form stood is an address",
        "foundation/typed/pages.py",
        "said if is_here else \"\"",
        "said",
        TYPED,
    ),
    _guard(
        "whose form it is is an address", "foundation/typed/views.py", "except ValueError:", "except ():", OLD
    ),
    _guard(
        "a number beyond 64 bits is no address",
        CONVERTERS,
        "        if number > MOST:\n            raise ValueError(value)\n",
        "",
    ),
    _guard(
        "a number beyond 64 bits is the largest",
        CONVERTERS,
        "return min(int(text), MOST) if",
        "return int(text) if",
    ),
    _guard(
        "a NUL is in no address", DOOR, "if NUL in request.path_info:", "if False:", database="PostgreSQL"
    ),
    _guard(
        "a NUL is in no cookie",
        DOOR,
        "if any(NUL in value for value in request.COOKIES.values()):",
        "if False:",
        database="PostgreSQL",
    ),
    _guard(
        "pages of one person are not kept",
        DOOR,
        "            add_never_cache_headers(response)\n",
        "            pass\n",
        "tests/foundation/access/test_private_pages.py",
    ),
    _guard("forms are UTF-8", DOOR, "if request.encoding is not None:", "if False:"),
    _guard("a goal is one of our addresses", GOALS, " if is_there else \"\"", ""),
    _guard(
        "a goal can be looked at", GOALS, "return page_above(goal) if is_there", "return goal if is_there"
    ),
    _guard("a goal is short", GOALS, "len(goal) > LONGEST or ", ""),
    _guard(
        "a date is of our time",
        "foundation/ui/fields.py",
        "if day.year not in clock.YEARS:",
        "if False:",
        FIELDS,
    ),
    _guard(
        "only rows without mistakes are filled",
        "foundation/ui/fields.py",
        "for form in formset.forms if form.is_valid()",
        "for form in formset.forms if hasattr(form, \"cleaned_data\")",
        ROWS,
    ),
    _guard(
        "a file's days are of our time",
        "methods/moments.py",
        "if not FIRST <= year <= LAST:",
        "if False:",
        IMPORTING,
    ),
    _guard(
        "a service that is down is told",
        "spine/people/views.py",
        "        except UNCLEAR as error:",
        "        except ZeroDivisionError as error:",
        SILENT,
    ),
    _guard(
        "a file is measured before it is parsed",
        "phases/plan/actions/importing.py",
        "    check_size(source)\n",
        "",
        LARGE,
    ),
    _guard(
        "an election has not so many projects",
        "phases/plan/sources.py",
        "if len(election.projects) > MOST_PROJECTS:",
        "if False:",
        LARGE,
    ),
    _guard(
        "one file of each person at a time",
        "phases/plan/actions/queueing.py",
        "if unfinished(actor, name).exists():",
        "if False:",
        LARGE,
    ),
]  # fmt: skip

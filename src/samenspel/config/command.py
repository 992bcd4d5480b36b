"""The command `samenspel`: one word for each thing an operator does. Loads Django only where it is needed."""

import sys
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from importlib import import_module

from samenspel import __version__
from samenspel.config.terminal import BAD_USE, DONE, FAILED, Trouble, name
from samenspel.methods.terminal import fail, say

Arguments = Sequence[str]
EXTRAS = {
    "banking": {"lxml"},
    "bibliography": {"bibtexparser", "citeproc", "pylatexenc", "rapidfuzz", "rispy"},
    "calendars": {"icalendar"},
    "evidence": {"scipy", "statsmodels", "networkx", "yaml", "pandas", "pyreadstat"},
    "exchange": {"openpyxl"},
    "scale": {"duckdb", "ibis", "pyarrow"},
    "spark": {"pyspark"},
    "stripping": {"pikepdf", "pypdf", "PIL"},
    "studies": {"rfc3161_client", "cryptography"},
}


def main(argv: Arguments | None = None) -> int:
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] in ("--help", "-h", "help"):
        return say(usage())
    if words[0] in ("--version", "version"):
        print(f"samenspel {__version__}")
        return DONE
    if words[0] not in COMMANDS:
        return fail(BAD_USE, _unknown(words[0]))
    return _run(COMMANDS[words[0]], words[1:])


def _run(command: Callable[[Arguments], int], words: Arguments) -> int:
    try:
        return command(words)
    except KeyboardInterrupt:
        return fail(FAILED, "Stopped.")
    except Exception as error:
        said = _sentence_of(error)
        if said is None:
            raise
        return fail(FAILED, said)


def _sentence_of(error: Exception) -> str | None:
    """Django's errors that are meant for the operator; None for the ones that are our own faults."""
    if isinstance(error, Trouble):
        return str(error)
    if isinstance(error, ModuleNotFoundError):
        return _lacking(error.name or "")
    if "django" not in sys.modules:
        return None
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management.base import CommandError
    from django.db import OperationalError

    if isinstance(error, OperationalError):
        return f"The database doesn't answer: {str(error).strip()}. Is DATABASE_URL right, and is it running?"
    return str(error) if isinstance(error, ImproperlyConfigured | CommandError) else None


def _lacking(module: str) -> str | None:
    """`pip install samenspel` alone brings the methods; None for a module of our own."""
    package = module.partition(".")[0]
    if package == "samenspel":
        return None
    extra = next((name for name, packages in EXTRAS.items() if package in packages), "site")
    return f"This needs {package}, which is not installed. Install it with: pip install 'samenspel[{extra}]'"


def _unknown(word: str) -> str:
    near = get_close_matches(word, COMMANDS, 1)
    guess = f" Did you mean {name()} {near[0]}?" if near else ""
    return f"There is no command {word}.{guess} See {name()} --help."


def usage() -> str:
    lines = [f"Usage: {name()} COMMAND [OPTIONS]\n"]
    for heading, words in USAGE.items():
        lines += [heading, *(f"  {word:<22}{about}" for word, about in words.items()), ""]
    if name() != "samenspel":
        lines += ["To develop it", *(f"  {word:<22}{about}" for word, about in IN_A_CLONE.items()), ""]
    return "\n".join([*lines, f"{name()} COMMAND --help tells more about each."])


USAGE = {
    "To try it": {
        "up": "prepare the database and the demo town, and serve them on this machine",
        "demo": "put the demo town back as it was, in a fresh database",
    },
    "To count and plan, without a database": {
        "tally": "count a participatory budget (a Pabulib file), and say for every project why",
        "signs": "say what is unusual about the ages of voters in a Pabulib file",
        "opinion": "find groups of people who vote alike on statements, and what unites them",
        "lottery": "draw a panel by lot, fair and for all to check: make, draw, verify, replace",
        "assignment": "draw people into arms by lot, for all to check: make, draw, verify",
        "rota": "make a rota out of a table of people and shifts, repair it, and say why",
        "script": "tell the roles and scenes of a play script (Fountain), and copies for each role",
        "study": "check from an export whether a study is as its frozen plan said: verify",
        "reviewing": "share contributions among reviewers, without conflicts, and say why",
        "match": "share matching funds among the projects that people gave to, and say why",
        "bank": "read statements of a bank, and match them with pledges",
        "bibliography": "read references (BibTeX, RIS, JSON…), convert, cite and compare them",
        "programme": "read schedules of meetings, find what cannot be, convert and compare them",
        "evidence": "weigh a table of answers: models, scales, experiments, with the same lines for R",
        "codebook": "answers as CSV, SPSS, Stata or JSON, with their codebook in JSON or DDI",
        "questionnaire": "check a questionnaire (YAML); bring one from XLSForm or LimeSurvey, or to XLSForm",
        "disclosure": "say what of a table of counts must be hidden, so that nobody can be found in it",
        "generate": "make an election, a pool, a rota… of any size, with known properties",
    },
    "To run it": {
        "serve": "serve the site, with its worker, until stopped",
        "work": "run the worker alone",
        "migrate": "bring the database and the static files up to date",
        "create-administrator": "give a person with this e-mail address the run of the site",
        "import-pabulib": "make a closed budget round out of a Pabulib file",
        "import-references": "list what is new in a file of references, and put it into the library",
        "scale": "the journal into Parquet, and a report over all of it: export, report, check",
        "verify-journal": "check that nothing in the journal was changed or removed",
        "check-ledger": "check that every booking balances, or write a ledger for beancount",
        "django": "Django's own commands, such as check or dbshell",
    },
}
IN_A_CLONE = {
    "test": "everything that must hold before a change lands",
    "check": "the quick half of it",
    "fix": "mend what a machine can: format, imports, lists of messages",
    "bench": "measure the methods beside other implementations",
}


def _method(place: str) -> Callable[[Arguments], int]:
    """A command of a part of `methods`, imported when it is asked for."""

    def run(words: Arguments) -> int:
        main: Callable[[Arguments], int] = import_module(f"samenspel.methods.{place}.command").main
        return main(words)

    return run


def _up(words: Arguments) -> int:
    from samenspel.config.up import up

    return up(words)


def _demo(words: Arguments) -> int:
    from samenspel.config.up import demo

    return demo(words)


def _serve(words: Arguments) -> int:
    from samenspel.config.serve import serve

    return serve(words)


def _migrate(words: Arguments) -> int:
    from samenspel.config.serve import migrate

    return migrate(words)


def _django(words: Arguments) -> int:
    from samenspel.config.local import set_up_django

    set_up_django()
    from django.core.management import ManagementUtility

    ManagementUtility([name(), *words]).execute()
    return DONE


def _management(command: str) -> Callable[[Arguments], int]:
    """One of our own management commands, whose errors are sentences."""

    def run(words: Arguments) -> int:
        from samenspel.config.local import set_up_django

        set_up_django()
        from django.core.management import get_commands, load_command_class

        found = load_command_class(get_commands()[command], command)
        options = vars(found.create_parser(name(), command.replace("_", "-")).parse_args(words))
        found.execute(*options.pop("args", ()), **options)
        return DONE

    return run


def _scale(words: Arguments) -> int:
    """What reads the journal needs the site; the rest needs its files alone."""
    if words[:1] == ["export"]:
        return _management("export_journal")(words[1:])
    return _method("scale")(words)


COMMANDS: dict[str, Callable[[Arguments], int]] = {
    "up": _up,
    "demo": _demo,
    "tally": _method("budgeting"),
    "signs": _method("budgeting.signs"),
    "opinion": _method("opinion"),
    "lottery": _method("sortition"),
    "assignment": _method("assignment"),
    "study": _method("studies"),
    "rota": _method("rota"),
    "reviewing": _method("reviewing"),
    "script": _method("scripts"),
    "match": _method("matching"),
    "bank": _method("banking"),
    "bibliography": _method("bibliography"),
    "programme": _method("programmes"),
    "evidence": _method("evidence"),
    "codebook": _method("codebooks"),
    "questionnaire": _method("questionnaires"),
    "disclosure": _method("disclosure"),
    "generate": _method("generators"),
    "serve": _serve,
    "migrate": _migrate,
    "work": _management("work"),
    "create-administrator": _management("create_administrator"),
    "import-pabulib": _management("import_pabulib"),
    "import-references": _management("import_references"),
    "scale": _scale,
    "verify-journal": _management("verify_journal"),
    "check-ledger": _management("check_ledger"),
    "django": _django,
}

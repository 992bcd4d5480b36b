"""./samenspel check: the quick half of what must hold before a change lands."""

import os
import secrets
import sys
import tempfile
import time
from pathlib import Path

from scripts.steps import Step, close, run, takes_no_words

PYTHON = sys.executable
PROGRAMS = Path(PYTHON).parent
PATHS = ["src", "tests", "scripts", "benchmarks", "manage.py", "samenspel"]
TEMPLATES = "src"
IN_TESTS = {"DJANGO_SETTINGS_MODULE": "tests.settings"}


def main() -> int:
    takes_no_words(__doc__)
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        results = run([*static_lanes(Path(folder)), [quick_tests(Path(folder))]])
    return close(results, time.monotonic() - start)


def static_lanes(folder: Path) -> list[list[Step]]:
    """What needs no test: the type checker is slow enough for a lane of its own."""
    django = [PYTHON, "-m", "django"]
    migrations = [*django, "makemigrations", "--check", "--dry-run"]
    others = [
        Step("format (ruff)", [PYTHON, "-m", "ruff", "format", "--check", "--quiet", *PATHS]),
        Step("templates (djangofmt)", [PROGRAMS / "djangofmt", "--quiet", "--check", TEMPLATES]),
        Step("lint (ruff)", [PYTHON, "-m", "ruff", "check", "--quiet", *PATHS]),
        Step("imports (import-linter)", [PROGRAMS / "lint-imports", "--no-cache"]),
        Step("missing migrations", migrations, IN_TESTS),
        Step("settings (check)", [*django, "check", "--fail-level", "WARNING"], IN_TESTS),
        Step(
            "production (check --deploy)",
            [*django, "check", "--deploy", "--fail-level", "WARNING"],
            production(folder),
        ),
        Step("translations", [PYTHON, "-m", "scripts.messages", "check"]),
        Step("changelog fragments", [PYTHON, "-m", "scripts.changelog", "check"]),
    ]
    return [[Step("types (mypy)", [PYTHON, "-m", "mypy", "--no-error-summary"])], others]


def production(folder: Path) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "samenspel.config.settings",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "SITE_URL": "https://samenspel.example.org",
        "SAMENSPEL_VAR": os.fspath(folder / "var"),
        "MAIL_URL": "smtp://mail.example.org:587?tls=1",
        "DEMO": "0",
    }


def quick_tests(folder: Path) -> Step:
    marks = "not browser and not power and not slow"
    return pytest_step("quick tests", folder / "quick.xml", ["-m", marks, "--hypothesis-profile=quick"], {})


def pytest_step(name: str, report: Path, words: list[str], environment: dict[str, str]) -> Step:
    command = [PYTHON, "-m", "pytest", "-n", "auto", "--maxprocesses", "4", f"--junitxml={report}", *words]
    return Step(name, command, environment, report)


if __name__ == "__main__":
    sys.exit(main())

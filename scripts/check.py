"""./samenspel check: the quick half of what must hold before a change lands, and the tests it can reach."""

import argparse
import os
import secrets
import sys
import tempfile
import time
from pathlib import Path

from scripts.reach import reached_tests
from scripts.steps import Step, close, run

PYTHON = sys.executable
PROGRAMS = Path(PYTHON).parent
PATHS = ["src", "tests", "scripts", "benchmarks", "manage.py", "samenspel"]
TEMPLATES = "src"


def main() -> int:
    name, _, purpose = __doc__.partition(": ")
    options = argparse.ArgumentParser(prog=name, description=purpose)
    options.add_argument("--all", action="store_true", help="all quick tests, whatever changed")
    paths = [] if options.parse_args().all else reached_tests()
    print(
        f"The tests of: {' '.join(path.removeprefix('tests/') for path in paths) or 'everything'}", flush=True
    )
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        results = run([*static_lanes(Path(folder)), [quick_tests(Path(folder), paths)]])
    return close(results, time.monotonic() - start)


def static_lanes(folder: Path) -> list[list[Step]]:
    """What needs no test: the type checker is slow enough for a lane of its own."""
    others = [
        Step("format (ruff)", [PYTHON, "-m", "ruff", "format", "--check", "--quiet", *PATHS]),
        Step("templates (djangofmt)", [PROGRAMS / "djangofmt", "--quiet", "--check", TEMPLATES]),
        Step("lint (ruff)", [PYTHON, "-m", "ruff", "check", "--quiet", *PATHS]),
        Step("imports (import-linter)", [PROGRAMS / "lint-imports", "--no-cache"]),
        Step("migrations, settings", [PYTHON, "-m", "scripts.site"], production(folder)),
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


def quick_tests(folder: Path, paths: list[str]) -> Step:
    words = ["-m", "not browser and not power and not slow", "--hypothesis-profile=quick", *paths]
    return pytest_step("quick tests", folder / "quick.xml", words, {})


def pytest_step(name: str, report: Path, words: list[str], environment: dict[str, str]) -> Step:
    """A worker has half of the tests in their order, so that what a file prepares is made once, and gives up
    half of what it has left when the other is done."""
    workers = ["-n", "auto", "--dist", "worksteal"]
    command = [PYTHON, "-m", "pytest", *workers, f"--junitxml={report}", *words]
    return Step(name, command, environment, report)


if __name__ == "__main__":
    sys.exit(main())

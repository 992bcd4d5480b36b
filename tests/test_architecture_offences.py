"""Each rule of the house catches the offence it is there for, planted in a tree of its own."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.circles import circles
from tests import house, templates

ROOT = Path(__file__).parents[1]
PROGRAMS = Path(sys.executable).parent
LONG_VIEW = "@route('plan.add')\ndef add(request):\n" + "    request\n" * 15
CARELESS = """
def add(actor, title):
    with writing():
        return title
"""


def plant(folder, name, text=""):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("rule", "name", "text", "offences"),
    [
        (house.drawers, "phases/plan/utils.py", "", ["phases/plan/utils.py"]),
        (house.drawers, "common/money.py", "", ["common"]),
        (house.long_files, "phases/plan/models.py", "\n" * 301, ["phases/plan/models.py"]),
        (templates.long_lines, "a.html", f"<p>\n{'x' * 141}\n{'x' * 140}", ["a.html:2 has 141 signs"]),
        (templates.bare_colons, "a.html", "<b>{{ one }}: {{ two }}</b>", ["a.html: }}: "]),
        (templates.bare_colons, "a.html", "{% blocktranslate %}{{ n }}: x{% endblocktranslate %}", []),
        (house.long_views, "phases/plan/views.py", LONG_VIEW, ["phases/plan/views.py: add has 16 lines"]),
        (house.mails, "phases/plan/a.py", "journal.send_mail_later(to=email)", ["phases/plan/a.py"]),
        (house.pagers, "talk/views.py", "paginator.Paginator(rows, 20)", ["talk/views.py"]),
        (house.own_clocks, "plan/a.py", "until < timezone.now()", ["plan/a.py: timezone.now"]),
        (house.own_clocks, "plan/a.py", "timezone.localdate()", ["plan/a.py: timezone.localdate"]),
        (house.own_clocks, "plan/a.py", "timezone.localtime(moment)", []),
        (
            house.own_clocks,
            "plan/models.py",
            "DateTimeField(default=timezone.now)",
            ["plan/models.py: timezone.now"],
        ),
        (house.clocks_set, "plan/a.py", "with clock.at(moment): pass", ["plan/a.py"]),
        (house.clocks_set, "plan/a.py", "from samenspel.foundation.clock import at", ["plan/a.py"]),
        (house.clocks_set, "plan/a.py", "from samenspel.foundation import clock\nclock.now()", []),
        (house.row_locks, "phases/plan/a.py", "Round.objects.select_for_update()", ["phases/plan/a.py"]),
        (
            house.careless_actions,
            "phases/plan/actions.py",
            CARELESS,
            [
                "phases/plan/actions.py: add takes words by place",
                "phases/plan/actions.py: add does not say who acts",
            ],
        ),
        (house.trusting_actions, "phases/plan/actions.py", CARELESS, ["phases/plan/actions.py: add"]),
        (house.inline_code, "a.html", '<p style="color: red">', ["a.html has a style of its own"]),
        (house.inline_code, "a.html", "<style>p {}</style>", ["a.html has a style of its own"]),
        (house.inline_code, "a.html", "<script>alert(1)</script>", ["a.html has a script of its own"]),
        (house.inline_code, "a.html", '<button onclick="go()">', ["a.html has a script of its own"]),
        (house.inline_code, "a.html", '<script src="/static/a.js"></script>', []),
        (
            house.foreign_addresses,
            "a.html",
            '<img src="https://cdn.example.com/a">',
            ["a.html: https://cdn.example.com"],
        ),
        (
            house.foreign_addresses,
            "a.css",
            "@import url(//fonts.example.com/a)",
            ["a.css: //fonts.example.com"],
        ),
        (house.foreign_addresses, "a.html", '<a class="x" href="https://example.com/">', []),
        (house.foreign_addresses, "a.svg", '<svg xmlns="http://www.w3.org/2000/svg">', []),
        (
            house.oddly_named_pages,
            "plan/views.py",
            "@route('plan.add')\ndef add(request):\n    return render(request, 'plan/new.html')\n",
            ["plan/views.py: add shows plan/new.html"],
        ),
        (
            house.oddly_named_pages,
            "plan/views.py",
            "@route('plan.add')\ndef add(request):\n    return form_page(request, 'plan/new', None)\n",
            ["plan/views.py: add shows plan/new"],
        ),
    ],
)
def test_an_offence_is_found(rule, name, text, offences, tmp_path):
    plant(tmp_path, name, text)
    assert rule(tmp_path) == offences


def test_a_permission_nobody_asks_for_is_found(tmp_path):
    plant(tmp_path, "plan/rules.py", "permit('plan.add', anyone)")
    plant(tmp_path, "plan/rules/papers.py", "permit('plan.forgotten', anyone)")
    plant(tmp_path, "plan/views.py", "@route('plan.add')\ndef add(request): ...")
    assert house.unasked_permissions(tmp_path, {"plan.add", "plan.forgotten"}) == ["plan.forgotten"]


def test_a_name_of_no_task_is_found(tmp_path):
    plant(tmp_path, "plan/tasks.py", "@task()\ndef count(): ...\n\ndef help(): ...")
    plant(
        tmp_path,
        "plan/actions.py",
        "start('plan.count'); start('plan.count_all'); tasks.start('plan.help', 1)",
    )
    assert house.unknown_tasks(tmp_path) == ["plan.count_all", "plan.help"]


def test_a_part_without_tests_is_found(tmp_path):
    plant(tmp_path, "src/phases/plan/apps.py")
    plant(tmp_path, "src/phases/design/apps.py")
    plant(tmp_path, "tests/phases/plan/test_actions.py")
    assert house.untested_folders(tmp_path / "src", tmp_path / "tests") == ["phases/design"]


IN_A_FUNCTION = "def say():\n    from {} import {}\n"
FOR_TYPES = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from {} import {}\n"


@pytest.mark.parametrize(
    ("back", "is_circle"),
    [
        (IN_A_FUNCTION.format("house.plan", "rules"), True),
        (IN_A_FUNCTION.format("house.plan.rules", "may"), True),
        (IN_A_FUNCTION.format(".", "rules"), True),
        (FOR_TYPES.format(".rules", "may"), True),
        ("import house.plan.rules", True),
        ("from house.plan import tally", False),
        ("from . import models as rules", False),
    ],
)
def test_modules_that_need_each_other_are_found(back, is_circle, tmp_path):
    plant(tmp_path, "house/plan/__init__.py", "def tally(): ...")
    plant(tmp_path, "house/plan/rules.py", "from .models import Round")
    plant(tmp_path, "house/plan/models.py", back)
    found = circles(tmp_path / "house")
    assert found == ([["house.plan.models", "house.plan.rules"]] if is_circle else [])


def test_a_package_that_offers_what_its_modules_need_of_it_is_found(tmp_path):
    plant(tmp_path, "house/plan/__init__.py", "from .rules import may")
    plant(tmp_path, "house/plan/rules.py", "from house.plan import tally")
    assert circles(tmp_path / "house") == [["house.plan", "house.plan.rules"]]


LINTER = """
import contextlib, io, json, sys
from importlinter.cli import lint_imports
for _asked in sys.stdin:
    with contextlib.redirect_stdout(io.StringIO()) as said:
        lint_imports(no_cache=True)
    print(json.dumps(said.getvalue()), flush=True)
"""


@pytest.fixture(scope="module")
def copied_house(tmp_path_factory):
    """The whole house without its templates and data, to plant offences in."""
    folder = tmp_path_factory.mktemp("house")
    rest = shutil.ignore_patterns("templates", "static", "elections", "locale", "__pycache__")
    shutil.copytree(ROOT / "src", folder / "src", ignore=rest)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.fixture(scope="module")
def linter(copied_house):
    """Looks at the copied house whenever it is asked."""
    environment = {"PYTHONPATH": str(copied_house / "src"), "COLUMNS": "200"}
    command = [sys.executable, "-c", LINTER]
    talk = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=copied_house, env=environment, **talk) as process:
        yield process
        process.stdin.close()


def broken_contracts(linter):
    print(file=linter.stdin, flush=True)
    lines = json.loads(linter.stdout.readline()).splitlines()
    broken = [line.partition(" BROKEN")[0] for line in lines if " BROKEN" in line]
    return broken or [line for line in lines if "Missing layer" in line or "undeclared" in line.lower()]


EVIDENCE = "Only evidence is weighed with SciPy, statsmodels and networkx"
LAZILY = "def weigh():\n    import {}"
DOWNWARD = "Imports go downward only"
PLACE = "Inside an app: every file has its place"
PLACE_BELOW = "Inside a part of the foundation: every file has its place"
PLACE_IN_DEMO = "In the demo town: every file has its place"


@pytest.mark.parametrize(
    ("name", "line", "contract"),
    [
        ("spine/initiatives/views/planted.py", "import samenspel.phases.plan.models", DOWNWARD),
        ("planted.py", "", DOWNWARD),
        (
            "spine/people/views.py",
            "import samenspel.spine.services.models",
            "Initiatives know services, services know people",
        ),
        (
            "foundation/journal/views.py",
            "import samenspel.foundation.tasks.models",
            "The parts of the foundation do not know each other; all may ask for permission",
        ),
        (
            "foundation/search/words.py",
            "import samenspel.foundation.ui.fields",
            "The parts of the foundation do not know each other; all may ask for permission",
        ),
        (
            "methods/budgeting/planted.py",
            "import django.db",
            "Methods know no framework and no database",
        ),
        ("phases/plan/views/planted.py", LAZILY.format("scipy.stats"), EVIDENCE),
        ("pages/queries.py", LAZILY.format("networkx"), EVIDENCE),
        ("methods/opinion/planted.py", "from statsmodels.api import OLS", EVIDENCE),
        ("methods/planted.py", "import scipy", EVIDENCE),
        ("spine/services/queries.py", "import samenspel.spine.services.actions", PLACE),
        ("pages/rules.py", "import samenspel.pages.queries", PLACE),
        ("phases/plan/queries.py", "import samenspel.phases.plan.actions", PLACE),
        ("phases/plan/planted.py", "", PLACE),
        ("tools/talk/planted.py", "", PLACE),
        ("spine/people/planted.py", "", PLACE),
        ("pages/planted.py", "", PLACE),
        ("foundation/ui/planted.py", "", PLACE_BELOW),
        ("foundation/journal/models.py", "import samenspel.foundation.journal.actions", PLACE_BELOW),
        ("pages/demo/planted.py", "", PLACE_IN_DEMO),
        ("phases/planted.py", "", "A later phase may know an earlier one, never the reverse"),
    ],
)
def test_a_broken_import_contract_is_found(copied_house, linter, name, line, contract):
    path = copied_house / "src" / "samenspel" / name
    before = path.read_text(encoding="utf-8") if path.exists() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{before or ''}\n{line}\n", encoding="utf-8")
    try:
        assert broken_contracts(linter) == [contract]
    finally:
        path.unlink() if before is None else path.write_text(before, encoding="utf-8")


@pytest.mark.parametrize("name", ["planted.py", "models/planted.py"])
def test_evidence_may_be_weighed_with_scipy(copied_house, linter, name):
    evidence = copied_house / "src" / "samenspel" / "methods" / "evidence"
    plant(evidence, name, "import networkx, scipy.stats, statsmodels.api")
    try:
        assert broken_contracts(linter) == []
    finally:
        (evidence / name).unlink()


def test_the_contracts_hold_without_an_offence(linter):
    assert broken_contracts(linter) == []


def refused(name, code):
    """The rules of ruff that this code would break, were it in the file `name`."""
    command = [
        PROGRAMS / "ruff",
        "check",
        "--output-format=concise",
        "--select=TID251",
        f"--stdin-filename={name}",
        "-",
    ]
    done = subprocess.run(command, cwd=ROOT, input=code, capture_output=True, text=True, check=False)
    return "TID251" in done.stdout


@pytest.mark.parametrize(("name", "is_refused"), [("actions", True), ("queries", True), ("views", False)])
def test_http_outside_views_is_found(name, is_refused):
    code = "from django.http import HttpRequest\n"
    assert refused(f"src/samenspel/phases/plan/{name}.py", code) == is_refused

"""Each rule of the house catches the offence it is there for, planted in a tree of its own."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.circles import circles
from tests import house, templates

ROOT = Path(__file__).parents[1]
PROGRAMS = Path(sys.executable).parent
NAMELESS = templates.NAMES_NOBODY
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
        (templates.nameless_senders, "a.html", f'{{% extends "base.html" %}}<meta {NAMELESS}>', ["a.html"]),
        (templates.nameless_senders, "a.html", f"<html><meta {NAMELESS}>", []),
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


@pytest.fixture(scope="module")
def copied_house(tmp_path_factory):
    """The whole house without its templates and data, to plant offences in."""
    folder = tmp_path_factory.mktemp("house")
    rest = shutil.ignore_patterns("templates", "static", "elections", "locale", "__pycache__")
    shutil.copytree(ROOT / "src", folder / "src", ignore=rest)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.fixture(scope="module")
def untouched(copied_house):
    return broken_contracts(copied_house)


@pytest.fixture(scope="module")
def offended(copied_house, untouched):
    """With all offences at once: the graph of imports takes long to draw."""
    for name, line, _ in [*OFFENCES, *((name, WEIGHS, "") for name in EVIDENCES)]:
        path = copied_house / "src" / "samenspel" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    return broken_contracts(copied_house)


def broken_contracts(house):
    """What is said of each, on one line."""
    environment = {"PYTHONPATH": str(house / "src"), "COLUMNS": "200"}
    command = [PROGRAMS / "lint-imports", "--no-cache"]
    done = subprocess.run(command, cwd=house, env=environment, capture_output=True, text=True, check=False)
    assert "Contracts: " in done.stdout, done.stdout + done.stderr
    said = done.stdout.partition("Broken contracts")[2]
    parts = re.split(r"^(\S.*)\n-{10,}$", said, flags=re.MULTILINE)
    return {name: " ".join(text.split()) for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def accused(said, name):
    """The contracts that are said to be broken by this file."""
    module = f"samenspel.{name.removesuffix('.py').replace('/', '.')}"
    return [contract for contract, text in said.items() if re.search(rf"- {module}( |$)", text)]


EVIDENCE = "Only evidence is weighed with SciPy, statsmodels and networkx"
LAZILY = "def weigh():\n    import {}"
DOWNWARD = "Imports go downward only"
PLACE = "Inside an app: every file has its place"
PLACE_BELOW = "Inside a part of the foundation: every file has its place"
PLACE_IN_DEMO = "In the demo town: every file has its place"


OFFENCES = [
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
]
EVIDENCES = ["methods/evidence/planted.py", "methods/evidence/models/planted.py"]
WEIGHS = "import networkx, scipy.stats, statsmodels.api"


@pytest.mark.parametrize(("name", "line", "contract"), OFFENCES)
def test_a_broken_import_contract_is_found(offended, name, line, contract):
    assert accused(offended, name) == [contract]


@pytest.mark.parametrize("name", EVIDENCES)
def test_evidence_may_be_weighed_with_scipy(offended, name):
    assert accused(offended, name) == []


def test_the_contracts_hold_without_an_offence(untouched):
    assert untouched == {}


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

"""What registers itself is found by its name, in whatever file of an app it stands."""

import sys
from importlib import import_module

import pytest
from django.apps import AppConfig

from samenspel.foundation import discovery
from samenspel.foundation.discovery import discover, load_files

FILES = {
    "app/__init__.py": "",
    "app/rules/__init__.py": "",
    "app/rules/polls.py": "",
    "app/rules/rounds.py": "",
    "app/cards.py": "",
    "app/tasks.py": "import nothing_of_this_name",
}


@pytest.fixture
def app(tmp_path, monkeypatch):
    for name, code in FILES.items():
        path = tmp_path / name.replace("app", "app_to_discover")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code)
    monkeypatch.syspath_prepend(tmp_path)
    config = AppConfig("app_to_discover", import_module("app_to_discover"))
    monkeypatch.setattr(discovery.apps, "get_app_configs", lambda: [config])
    yield config.name
    for name in loaded(config.name):
        del sys.modules[name]


def loaded(app):
    return sorted(name for name in sys.modules if name.startswith(app))


def test_every_file_of_a_package_is_imported_and_what_an_app_lacks_is_left_out(app):
    discover("rules", "cards", "models")
    assert loaded(app) == [app, f"{app}.cards", f"{app}.rules", f"{app}.rules.polls", f"{app}.rules.rounds"]


def test_a_mistake_in_a_file_is_not_taken_for_its_absence(app):
    with pytest.raises(ModuleNotFoundError, match="nothing_of_this_name"):
        discover("tasks")


def test_a_package_loads_its_own_files(app):
    load_files(f"{app}.rules")
    assert loaded(app) == [app, f"{app}.rules", f"{app}.rules.polls", f"{app}.rules.rounds"]

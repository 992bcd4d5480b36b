"""No other account of the machine reads what the site writes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

pytestmark = pytest.mark.skipif("sys.platform == 'win32'", reason="Windows knows no modes")
BEGIN = """
from samenspel.config.local import set_up_django
set_up_django()
from django.db import connection
connection.cursor().execute("CREATE TABLE IF NOT EXISTS kept (word text)")
"""
COMMAND = [sys.executable, "-c", BEGIN]
OURS = {"SITE_URL": "http://localhost:8000", "SECRET_KEY": "0123456789" * 6}


def open_to_others(folder):
    return sorted(
        str(path.relative_to(folder.parent))
        for path in [folder, *folder.rglob("*")]
        if path.stat().st_mode & 0o077
    )


def test_what_a_site_writes_is_its_own_accounts_alone_also_where_it_was_open_before(tmp_path):
    var = tmp_path / "var"
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DEMO")}
    environment = {**kept, **OURS, "SAMENSPEL_VAR": str(var), "DJANGO_SETTINGS_MODULE": ""}
    del environment["DJANGO_SETTINGS_MODULE"]
    subprocess.run(COMMAND, env=environment, umask=0o022, check=True, capture_output=True)
    assert ((var / "samenspel.sqlite3").exists(), open_to_others(var)) == (True, [])
    (var / "media").mkdir(exist_ok=True)
    for path in [var, *var.iterdir()]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    subprocess.run(COMMAND, env=environment, umask=0o022, check=True, capture_output=True)
    assert open_to_others(var) == ["var"]
    assert var.stat().st_mode & 0o777 == 0o711


def test_an_uploaded_file_is_its_own_accounts_alone(settings):
    name = default_storage.save("drafts/bench.txt", ContentFile(b"not yet public"))
    assert open_to_others(Path(settings.MEDIA_ROOT) / "drafts") == []
    assert default_storage.open(name).read() == b"not yet public"

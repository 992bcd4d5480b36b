"""The process that answers requests knows nothing of the large libraries."""

import os
import subprocess
import sys

HEAVY = ("duckdb", "ibis", "pyarrow", "pyspark")
SERVE = """
import django; django.setup()
from samenspel.config import serve
from samenspel.config.wsgi import application
from samenspel.foundation.tasks.worker import find_regular_work
from samenspel.methods.scale import answers, apart, report
from samenspel.pages.scale.exporting import what_is_missing
serve.warm_up(); find_regular_work(); what_is_missing()
import sys; print(sorted({name.partition(".")[0] for name in sys.modules} & {HEAVY}))
"""


def test_a_site_that_serves_imports_none_of_them(tmp_path):
    for name in HEAVY:
        (tmp_path / f"{name}.py").write_text("")
    words = {"PYTHONPATH": f"{tmp_path}:{':'.join(sys.path)}", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    own = {"SAMENSPEL_VAR": str(tmp_path / "var")}
    done = subprocess.run(
        [sys.executable, "-c", SERVE.replace("{HEAVY}", f"set({HEAVY})")],
        env={**os.environ, **words, **own},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.returncode) == ("[]\n", 0), done.stderr

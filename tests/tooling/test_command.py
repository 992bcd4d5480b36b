"""The installed command `samenspel`, run as people run it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

import samenspel

ROOT = Path(__file__).parents[2]
TASKS = {
    "duckdb",
    "lxml",
    "openpyxl",
    "pandas",
    "pikepdf",
    "pyarrow",
    "pypdf",
    "pyreadstat",
    "scipy",
    "typst",
}
COMMAND = [sys.executable, "-m", "samenspel.config"]


@pytest.fixture
def clean(tmp_path):
    """An environment without a site of its own, as on the first day."""
    ours = {"SITE_URL", "SECRET_KEY", "DATABASE_URL", "DEMO", "DJANGO_SETTINGS_MODULE", "SAMENSPEL_COMMAND"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {**kept, "SAMENSPEL_VAR": str(tmp_path / "var")}


def run(*words, env):
    done = subprocess.run([*COMMAND, *words], env=env, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_help_names_every_command(clean):
    code, said, _ = run("--help", env=clean)
    assert code == 0
    named = re.findall(r"^  ([a-z-]+) ", said, re.MULTILINE)
    from samenspel.config.command import COMMANDS

    assert sorted(named) == sorted(COMMANDS)


def test_version(clean):
    assert run("--version", env=clean) == (0, f"samenspel {samenspel.__version__}\n", "")


def test_an_unknown_command_gets_a_guess(clean):
    assert run("taly", env=clean) == (
        2,
        "",
        "There is no command taly. Did you mean samenspel tally? See samenspel --help.\n",
    )


def test_serving_without_settings_names_the_first_that_is_missing(clean):
    assert run("serve", env=clean) == (
        1,
        "",
        "SITE_URL is not set. See docs/reference/settings.md for what it means.\n",
    )


def test_djangos_own_commands_work_in_a_clone_without_any_setting(clean):
    command = [sys.executable, ROOT / "manage.py", "makemigrations", "--check", "--dry-run"]
    done = subprocess.run(command, env=clean, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "No changes detected\n", "")


def test_counting_loads_no_django(clean):
    code = (
        "import sys; from samenspel.config.command import main; main(['tally', '--help']); "
        "print('django' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], env=clean, capture_output=True, text=True, check=True)
    assert done.stderr == "False\n"


def test_the_site_starts_without_what_only_its_tasks_need(clean):
    """Each of them is megabytes, in every process."""
    code = (
        "import runpy, sys; sys.argv = ['manage.py', 'check']; "
        "sys.exit = print; runpy.run_path('manage.py', run_name='__main__'); "
        f"print({TASKS!r} & {{*sys.modules}}, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=clean, capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("System check identified no issues (0 silenced).\n", "set()\n")


def test_a_port_in_use_is_named_with_a_free_one(clean):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, _, said = run("up", "--port", str(port), env=clean)
    free = re.search(r"--port (\d+)", said)
    assert (code, said) == (
        1,
        f"Port {port} is in use, perhaps by another Samenspel. Try --port {free[1]}, or stop what uses it.\n",
    )
    with socket.create_server(("127.0.0.1", int(free[1]))):
        pass


def test_a_port_that_does_not_exist_is_refused(clean):
    code, _, said = run("up", "--port", "70000", env=clean)
    assert (code, said) == (1, "Port 70000 does not exist; choose one from 1024 to 65535.\n")


@pytest.mark.slow
def test_a_database_that_does_not_answer_is_named(clean, tmp_path):
    clean |= {"SITE_URL": "http://127.0.0.1", "SECRET_KEY": "k" * 20 + "abcdefghijklmnopqrstuvwxyz0123456789"}
    clean["DATABASE_URL"] = f"postgres:///samenspel?host={tmp_path}"
    code, _, said = run("migrate", env=clean)
    assert code == 1
    assert said.startswith("The database doesn't answer: ")
    assert said.endswith("Is DATABASE_URL right, and is it running?\n")


@pytest.mark.slow
def test_an_old_database_is_not_served(clean):
    clean |= {"SITE_URL": "http://127.0.0.1", "SECRET_KEY": "k" * 20 + "abcdefghijklmnopqrstuvwxyz0123456789"}
    assert run("serve", "--port", str(free_port()), env=clean) == (
        1,
        "",
        "The database is older than this version of Samenspel. First run: samenspel migrate\n",
    )


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def wait_until_it_answers(port, process, seconds=600):
    for _ in range(seconds * 10):
        assert process.poll() is None, process.stderr.read()
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20) as answer:
                return answer.status
        except OSError:  # not there yet, or too busy to answer
            time.sleep(0.1)
    raise AssertionError("It never answered.")


def ignore_ctrl_c():
    """As a shell does with what it starts in the background."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def up(env):
    """As it serves on a port; its process is told to stop, and what it said is read, by whoever asked."""
    port = free_port()
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    command = [*COMMAND, "up", "--no-demo", "--port", str(port)]
    process = subprocess.Popen(command, env=env, preexec_fn=ignore_ctrl_c, **pipes)
    try:
        assert wait_until_it_answers(port, process) == 200
        yield process, port
    finally:
        process.kill()
        process.communicate()


@pytest.mark.slow
def test_up_serves_from_nothing_and_from_what_is_there_and_stops_when_told(clean, tmp_path):
    for how in (signal.SIGTERM, signal.SIGINT):
        with up(clean) as (process, port):
            process.send_signal(how)
            said, _ = process.communicate(timeout=60)
        assert process.returncode == 0
        assert f"http://localhost:{port}" in said
        assert (tmp_path / "var" / "secret_key").stat().st_mode & 0o777 == 0o600

"""What can be wrong with a machine is said in one sentence that tells how to mend it, without a traceback."""

import sys

import pytest

PREPARING = ["Preparing the environment in .venv (once; a minute or less) …", "Fetching packages …"]
PACKAGES = f".venv/lib/python{sys.version_info[0]}.{sys.version_info[1]}/site-packages"
UV_WORKS = f"mkdir -p .venv/bin {PACKAGES}; ln -sf /bin/true .venv/bin/python; echo $1 >> asked"


def fails_while_fetching(saying):
    """A uv that makes an environment but fetches nothing."""
    return f'if [ "$1" = venv ]; then {UV_WORKS}; else echo "{saying}" >&2; exit 1; fi'


def test_an_old_python_is_told_which_one_to_take(machine):
    machine.has("python3.12", "exit 0")
    assert machine.start("up", before="sys.version_info = (3, 9, 2)") == (
        1,
        ["This is Python 3.9; Samenspel needs 3.11 or newer. Start it with: python3.12 samenspel up"],
    )


def test_an_old_python_without_a_newer_one_is_told_to_get_one(machine):
    before = "sys.version_info = (3, 9, 2); import shutil; shutil.which = lambda name: None"
    assert machine.start("up", before=before) == (
        1,
        [
            "This is Python 3.9; Samenspel needs 3.11 or newer. Install a newer Python, then try again.",
        ],
    )


def test_a_missing_venv_names_the_package_to_install(machine):
    assert machine.start("up", before="sys.modules['ensurepip'] = None") == (
        1,
        [
            PREPARING[0],
            "Python's venv module is missing. On Debian and Ubuntu, install it with: "
            "apt install python3-venv (with sudo if you are not root). Then try again.",
        ],
    )


@pytest.mark.parametrize(
    "saying",
    [
        "error: Failed to fetch\n  Caused by: dns error: failed to lookup address information",
        "NewConnectionError: Failed to establish a new connection",
        "Temporary failure in name resolution",
    ],
)
def test_without_a_network_it_says_what_to_check(machine, saying):
    machine.has("uv", fails_while_fetching(saying))
    assert machine.start("up") == (
        1,
        [
            *PREPARING,
            "The packages could not be fetched, because the package index can't be reached. Check the "
            "network (HTTPS_PROXY or PIP_INDEX_URL may have to be set), then try again.",
        ],
    )


def full(machine):
    room = "Samenspel needs about 500 MB; make room, then try again."
    return f"The disk that holds {machine.clone} is full. {room}"


def test_a_disk_that_fills_while_fetching_is_named(machine):
    machine.has("uv", fails_while_fetching("OSError: [Errno 28] No space left on device"))
    assert machine.start("up") == (1, [*PREPARING, full(machine)])


def test_a_disk_that_is_full_already_is_named(machine):
    machine.has("uv", UV_WORKS)
    before = "import pathlib\ndef write(*_): raise OSError(28, 'No space left on device')\n"
    before += "pathlib.Path.write_text = write"
    assert machine.start("up", before=before) == (1, [*PREPARING, full(machine)])


def test_a_folder_that_may_not_be_written_is_named(machine):
    machine.has("uv", "echo 'error: failed to create directory: Permission denied (os error 13)' >&2; exit 2")
    assert machine.start("up") == (
        1,
        [
            PREPARING[0],
            f"{machine.clone}/.venv can't be written. "
            f"Get the right to write in {machine.clone}, or clone Samenspel elsewhere.",
        ],
    )


def test_what_else_goes_wrong_is_shown_as_the_installer_said_it(machine):
    machine.has("uv", fails_while_fetching("Hash mismatch for django"))
    assert machine.start("up") == (
        1,
        [
            *PREPARING,
            "Hash mismatch for django",
            "",
            "The environment could not be made; the lines above say why.",
        ],
    )


def test_the_second_start_fetches_nothing(machine):
    machine.has("uv", UV_WORKS)
    assert machine.start("up") == (0, PREPARING)
    assert machine.start("up") == (0, [])
    assert (machine.clone / "asked").read_text().split() == ["venv", "pip"]


def test_a_changed_lock_is_installed_at_the_next_start(machine):
    machine.has("uv", UV_WORKS)
    machine.start("up")
    with (machine.clone / "requirements" / "site.lock").open("a") as lock:
        lock.write("\n")
    assert machine.start("up") == (0, PREPARING)
    assert (machine.clone / "asked").read_text().split() == ["venv", "pip", "pip"]


def test_a_fresh_clone_speaks_all_its_languages_before_anything_starts(machine):
    python = '#!/bin/sh\\necho "$*" >> said\\n'
    machine.has(
        "uv",
        f"{UV_WORKS}; rm .venv/bin/python; printf '{python}' > .venv/bin/python; chmod +x .venv/bin/python",
    )
    machine.start("up")
    said = (machine.clone / "said").read_text().splitlines()
    assert said == ["-m scripts.catalogues", "-m samenspel.config up"]

"""The environment of a trial on one's own machine, which `samenspel up` makes and remembers in var/."""

import os
import secrets
from pathlib import Path

from samenspel.config.private import close_to_others, write_in_private
from samenspel.config.terminal import Trouble

PORT = 8000


def var() -> Path:
    return Path(os.environ.get("SAMENSPEL_VAR") or "var").resolve()


def make_local_environment(port: int = PORT) -> None:
    """What production sets by hand. With SITE_URL set, the site is somebody's own: nothing is guessed."""
    write_in_private()
    os.environ.setdefault("SAMENSPEL_VAR", str(var()))
    if "SITE_URL" in os.environ:
        return
    os.environ["SITE_URL"] = f"http://localhost:{port}"
    os.environ.setdefault("SECRET_KEY", _secret_key())
    os.environ.setdefault("DEMO", "1")
    os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1")


def set_up_django() -> None:
    """Where `up` ran before, its database is meant, unless the environment names another."""
    write_in_private()
    if "SITE_URL" not in os.environ and _key_file().exists():
        make_local_environment()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")
    import django

    django.setup()
    close_to_others()


def _key_file() -> Path:
    return var() / "secret_key"


def _secret_key() -> str:
    """Made once, readable by its owner alone."""
    path = _key_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(50))
        return path.read_text()
    except OSError as error:
        raise Trouble(
            f"{path} can't be written: {error.strerror}. Mend that, or name another folder in SAMENSPEL_VAR."
        ) from error

"""Settings from the environment, with loud errors: what is wrong, where, and how to mend it."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*(?::\d{1,5})?")
TILE = {"{z}", "{x}", "{y}"}
TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def text(name: str, default: str | None = None) -> str:
    """The value of environment variable `name`; without a default it must be set."""
    value = os.environ.get(name, default)
    if value is None or (default is None and not value.strip()):
        raise ImproperlyConfigured(f"{name} is not set. See docs/reference/settings.md for what it means.")
    return value


def flag(name: str, default: bool = False) -> bool:
    """A yes or no: 1/true/yes/on or 0/false/no/off."""
    value = os.environ.get(name, str(default)).strip().lower()
    if value not in TRUE | FALSE:
        raise ImproperlyConfigured(f"{name} is '{value}'; set it to 1 or 0.")
    return value in TRUE


def number(name: str, default: int, *, least: int = 1) -> int:
    """A whole number, `least` or more."""
    value = os.environ.get(name, str(default)).strip()
    if not value.isdecimal() or int(value) < 1:
        raise ImproperlyConfigured(f"{name} is '{value}'; set it to a whole number such as {default}.")
    if int(value) < least:
        raise ImproperlyConfigured(f"{name} is '{value}'; set it to {least} or more.")
    return int(value)


def hours(name: str, default: str) -> tuple[int, int]:
    """From one hour of the day to another, such as 21-8."""
    value = text(name, default)
    found = re.fullmatch(r"\s*(\d{1,2})\s*-\s*(\d{1,2})\s*", value)
    if not found or max(int(found[1]), int(found[2])) > 23:
        raise ImproperlyConfigured(f"{name} is '{value}'; set it to two hours such as {default}.")
    return int(found[1]), int(found[2])


def choice(name: str, options: Sequence[str]) -> str:
    """One of these words; the first is the default."""
    value = os.environ.get(name, options[0]).strip()
    if value not in options:
        raise ImproperlyConfigured(f"{name} is '{value}'; choose from: {', '.join(options)}.")
    return value


def words(name: str, default: str = "") -> list[str]:
    """A list separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def hosts(name: str) -> list[str]:
    """Names of hosts separated by commas, each with a port where it is another than 443."""
    found = [host.lower() for host in words(name)]
    for host in found:
        if not HOST.fullmatch(host):
            raise ImproperlyConfigured(
                f"{name} holds '{host}'; write names of hosts such as data.example.org, with commas between "
                "them, and a port only if it is another than 443: data.example.org:8443."
            )
    return found


def folder(name: str, default: Path) -> Path:
    """A folder that exists from now on."""
    path = Path(os.environ.get(name) or default)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"{name}: the folder {path} can't be made: {error.strerror}.") from error
    return path


def secret_key(name: str) -> str:
    """At least 50 characters, or Django's signatures are weak."""
    key = text(name)
    if len(key) < 50 or len(set(key)) < 5:
        raise ImproperlyConfigured(
            f"{name} is too short or too simple: use 50 or more random characters. "
            'Make one with: python -c "import secrets; print(secrets.token_urlsafe(50))"'
        )
    return key


def tiles(name: str) -> str:
    """The address of map tiles on the site's own host; empty: none."""
    path = text(name, "").strip()
    is_ours = path.startswith("/") and not path.startswith(("//", "/\\"))
    if path and not (is_ours and set(re.findall("{.}", path)) >= TILE):
        raise ImproperlyConfigured(
            f"{name} is '{path}'; write a path on the site's own host, such as /tiles/{{z}}/{{x}}/{{y}}.png. "
            "Pages load nothing from other hosts: let your web server fetch or hold the tiles."
        )
    return path


def site_url(name: str) -> str:
    """The address people type, with its scheme and without a slash at the end."""
    url = text(name).rstrip("/")
    if not url.startswith(("http://", "https://")) or url.count("/") != 2:
        raise ImproperlyConfigured(f"{name} is '{url}'; write it like https://samenspel.example.org")
    return url

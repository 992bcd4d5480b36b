"""Election keys: files outside the database, made when the rules are fixed, destroyed with the mixing."""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.conf import settings


class KeyGone(Exception):
    """The file with the key to this box is not here; without it no ballot can be read."""


def make_key() -> str:
    """A new pair; the private half is on the disk when this returns. Returns the public half in hex."""
    private = X25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw().hex()
    path = _path(public)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(file, private.private_bytes_raw())
        os.fsync(file)
    finally:
        os.close(file)
    _sync(path.parent)
    return public


def find_key(public: str) -> X25519PrivateKey:
    """The private half; raises KeyGone."""
    try:
        return X25519PrivateKey.from_private_bytes(_path(public).read_bytes())
    except (OSError, ValueError) as error:
        raise KeyGone(f"{_path(public)} can't be read.") from error


def destroy_key(public: str) -> bool:
    """Overwritten and removed; False when it was gone already."""
    path = _path(public)
    try:
        with path.open("r+b") as file:
            file.write(os.urandom(32))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:
        return False
    _sync(path.parent)
    return True


def _path(public: str) -> Path:
    return Path(settings.BALLOT_KEYS) / f"{public}.key"


def _sync(folder: Path) -> None:
    """The name in the folder is data too."""
    if os.name == "posix":
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)

"""Election keys: files outside the database, made when the rules are fixed, destroyed with the mixing.

A file is called NEW until its round is saved, and HELD from then on: what is NEW for long opens nothing.
"""

import logging
import os
from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

NEW, HELD = ".new", ".key"
logger = logging.getLogger(__name__)


class KeyGone(Exception):
    """The file with the key to this box is not here; without it no ballot can be read."""


def make_key() -> str:
    """A new pair; the private half is on the disk when this returns. Returns the public half in hex."""
    private = X25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw().hex()
    path = _path(public, NEW)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(file, private.private_bytes_raw())
        os.fsync(file)
    finally:
        os.close(file)
    _sync(path.parent)
    return public


def derive(private_key: X25519PrivateKey, purpose: str) -> bytes:
    """A secret of this box, destroyed with its key; whoever has the database alone does not know it."""
    info = f"samenspel {purpose}".encode()
    return HKDF(SHA256(), 32, salt=None, info=info).derive(private_key.private_bytes_raw())


def hold_key(public: str) -> None:
    """Its round is saved."""
    _path(public, NEW).replace(_path(public, HELD))
    _sync(Path(settings.BALLOT_KEYS))


def find_key(public: str) -> X25519PrivateKey:
    """The private half; raises KeyGone."""
    for path in _paths(public):
        with suppress(FileNotFoundError):
            return _read(path)
    raise KeyGone(f"{_path(public, HELD)} is not there.")


def _read(path: Path) -> X25519PrivateKey:
    try:
        return X25519PrivateKey.from_private_bytes(path.read_bytes())
    except FileNotFoundError:
        raise
    except (OSError, ValueError) as error:
        raise KeyGone(f"{path} can't be read.") from error


def destroy_key(public: str) -> bool:
    """Overwritten and removed; False when it was gone already. Raises OSError when it can't be removed."""
    there = [path for path in _paths(public) if path.exists()]
    for path in there:
        _overwrite(path)
        path.unlink(missing_ok=True)
    if there:
        _sync(Path(settings.BALLOT_KEYS))
    return bool(there)


def _overwrite(path: Path) -> None:
    """A disk that is full or broken may refuse new bytes, and can still forget the file."""
    try:
        with path.open("r+b") as file:
            file.write(os.urandom(32))
            file.flush()
            os.fsync(file.fileno())
    except FileNotFoundError:
        return
    except OSError as error:
        logger.error("The key %s is removed without being overwritten: %s", path, error)


def _path(public: str, ending: str) -> Path:
    return Path(settings.BALLOT_KEYS) / f"{public}{ending}"


def _paths(public: str) -> list[Path]:
    """In the order in which a file has these names: whoever looks for it misses none meanwhile."""
    return [_path(public, ending) for ending in (NEW, HELD)]


def _sync(folder: Path) -> None:
    """The name in the folder is data too."""
    if os.name == "posix":
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)

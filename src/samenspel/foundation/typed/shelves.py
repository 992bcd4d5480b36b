"""Where in the folder something lies: on one of a few shelves. One network fills one, and not the others.

Which one is a matter of the network address and this site's key; of the address it says five bits.
"""

from django.conf import settings
from django.core.files.storage import default_storage
from django.utils.crypto import salted_hmac

from samenspel.foundation.homes import home_of

FOLDER, SHELVES = "typed", 32
LEAST = 16_000
"""What a file counts for at least: many small ones take time to look through, and room on the disk."""


def shelf_of(address: str) -> str:
    """Two digits."""
    home, secret = home_of(address), settings.SECRET_KEY
    digest = salted_hmac("typed shelf", home, secret=secret, algorithm="sha256").hexdigest()
    return f"{int(digest[:8], 16) % SHELVES:02}"


def taken_on(shelf: str) -> int:
    """Bytes, as they count."""
    return sum(max(default_storage.size(path), LEAST) for path in _in(f"{FOLDER}/{shelf}"))


def all_paths() -> list[str]:
    folders = default_storage.listdir(FOLDER)[0] if default_storage.exists(FOLDER) else []
    return [path for shelf in folders for path in _in(f"{FOLDER}/{shelf}")]


def _in(folder: str) -> list[str]:
    names = default_storage.listdir(folder)[1] if default_storage.exists(folder) else []
    return [f"{folder}/{name}" for name in names]

"""A picture that came with a form which has to come back: kept for a day, for whoever sent it.

No browser sends a file twice by itself. Each person has one place, so that nobody fills the disk; a picture
that is sent later takes it.
"""

from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.core import signing
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

FOLDER, SALT, KEPT = "pictures-aside", "samenspel.pictures-aside", timedelta(days=1)


def put_aside(picture: bytes, owner: Any) -> str:
    """The word by which its owner takes it again."""
    default_storage.delete(_place(owner))
    default_storage.save(_place(owner), ContentFile(picture))
    return signing.dumps([str(owner), sha256(picture).hexdigest()], salt=SALT)


def taken(word: str, owner: Any) -> bytes | None:
    """Nothing if it is somebody else's, too old, or no longer there."""
    try:
        whose, digest = signing.loads(word, salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return None
    if whose != str(owner) or not default_storage.exists(_place(owner)):
        return None
    with default_storage.open(_place(owner)) as file:
        picture = file.read()
    return picture if sha256(picture).hexdigest() == digest else None


def _place(owner: Any) -> str:
    return f"{FOLDER}/{owner}.webp"


def forget_pictures() -> None:
    if not default_storage.exists(FOLDER):
        return
    long_ago = timezone.now() - KEPT
    for name in default_storage.listdir(FOLDER)[1]:
        if default_storage.get_modified_time(f"{FOLDER}/{name}") < long_ago:
            default_storage.delete(f"{FOLDER}/{name}")

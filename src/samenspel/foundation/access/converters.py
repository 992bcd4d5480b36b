"""Numbers that people send, as the database can look for them."""

from django.urls.converters import IntConverter

MOST = 2**63 - 1


class NumberConverter(IntConverter):
    """No row has a larger key, and SQLite breaks over the question: there is no such page."""

    def to_python(self, value: str) -> int:
        number: int = super().to_python(value)
        if number > MOST:
            raise ValueError(value)
        return number


def whole_number(text: str) -> int | None:
    """What somebody sent as a number, if a row may have it."""
    number = int(text) if text.isascii() and text.isdecimal() and len(text) <= len(str(MOST)) else None
    return None if number is None or number > MOST else number

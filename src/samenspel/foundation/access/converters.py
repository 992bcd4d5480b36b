"""Numbers that people send, as the database can look for them."""

from django.urls.converters import IntConverter

MOST = 2**63 - 1
LONGEST = 100  # with zeros before it; Python itself reads no more than 4300 digits


class NumberConverter(IntConverter):
    """No row has a larger key, and SQLite breaks over the question: there is no such page."""

    def to_python(self, value: str) -> int:
        number: int = super().to_python(value)
        if number > MOST:
            raise ValueError(value)
        return number


def whole_number(text: str) -> int | None:
    """What somebody sent as a number; the largest of all stands for those beyond it."""
    if not (text.isascii() and text.isdecimal()):
        return None
    return min(int(text), MOST) if len(text) <= LONGEST else MOST

"""DOI, ORCID, ISBN and ISSN as people paste them, and whether they can be right."""

from __future__ import annotations

import re
from urllib.parse import unquote

_PREFIX = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|(?:urn:|info:)?doi[:/]\s*", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\x00-\x1f]+")
_ORCID = re.compile(r"(?:https?://(?:www\.)?orcid\.org/)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])/?")
_ORCIDS = ((15_000_000, 35_000_000), (900_000_000_000, 900_100_000_000))
"""The two ranges of ISNI that ORCID hands out, without the check digit."""
_ASCII = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


def find_doi(text: str) -> str:
    """The bare DOI, as it was written; empty where there is none."""
    rest = text.strip()
    while found := _PREFIX.match(rest):
        rest = rest[found.end() :].lstrip()
    if "%" in rest:
        rest = unquote(rest)
    found = _DOI.match(rest)
    return found[0].rstrip(".,;") if found and found.end() == len(rest) else ""


def doi_key(doi: str) -> str:
    """Equal for all writings of one DOI; letters outside of ASCII keep their case."""
    return doi.translate(_ASCII)


def find_orcid(text: str) -> str:
    """With hyphens; empty where it is none: a wrong check digit, or a number nobody was given (zeros)."""
    found = _ORCID.fullmatch(text.strip())
    if not found:
        return ""
    digits = "".join(found.groups()).upper()
    base = int(digits[:-1])
    if _mod_11_2(digits[:-1]) != digits[-1] or not any(low <= base <= high for low, high in _ORCIDS):
        return ""
    return "-".join(digits[place : place + 4] for place in range(0, 16, 4))


def _mod_11_2(digits: str) -> str:
    """ISO 7064."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return "X" if check == 10 else str(check)


def isbn_key(text: str) -> str:
    """Thirteen digits; empty where it is none or its check digit is wrong."""
    digits = re.sub(r"[\s-]", "", text).upper()
    if re.fullmatch(r"\d{9}[\dX]", digits):
        total = sum((10 - place) * (10 if one == "X" else int(one)) for place, one in enumerate(digits))
        return _as_13("978" + digits[:9]) if total % 11 == 0 else ""
    if re.fullmatch(r"97[89]\d{10}", digits):
        return digits if _as_13(digits[:12]) == digits else ""
    return ""


def _as_13(twelve: str) -> str:
    total = sum(int(one) * (3 if place % 2 else 1) for place, one in enumerate(twelve))
    return twelve + str(-total % 10)


def find_issn(text: str) -> str:
    """1234-567X; empty where it is none or its check digit is wrong."""
    digits = re.sub(r"[\s-]", "", text).upper()
    if not re.fullmatch(r"\d{7}[\dX]", digits):
        return ""
    total = sum((8 - place) * (10 if one == "X" else int(one)) for place, one in enumerate(digits))
    return f"{digits[:4]}-{digits[4:]}" if total % 11 == 0 else ""

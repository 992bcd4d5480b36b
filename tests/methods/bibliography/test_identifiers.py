"""DOI, ORCID, ISBN and ISSN as people paste them."""

import random

import pytest
from stdnum import isbn, isni, issn

from samenspel.methods.bibliography import doi_key, find_doi, find_issn, find_orcid, isbn_key

DOI = "10.1080/14719030600874480"


@pytest.mark.parametrize(
    "text",
    [
        DOI,
        f"https://doi.org/{DOI}",
        f"http://dx.doi.org/{DOI}",
        f"DOI:{DOI} ",
        f"doi: {DOI}.",
        f"https://doi.org/doi:{DOI}",
        "https://www.doi.org/10.1080%2F14719030600874480",
        f"urn:doi:{DOI}",
    ],
)
def test_a_doi_is_found_in_any_writing(text):
    assert find_doi(text) == DOI


def test_letters_of_a_doi_have_no_case_but_it_is_shown_as_given():
    assert find_doi("https://doi.org/10.1234/ABC") == "10.1234/ABC"
    assert doi_key("10.1234/ABCÉ") == "10.1234/abcÉ"


def test_odd_dois_are_dois_and_others_are_not():
    odd = "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"
    assert find_doi(odd) == odd
    assert [find_doi(text) for text in ("10.1/x", "n/a", "", "10.1234/a b", "x10.1234/a")] == [""] * 5


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("0000-0002-9079-593X", "0000-0002-9079-593X"),
        ("https://orcid.org/000000029079593x", "0000-0002-9079-593X"),
        ("0000-0003-1419-2405", "0000-0003-1419-2405"),
        ("0000-0003-2680-0055", ""),
        ("0000-0000-0000-0000", ""),
        ("0000-0000-0000-0001", ""),
        ("0000-0003-1419-240", ""),
        ("", ""),
    ],
)
def test_an_orcid_is_checked(text, found):
    assert find_orcid(text) == found


def test_check_digits_are_as_stdnum_has_them():
    chance = random.Random(1)
    for _ in range(2_000):
        digits = f"00000002{chance.randrange(10**7):07}{chance.choice('0123456789X')}"
        assert bool(find_orcid(digits)) == isni.is_valid(digits)
        eight = f"{chance.randrange(10**7):07}{chance.choice('0123456789X')}"
        assert bool(find_issn(eight)) == issn.is_valid(eight)
        ten = f"{chance.randrange(10**9):09}{chance.choice('0123456789X')}"
        assert isbn_key(ten) == (isbn.to_isbn13(ten) if isbn.is_valid(ten) else "")
        long = f"978{chance.randrange(10**10):010}"
        assert isbn_key(long) == (long if isbn.is_valid(long) else "")

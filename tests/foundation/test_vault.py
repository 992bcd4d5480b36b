"""What is concealed is read with the key alone, and for its own purpose."""

import pytest

from samenspel.foundation.vault import Unreadable, _known_cipher, conceal, reveal

OLD, NEW, FORM = "old " * 12, "new " * 12, "of a form " * 3


def test_what_is_concealed_comes_back_and_is_another_token_each_time():
    tokens = [conceal("ABCD-ÉFGH", "mail") for _ in range(2)]
    assert [reveal(token, "mail") for token in tokens] == ["ABCD-ÉFGH"] * 2
    assert len({*tokens}) == 2
    assert [token for token in tokens if "ABCD" in token] == []


@pytest.mark.parametrize("token", ["", "x", "é", "AAAA" * 20])
def test_what_is_no_token_is_unreadable(token):
    with pytest.raises(Unreadable):
        reveal(token, "mail")


def test_a_token_that_was_changed_is_unreadable():
    token = conceal("yes", "mail")
    with pytest.raises(Unreadable):
        reveal(("B" if token[0] == "A" else "A") + token[1:], "mail")


def test_a_token_is_for_one_purpose_and_one_key():
    with pytest.raises(Unreadable):
        reveal(conceal("yes", "mail"), "session")
    with pytest.raises(Unreadable):
        reveal(conceal("yes", "form", key=FORM), "form")
    assert reveal(conceal("yes", "form", key=FORM), "form", key=FORM) == "yes"


def test_after_the_key_of_the_site_was_changed_the_one_before_still_reads(settings):
    settings.SECRET_KEY = OLD
    token = conceal("yes", "mail")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, [OLD]
    assert reveal(token, "mail") == "yes"
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(Unreadable):
        reveal(token, "mail")


def test_no_other_key_than_the_sites_own_stays_in_memory():
    _known_cipher.cache_clear()
    assert reveal(conceal("yes", "form", key=FORM), "form", key=FORM) == "yes"
    assert _known_cipher.cache_info().currsize == 0
    assert reveal(conceal("yes", "mail"), "mail") == "yes"
    assert _known_cipher.cache_info().currsize == 1

"""What tells something in a few words of Dutch, English or French."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from samenspel.foundation.search.stems import MOST_WORDS, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bank", "banken"),
        ("voorstel", "voorstellen"),
        ("plan", "plannen"),
        ("bench", "benches"),
        ("arbre", "arbres"),
        ("éclairage", "eclairages"),
        ("lamp", "LAMPEN"),
    ],
)
def test_one_and_many_have_the_same_stem(one, other):
    assert stems(one) == stems(other)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("banken", ["bank"]),
        ("cities", ["cit"]),
        ("city", ["citi", "city"]),
        ("bomen", ["boom", "bomen"]),
        ("chevaux", ["cheval", "chevaux"]),
        ("e\N{COMBINING ACUTE ACCENT}cole", ["ecol", "ecool"]),
    ],
)
def test_a_stem_that_another_one_begins_is_left_out(word, found):
    assert stems(word) == found


def test_words_that_tell_nothing_are_left_out():
    assert stems("een bank voor de kinderen, and the pour les") == ["bank", "kinder"]


@pytest.mark.parametrize("text", ["", "de het een", "\"' -- * ( )", "à b", "площадь 公園", "_ __"])
def test_a_text_without_telling_words_has_no_stems(text):
    assert stems(text) == []


def test_a_long_text_is_read_for_its_first_words_only():
    assert len(stems(" ".join(f"{number}0000" for number in range(100)))) == MOST_WORDS


def test_threads_do_not_give_each_other_their_words():
    words = ["voorstellen", "bibliotheken", "fountains", "éclairages"] * 200
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(stems, words)) == [stems(word) for word in words]

"""Who gets a letter: at most one at each address, as anyone computes again."""

import hashlib
import json

import pytest

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.sortition import (
    Person,
    Pool,
    Quota,
    UnfitPool,
    draw_letters,
    drawn_as_text,
    home_of,
    list_people,
    pool_hash,
    read_letters,
    verify_letters,
)
from samenspel.methods.sortition.command import main

SEED = "6 6 1 3 5 2 4 4 1 6 3 2 5 1 1 6 4 3 2 5"
HOMES = {"a": "dam 1", "b": "dam 1", "c": "dam 2", "d": "", "e": "", "f": "dam 2"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kerkstraat 5-B, 1012 AB", "kerkstraat 5b 1012ab"),
        ("Kerkstraat 5 B", "KERKSTRAAT  5b"),
        ("Sint-Jansstraat 3", "Sint Jansstraat 3."),
        ("Straße 1", "STRASSE 1"),
        ("Kerk\u00adstraat\u200b 5", "Kerkstraat 5"),
        ("Kerkstraat 5–B", "Kerkstraat 5/b"),
        ("Rue de l’Église 5", "RUE DE L'EGLISE 5"),
        ("Kerkstraat 05 (B)", "Kerkstraat 5b"),
    ],
)
def test_the_same_address_in_another_writing_is_the_same(one, other):
    assert home_of(one) == home_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kerkstraat 5-1", "Kerkstraat 51"),
        ("Dam 1", "Dam 11"),
        ("Dam 1a", "Dam 1"),
        ("Dam 12-14", "Dam 1214"),
        ("Dam 100", "Dam 1"),
        ("Dam 5 (1)", "Dam 51"),
    ],
)
def test_other_addresses_stay_apart(one, other):
    assert home_of(one) != home_of(other)


@pytest.mark.parametrize("nowhere", ["", "-", " – ", "...", "\u200b"])
def test_who_has_no_address_lives_with_nobody(nowhere):
    assert home_of(nowhere) == ""


def test_a_house_gets_one_letter_at_most_and_the_draw_is_computed_by_hand():
    listed = list_people(HOMES, letters=3)
    data = json.loads(listed.data)
    digests = {
        id: hashlib.sha256(f"samenspel letters\n{listed.hash}\n{SEED}\n{id}".encode()).hexdigest()
        for id, _home in data["people"]
    }
    wanted, taken = [], set()
    for id in sorted(digests, key=digests.get):
        home = dict(data["people"])[id]
        if len(wanted) < 3 and (home == 0 or home not in taken):
            wanted.append(id)
            taken.add(home)
    assert listed.hash == hashlib.sha256(listed.data).hexdigest()
    assert draw_letters(listed, SEED) == tuple(wanted)


def test_more_letters_than_houses_reach_every_house_once():
    drawn = draw_letters(list_people(HOMES, letters=100), SEED)
    assert sorted(HOMES[id] or id for id in drawn) == ["d", "dam 1", "dam 2", "e"]


def test_everybody_who_lives_alone_is_drawn_as_often():
    people = {str(number): "" for number in range(10)}
    listed, counts = list_people(people, letters=2), dict.fromkeys(people, 0)
    for turn in range(2000):
        for id in draw_letters(listed, f"{SEED} {turn}"):
            counts[id] += 1
    assert all(340 < count < 460 for count in counts.values()), counts


def test_the_list_tells_no_address():
    data = list_people({"a": "secret lane 1", "b": "secret lane 1"}, letters=1).data
    assert b"secret" not in data
    assert json.loads(data)["people"] == [["a", 1], ["b", 1]]


def test_what_is_no_such_list_is_refused_in_a_sentence():
    whole = list_people(HOMES, letters=3).data
    broken = (
        b"",
        b"{}",
        b"[" * 100_000,
        whole[:-5],
        whole.replace(b'"b"', b'"a"'),
        whole.replace(b"3,", b"0,"),
    )
    for data in broken:
        with pytest.raises(MalformedFile, match="incomplete or damaged"):
            read_letters(data)


def test_a_list_of_nobody_or_for_no_letters_is_refused():
    with pytest.raises(UnfitPool, match="nobody in the pool"):
        list_people({}, letters=1)
    with pytest.raises(UnfitPool, match="one letter at least"):
        list_people(HOMES, letters=0)


def test_verify_says_what_holds_and_what_does_not():
    listed = list_people(HOMES, letters=3)
    drawn = drawn_as_text(draw_letters(listed, SEED))
    good = verify_letters(listed, hash=listed.hash, seed=SEED, drawn=drawn)
    bad = verify_letters(listed, hash="0" * 64, seed=f"{SEED} 1", drawn=drawn)
    assert [check.holds for check in good] == [True, True, True]
    assert [check.holds for check in bad] == [True, False, False]


def test_the_command_verifies_a_list_of_letters(tmp_path, capsys):
    listed = list_people(HOMES, letters=3)
    path, drawn = tmp_path / "letters.json", tmp_path / "drawn.txt"
    path.write_bytes(listed.data)
    assert main(["draw", str(path), "--seed", SEED]) == 0
    drawn.write_text(capsys.readouterr().out)
    asked = ["verify", str(path), "--hash", listed.hash, "--seed", SEED, "--drawn", str(drawn)]
    assert (main(asked), capsys.readouterr().out.count("Holds")) == (0, 3)
    drawn.write_text("a\n")
    assert (main(asked), capsys.readouterr().out.count("WRONG")) == (1, 1)


def test_a_salt_keeps_a_small_pool_from_being_guessed():
    people, quotas = (Person("1", {"sex": "X"}),), (Quota("sex", "X", 0, 1),)
    bare, salted = (pool_hash(Pool(people, quotas, 1, salt)) for salt in ("", "some salt"))
    assert bare != salted
    assert pool_hash(Pool(people, quotas, 1, "some salt")) == salted


def test_verify_says_whether_somebody_was_written_to_before():
    first = list_people(HOMES, letters=1)
    drawn = drawn_as_text(draw_letters(first, SEED))
    written = {HOMES[id] or id for id in drawn.split()}
    rest = {id: home for id, home in HOMES.items() if (home or id) not in written}
    second = list_people(rest, letters=2, after=[first.hash])

    def holds(listed, before=((first, drawn),)):
        return [check.holds for check in verify_letters(listed, after=before)]

    assert holds(second) == [True, True, True]
    assert holds(list_people(HOMES, letters=2, after=[first.hash])) == [True, True, False]
    assert holds(list_people({**rest, "new": ""}, letters=2, after=[first.hash])) == [True, True, False]
    assert holds(second, [(first, "nobody on it")]) == [True, True, False]
    assert holds(list_people(rest, letters=2)) == [True, False, True]
    gone = list_people(dict([*rest.items()][1:]), letters=2, after=[first.hash])
    said = str(verify_letters(gone, after=[(first, drawn)])[-1].words)
    assert said.endswith("People who could be on it, and are gone: 1.")


def test_a_list_that_names_the_lists_before_it_otherwise_is_damaged():
    whole = list_people(HOMES, letters=3, after=["0" * 64]).data
    assert read_letters(whole).after == ("0" * 64,)
    for data in (whole.replace(b'["' + b"0" * 64 + b'"]', b'"x"'), whole.replace(b'"' + b"0" * 64, b'1, "')):
        with pytest.raises(MalformedFile, match="no hashes"):
            read_letters(data)

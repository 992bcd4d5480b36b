"""Roles, scenes, who is on, who never meets, and copies."""

from __future__ import annotations

from samenspel.methods.scripts import (
    Cast,
    CueLine,
    Spoken,
    Turn,
    cast_of,
    copy_for,
    read,
    scenes,
)

from .texts import play

TWO = """# Act one

## Morning

= Ben sleeps.

ANNA
(softly)
Wake *up*![[too loud?]]
It is late.

@Ben (half asleep)
Five minutes.

## Evening

ANNA (cont'd)
Good night.

CAT:
Miaow.

Anna closes the door.

anna
BEN
Sleep.
"""


def numbers(cast: Cast) -> list[tuple[str, int, int, int, dict[int, int], list[int]]]:
    return [
        (role.name, role.speeches, role.lines, role.words, dict(role.spoken), sorted(role.named))
        for role in cast.roles
    ]


def on(cast: Cast) -> list[list[str]]:
    return [[role.name for role in cast.on(scene.number)] for scene in cast.scenes]


def apart(cast: Cast) -> list[tuple[str, str]]:
    return [(one.name, other.name) for one, other in cast.never_meet()]


def test_lines_and_words_are_those_that_are_spoken() -> None:
    """Neither directions, notes, marks, nor who speaks."""
    cast = cast_of(read(TWO))
    assert numbers(cast) == [
        ("ANNA", 2, 3, 7, {1: 2, 2: 1}, []),
        ("Ben", 1, 1, 2, {1: 1}, [2]),
        ("CAT:", 1, 1, 1, {2: 1}, []),
    ]


def test_names_of_one_role_are_one_however_they_are_written() -> None:
    cast = cast_of(read("JULIAN\nA\n\nJULIAN (cont'd)\nB\n\n@Julian\nC\n\nJULIAN:\nD\n\nJULIA\nE"))
    assert [(role.name, role.speeches) for role in cast.roles] == [("JULIAN", 4), ("JULIA", 1)]
    assert cast.role("julian") == cast.roles[0]
    assert cast.role("Juliana") is None
    assert len(cast_of(read("ZOE\u0301\nA\n\nZO\u00c9\nB")).roles) == 1


def test_who_is_named_in_directions_may_be_on_so_they_meet() -> None:
    scenes = "WIND\nHu", "Wind blows.\n\nSUN\nAh", "the wind blows.\n\nMOON\nOh"
    cast = cast_of(read("".join(f"## Scene\n\n{scene}\n\n" for scene in scenes)))
    assert on(cast) == [["WIND"], ["WIND", "SUN"], ["MOON"]]
    assert apart(cast) == [("WIND", "MOON"), ("SUN", "MOON")]


def test_scenes_of_a_stage_play_are_sections_and_of_a_film_headings() -> None:
    def found(text: str) -> list[tuple[str, str, int]]:
        return [(scene.act, scene.title, len(list(scene.speeches))) for scene in scenes(read(text))]

    speech = "\n\nA\nb\n\n"
    assert found(f"# I\n\n## a{speech}.Hall{speech}## b{speech}") == [("I", "a", 2), ("I", "b", 1)]
    assert found(f"# I\n\n## a\n\nINT. HALL{speech}EXT. STREET\n\n# II") == [
        ("I", "INT. HALL", 1),
        ("I", "EXT. STREET", 0),
    ]
    assert found(f"# I{speech}# II{speech}") == [("I", "I", 1), ("II", "II", 1)]
    assert found(f"{speech}# I{speech}## a{speech}### deeper{speech}") == [
        ("", "", 1),
        ("I", "I", 1),
        ("I", "a", 2),
    ]
    assert found(".Hall\n\n~la\n\n.Street\n\nNothing.") == [("", "Hall", 0), ("", "Street", 0)]
    assert found("Nobody says a word.") == []


def test_the_grid_of_the_example_is_as_it_was_counted_by_hand() -> None:
    cast = cast_of(read(play()))
    assert numbers(cast)[3:8] == [
        ("Juf Ans", 6, 9, 39, {1: 6, 4: 2, 6: 1}, []),
        ("de Wind", 5, 6, 26, {2: 3, 5: 3}, []),
        ("het Water", 6, 7, 46, {2: 4, 5: 3}, []),
        ("KAT", 2, 2, 2, {2: 1, 6: 1}, []),
        ("Opa Léon", 8, 10, 55, {3: 7, 5: 1, 6: 2}, []),
    ]
    assert apart(cast) == [
        ("SAAR", "POSTBODE"),
        ("Juf Ans", "de Wind"),
        ("Juf Ans", "het Water"),
        ("de Wind", "POSTBODE"),
        ("de Wind", "BURGEMEESTER"),
        ("het Water", "POSTBODE"),
        ("het Water", "BURGEMEESTER"),
    ]


def test_a_copy_has_cue_lines_directions_and_everybodys_line_numbers() -> None:
    assert copy_for(read(TWO), "ben") == (
        Turn(1, CueLine("ANNA", "It is late."), (), (Spoken(3, "Five minutes.", False),), 12, 13),
    )
    assert copy_for(read(TWO), "Anna")[0] == Turn(
        1, None, (), ("(softly)", Spoken(1, "Wake up!", False), Spoken(2, "It is late.", False)), 7, 10
    )


def test_a_cue_is_the_speech_before_whoever_speaks_and_whatever_happens_since() -> None:
    text = "A\na\nb\n\nDoor.\n\nB\n(nods)\n\nC\nc\n\nC\nd\n\n~la\n~lo\n\nB\n~e"
    script = read(text)
    assert [(turn.cue, turn.directions) for role in "ABC" for turn in copy_for(script, role)] == [
        (None, ()),
        (CueLine("A", "b"), ("Door.",)),
        (CueLine("", "lo"), ()),
        (CueLine("B", "(nods)"), ()),
        (None, ()),
    ]
    assert copy_for(script, "B")[1].said == (Spoken(7, "e", True),)


def test_who_speaks_at_once_with_another_hears_the_same_cue() -> None:
    script = read("A\na\n\nB\nb\n\nC ^\nc\n\nA\nd")
    assert [copy_for(script, role)[-1].cue for role in "BCA"] == [
        CueLine("A", "a"),
        CueLine("A", "a"),
        CueLine("C", "c"),
    ]


def test_no_cue_comes_from_another_scene() -> None:
    script = read("## One\n\nA\na\n\n## Two\n\nB\nb")
    assert copy_for(script, "B") == (Turn(2, None, (), (Spoken(2, "b", False),), 8, 9),)

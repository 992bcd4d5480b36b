"""Play scripts in Fountain: reading, writing, roles, scenes and a copy for each role.

script = read(Path("play.fountain").read_text())
cast = cast_of(script)
cast.roles[0].lines, cast.on(3), list(cast.never_meet()), copy_for(script, "Lotte")
"""

from .cast import Cast, Role, cast_of
from .copies import CueLine, Turn, copy_for
from .cues import same_role, split_cue
from .elements import (
    Action,
    Aside,
    Centred,
    Dialogue,
    Element,
    Entry,
    Heading,
    Lyric,
    PageBreak,
    Parenthetical,
    Part,
    Script,
    Section,
    Speech,
    Synopsis,
    Transition,
)
from .emphasis import Run, plain, runs, words
from .lines import Hidden
from .reading import read
from .report import cast_as_json, copy_as_json
from .scenes import Scene, Spoken, scenes, spoken_lines
from .writing import write

__all__ = [
    "Action",
    "Aside",
    "Cast",
    "Centred",
    "CueLine",
    "Dialogue",
    "Element",
    "Entry",
    "Heading",
    "Hidden",
    "Lyric",
    "PageBreak",
    "Parenthetical",
    "Part",
    "Role",
    "Run",
    "Scene",
    "Script",
    "Section",
    "Speech",
    "Spoken",
    "Synopsis",
    "Transition",
    "Turn",
    "cast_as_json",
    "cast_of",
    "copy_as_json",
    "copy_for",
    "plain",
    "read",
    "runs",
    "same_role",
    "scenes",
    "split_cue",
    "spoken_lines",
    "words",
    "write",
]

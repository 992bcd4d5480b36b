"""Scenes and roles of a script as it stands now, and who took them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from samenspel.methods.scripts import Cast, Scene, cast_of, read, same_role
from samenspel.phases.design.models.scenes import Casting, SceneClaim
from samenspel.phases.design.models.texts import Text
from samenspel.tools.writing.models import Document
from samenspel.tools.writing.places import Place, places_of
from samenspel.tools.writing.queries import doc_of, document_of
from samenspel.tools.writing.texts import words_of

GONE = 0


@dataclass(frozen=True)
class Played:
    """`claims`: by the number of their scene, or GONE; `castings`: by what the names of a role share."""

    document: Document
    words: str
    cast: Cast
    claims: Mapping[int, Sequence[SceneClaim]] = field(repr=False)
    castings: Mapping[str, Sequence[Casting]] = field(repr=False)

    def played_by(self, role: str) -> Sequence[Casting]:
        return self.castings.get(same_role(role), ())

    @property
    def without_role(self) -> list[Casting]:
        """Of roles that the script does not have any more."""
        there = {same_role(role.name) for role in self.cast.roles}
        return [one for role, found in self.castings.items() if role not in there for one in found]


def played(text: Text) -> Played:
    document = document_of(text)
    doc = doc_of(document)
    words = words_of(doc)
    cast = cast_of(read(words))
    claims = _by_scene(_of_members(SceneClaim.objects.all(), text), cast.scenes, words, places_of(doc))
    castings: dict[str, list[Casting]] = defaultdict(list)
    for casting in _of_members(Casting.objects.all(), text):
        castings[same_role(casting.role)].append(casting)
    return Played(document, words, cast, claims, castings)


def _of_members(taken: QuerySet[Any], text: Text) -> QuerySet[Any]:
    """Who has left the initiative plays no more."""
    stays = {"person__memberships__initiative": text.initiative, "person__memberships__left_at": None}
    return taken.filter(text=text, **stays).select_related("person", "person__child", "text__activity")


def _by_scene(
    claims: Iterable[SceneClaim], scenes: Sequence[Scene], words: str, places: Mapping[str, Sequence[Place]]
) -> dict[int, list[SceneClaim]]:
    found: dict[int, list[SceneClaim]] = defaultdict(list)
    encoded = words.encode()
    for claim in claims:
        starts = [encoded[:start].count(b"\n") + 1 for start, _end in places.get(claim.key, ())[:1]]
        at = [scene.number for scene in scenes for line in starts if scene.start <= line <= scene.end]
        found[at[0] if at else GONE].append(claim)
    return found


def first_line(scene: Scene, words: str) -> tuple[str, Place]:
    """What it says, and from which byte to which."""
    lines = words.split("\n")
    start = sum(len(line.encode()) + 1 for line in lines[: scene.start - 1])
    line = lines[scene.start - 1]
    return line, (start, start + len(line.encode()))


def title_of(scene: Scene) -> str:
    return scene.title or scene.act or str(scene.number)


def find_claim(text_id: int, claim_id: int) -> SceneClaim:
    claims = SceneClaim.objects.select_related("text__activity__initiative__service__organisation")
    return claims.get(pk=claim_id, text=text_id)


def find_casting(text_id: int, casting_id: int) -> Casting:
    castings = Casting.objects.select_related("text__activity__initiative__service__organisation")
    return castings.get(pk=casting_id, text=text_id)

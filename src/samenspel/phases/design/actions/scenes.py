"""Taking scenes and roles of a script, and giving them back."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused, require
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting, stay
from samenspel.methods.scripts import cast_of, read, scenes
from samenspel.phases.design.models.scenes import Casting, SceneClaim
from samenspel.phases.design.models.texts import Text
from samenspel.phases.design.playing import first_line
from samenspel.spine.initiatives.rules import belongs
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person
from samenspel.tools.writing.actions.writing import append, locked
from samenspel.tools.writing.places import marked
from samenspel.tools.writing.queries import doc_of, document_of, text_of
from samenspel.tools.writing.texts import Change, words_of

describe("design.claim_scene", _("{actor} took scene {number} of “{title}”."))
describe("design.give_back_scene", _("{actor} gave a scene of “{title}” back."), news=False)
describe("design.cast_role", _("{actor} said who plays a role in “{title}”."))
describe("design.give_back_role", _("{actor} gave a role in “{title}” back."), news=False)
CHANGED = _("This scene does not stand there any more as you saw it. Look at the scenes again.")


def claim_scene(*, actor: Person, text: Text, number: int, line: str, purpose: str) -> SceneClaim:
    """`line`: the first of the scene, as the actor saw it; in the meantime another may have this number."""
    with acting(actor, "design.claim_scene", text) as text:
        document = locked(document_of(text))
        doc = doc_of(document)
        words = words_of(doc)
        scene = next((one for one in scenes(read(words)) if one.number == number), None)
        found, place = first_line(scene, words) if scene else ("", (0, 0))
        if not scene or found != line:
            raise Refused("design.claim_scene", CHANGED)
        claim = SceneClaim.objects.create(text=text, person=actor, scene=line[:200], purpose=purpose)
        append(document, [Change("", marked(doc, claim.key, place))])
        tell(actor, "design.claim_scene", text, number=number)
    return claim


def give_back_scene(*, actor: Person, claim: SceneClaim) -> SceneClaim:
    """Its mark stays in the text, where it means nothing any more."""
    with acting(actor, "design.give_back_scene", claim) as claim:
        text = claim.text
        claim.delete()
        tell(actor, "design.give_back_scene", text)
    return claim


def cast_role(*, actor: Person, text: Text, role: str, person: Person) -> Casting:
    """Oneself, or by who coordinates, another. Several may play the same role."""
    with acting(actor, "design.cast_role", text) as text:
        if person.pk != actor.pk:
            require(actor, "design.cast_others", text)
            stay(person, "design.cast_role")
        _refuse_unknown(text, role, person)
        casting, _new = Casting.objects.get_or_create(text=text, role=role, person=person)
        tell(actor, "design.cast_role", text)
    return casting


def _refuse_unknown(text: Text, role: str, person: Person) -> None:
    if cast_of(read(text_of(document_of(text)))).role(role) is None:
        raise Refused("design.cast_role", _("The script has no such role any more."))
    if not belongs(person, text) or person.why_silent:
        raise Refused("design.cast_role", _("Only who takes part can play; a child with its guardian's yes."))


def give_back_role(*, actor: Person, casting: Casting) -> Casting:
    with acting(actor, "design.give_back_role", casting) as casting:
        text = casting.text
        casting.delete()
        tell(actor, "design.give_back_role", text)
    return casting

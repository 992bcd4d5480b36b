"""People take scenes and roles; it is no lock, and it moves along with the script."""

import pytest
from django.test import Client

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.phases.design.actions.scenes import cast_role, claim_scene, give_back_role, give_back_scene
from samenspel.phases.design.models.scenes import Casting, SceneClaim
from samenspel.phases.design.playing import GONE, played
from samenspel.spine.initiatives.actions import leave
from samenspel.tools.writing.actions.versions import begin_anew
from samenspel.tools.writing.queries import document_of
from tests.checks import assert_page
from tests.factories.children import make_child, make_school
from tests.factories.design import make_script
from tests.factories.initiatives import coordinator_of
from tests.factories.writing import put, writer

pytestmark = pytest.mark.django_db
PLAY = """Title: Één brug

# First act

## The letter

LOTTE
Where is he?

## The water

@de Wind
Here.
"""
WATER = {"number": 2, "line": "## The water"}


@pytest.fixture
def script():
    return make_script(make_school(), words=PLAY)


@pytest.fixture
def ann(script):
    return writer(script, "Ann")


def claimed(script):
    return {
        number: [(str(one.person), one.purpose) for one in claims]
        for number, claims in played(script).claims.items()
    }


def cast(script):
    return {
        role.name: [str(one.person) for one in played(script).played_by(role.name)]
        for role in played(script).cast.roles
    }


def end_of(words):
    return len(words.encode())


def test_who_takes_a_scene_is_shown_and_locks_nothing(script, ann):
    claim_scene(actor=ann, text=script, purpose="write", **WATER)
    claim_scene(actor=writer(script, "Bram"), text=script, purpose="play", **WATER)
    assert claimed(script) == {2: [("Ann", "write"), ("Bram", "play")]}
    put(writer(script, "Cees"), script, "Hey. ", (end_of(PLAY) - 6, end_of(PLAY) - 6))
    assert_page(page := Client().get(f"/design/texts/{script.pk}/cast/"))
    assert " ".join(page.content.decode().split()).count("writes it") == 1


def test_a_claim_goes_along_when_scenes_come_before_it_and_its_name_changes(script, ann):
    claim_scene(actor=ann, text=script, purpose="write", **WATER)
    start = PLAY.encode().index(b"## The letter")
    put(ann, script, "## Première\n\nLOTTE\nOh.\n\n", (start, start))
    assert claimed(script) == {3: [("Ann", "write")]}
    begin_anew(actor=coordinator_of(script.initiative), document=document_of(script))
    assert claimed(script) == {3: [("Ann", "write")]}


def test_a_scene_that_is_gone_is_said_to_be(script, ann):
    claim_scene(actor=ann, text=script, purpose="write", **WATER)
    put(ann, script, "", (PLAY.encode().index(b"## The water"), end_of(PLAY)))
    assert claimed(script) == {GONE: [("Ann", "write")]}
    assert_page(page := Client().get(f"/design/texts/{script.pk}/cast/"))
    assert "no longer in the script" in page.content.decode()


def test_a_scene_that_changed_its_number_meanwhile_is_not_taken_by_guess(script, ann):
    put(ann, script, "", (PLAY.encode().index(b"## The letter"), PLAY.encode().index(b"## The water")))
    with pytest.raises(Refused, match="as you saw it"):
        claim_scene(actor=ann, text=script, number=1, line="## The letter", purpose="write")
    assert not SceneClaim.objects.exists()


def test_a_scene_is_given_back_by_who_has_it_or_who_coordinates(script, ann):
    claim = claim_scene(actor=ann, text=script, purpose="write", **WATER)
    with pytest.raises(Refused, match="somebody else"):
        give_back_scene(actor=writer(script, "Bram"), claim=claim)
    give_back_scene(actor=coordinator_of(script.initiative), claim=claim)
    assert claimed(script) == {}


def test_scenes_are_taken_on_a_page(script, ann, client):
    client.force_login(ann)
    assert_page(client.get(f"/design/texts/{script.pk}/scenes/claim/?scene=2 %23%23 The water"))
    typed = {"scene": "2 ## The water", "purpose": "write"}
    client.post(f"/design/texts/{script.pk}/scenes/claim/", typed)
    assert claimed(script) == {2: [("Ann", "write")]}
    answer = client.post(f"/design/texts/{script.pk}/scenes/claim/", {**typed, "scene": "9 ## Nowhere"})
    assert "not there any more" in answer.content.decode()


def test_one_casts_oneself_and_who_coordinates_casts_others(script, ann):
    cast_role(actor=ann, text=script, role="LOTTE", person=ann)
    bram = writer(script, "Bram")
    with pytest.raises(Refused, match="coordinators"):
        cast_role(actor=ann, text=script, role="de Wind", person=bram)
    cast_role(actor=coordinator_of(script.initiative), text=script, role="de Wind", person=bram)
    assert cast(script) == {"LOTTE": ["Ann"], "de Wind": ["Bram"]}
    give_back_role(actor=bram, casting=Casting.objects.get(person=bram))
    leave(actor=ann, initiative=script.initiative)
    assert cast(script) == {"LOTTE": [], "de Wind": []}


def test_roles_are_cast_on_a_page(script, client):
    client.force_login(coordinator := coordinator_of(script.initiative))
    bram = writer(script, "Bram")
    assert_page(client.get(f"/design/texts/{script.pk}/roles/cast/?role=LOTTE"))
    client.post(f"/design/texts/{script.pk}/roles/cast/", {"role": "LOTTE", "person": bram.pk})
    assert cast(script)["LOTTE"] == ["Bram"]
    client.force_login(bram)
    typed = {"role": "LOTTE", "person": coordinator.pk}
    assert client.post(f"/design/texts/{script.pk}/roles/cast/", typed).status_code == 200
    assert cast(script)["LOTTE"] == ["Bram"]


def test_a_child_is_cast_once_its_guardian_said_yes(script):
    silent = make_child(script.initiative, "Kim")[0].person
    with pytest.raises(Refused, match="guardian"):
        cast_role(actor=coordinator_of(script.initiative), text=script, role="LOTTE", person=silent)
    allowed = make_child(script.initiative, "Lot", says_yes=True)[0].person
    cast_role(actor=coordinator_of(script.initiative), text=script, role="LOTTE", person=allowed)
    assert cast(script)["LOTTE"] == ["Lot"]


def test_nobody_plays_a_role_that_is_not_there(script, ann):
    with pytest.raises(Refused, match="no such role"):
        cast_role(actor=ann, text=script, role="HAMLET", person=ann)


def test_the_journal_says_who_took_which_scene_and_never_what_stands_there(script, ann):
    claim_scene(actor=ann, text=script, purpose="write", **WATER)
    cast_role(actor=ann, text=script, role="LOTTE", person=ann)
    verbs = ("design.claim_scene", "design.cast_role")
    told = Entry.objects.filter(verb__in=verbs).order_by("pk").values_list("data", flat=True)
    title = str(script)
    assert list(told) == [{"title": title, "number": 2}, {"title": title}]

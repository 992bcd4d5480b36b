"""What people and guardians say to being in a study: to the words that they read, and asked again when those
change."""

import re

import pytest

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Message
from samenspel.phases.learn.actions import ethics
from samenspel.phases.learn.models.ethics import Ethics
from samenspel.phases.learn.queries.trials import people_with_basis
from samenspel.phases.learn.rules.ethics import asked_of_people
from tests.factories.children import make_child, make_school
from tests.factories.studies import BASES, enrol, fresh, make_ready, state_ethics

pytestmark = pytest.mark.django_db


def test_a_child_is_in_it_with_its_own_yes_and_its_guardians(client):
    study = make_ready(make_school())
    enrol(study, "abcd")
    kid = make_child(study.initiative, says_yes=True)[0].person
    state_ethics(study, takes_children=True)
    Message.objects.all().delete()
    assert ethics.ask_guardians(actor=study.lead, study=fresh(study)) == 1
    address = re.search(r"/learn/studies/child/\S+", Message.objects.get().text)[0]
    assert "We compare letters. Ask Ann." in client.get(address).content.decode()
    client.post(address, {"yes": "yes"})
    assert kid not in people_with_basis(fresh(study))
    ethics.agree_to_study(actor=kid, study=study)
    assert kid in people_with_basis(fresh(study))
    client.post(address, {"no": "no"})
    assert kid not in people_with_basis(fresh(study))
    assert ethics.ask_guardians(actor=study.lead, study=fresh(study)) == 0


def test_without_a_word_about_children_none_is_in_it():
    study = make_ready(make_school())
    kid = make_child(study.initiative, says_yes=True)[0].person
    ethics.agree_to_study(actor=kid, study=study)
    assert kid not in people_with_basis(fresh(study))


def test_consent_stays_the_basis_once_people_were_asked():
    study = make_ready()
    state_ethics(study, bases={**BASES, "journal": ("consent", "To count")})
    ethics.agree_to_study(actor=enrol(study, "a")[0], study=study)
    with pytest.raises(Refused, match="consent stays the basis"):
        state_ethics(fresh(study))


def test_a_yes_is_to_what_was_read_and_is_asked_again_when_that_changes(client):
    study = make_ready(make_school())
    asking = {"bases": {**BASES, "journal": ("consent", "To count")}, "takes_children": True}
    state_ethics(study, **asking)
    ann, kid = enrol(study, "a")[0], make_child(study.initiative, says_yes=True)[0].person
    seen = asked_of_people(fresh(study))
    ethics.agree_to_study(actor=ann, study=study, seen=seen)
    ethics.agree_to_study(actor=kid, study=study, seen=seen)
    ethics.ask_guardians(actor=study.lead, study=fresh(study))
    found = study.consents.get(person=kid)
    ethics.allow_child(consent=found, agrees=True, seen=seen)
    assert {ann, kid} <= {*people_with_basis(fresh(study))}
    state_ethics(fresh(study), **asking)
    assert {ann, kid} <= {*people_with_basis(fresh(study))}
    Message.objects.all().delete()
    state_ethics(fresh(study), **asking, information="Now we read your mail too.")
    assert {ann, kid} & {*people_with_basis(fresh(study))} == set()
    client.force_login(ann)
    page = client.get(study.get_absolute_url()).content.decode()
    assert "It holds no longer" in page
    assert asked_of_people(fresh(study)) in page
    assert "Say whether you are in a study" in client.get("/start/").content.decode()
    ethics.stay_out(actor=ann, study=study)
    assert "Say whether you are in a study" not in client.get("/start/").content.decode()
    assert "Now we read your mail too." in Message.objects.get(to=kid.child.guardian_email).text
    assert ethics.ask_guardians(actor=study.lead, study=fresh(study)) == 0


def test_nobody_says_yes_to_words_that_changed_while_they_read(client):
    study = make_ready(make_school())
    state_ethics(study, takes_children=True)
    ann, kid = enrol(study, "a")[0], make_child(study.initiative, says_yes=True)[0].person
    Message.objects.all().delete()
    ethics.ask_guardians(actor=study.lead, study=fresh(study))
    link = re.search(r"/learn/studies/child/\S+", Message.objects.get().text)[0]
    seen = asked_of_people(fresh(study))
    Ethics.objects.update(controllers="Somebody else")
    client.force_login(ann)
    for address in (f"{study.get_absolute_url()}agree/", link):
        page = client.post(address, {"yes": "yes", "seen": seen}, follow=True)
        assert "This was changed while you were reading." in page.content.decode()
    assert not study.consents.filter(agrees=True).exists()
    assert not study.consents.get(person=kid).guardian_agrees
    client.post(link, {"no": "no", "seen": seen})
    client.post(f"{study.get_absolute_url()}agree/", {"seen": asked_of_people(fresh(study))})
    assert study.consents.get(person=ann).agrees

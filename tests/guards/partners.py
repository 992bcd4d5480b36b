"""The guards of partner organisations, and of cases that two people code apart."""

from __future__ import annotations

from tests.guards.guard import Guard

SPINE = "spine/initiatives/"
PARTNERS, TYPOLOGY = "tests/spine/initiatives/test_partners.py", "tests/spine/initiatives/test_typology.py"
METHOD = "tests/methods/typology/test_typology.py"


def _guard(name: str, path: str, old: str, new: str, test: str = TYPOLOGY) -> Guard:
    return Guard(name, path, old, new, (test,))


GUARDS = [
    _guard(
        "nobody says yes for an organisation of others",
        f"{SPINE}rules.py",
        "may_speak = is_signed_in & (is_administrator | speaks_for_it)",
        "may_speak = is_signed_in",
        PARTNERS,
    ),
    _guard(
        "no other partner takes a service off the list",
        f"{SPINE}rules.py",
        "    return bool(is_professional_of(person, further))\n",
        "    return bool(answers_for_partner(person, further))\n",
        PARTNERS,
    ),
    _guard(
        "what was answered is not answered twice",
        f"{SPINE}rules.py",
        '"initiatives.decline_partnership", may_speak & is_asked',
        '"initiatives.decline_partnership", may_speak',
        PARTNERS,
    ),
    _guard(
        "who said no sees the draft no more",
        f"{SPINE}queries/__init__.py",
        'Partner.objects.filter(initiative=OuterRef("pk"), state__in=CURRENT)',
        'Partner.objects.filter(initiative=OuterRef("pk"))',
        PARTNERS,
    ),
    _guard(
        "services go with the partner that brought them",
        f"{SPINE}actions/partners.py",
        "        brought.delete()\n",
        "",
        PARTNERS,
    ),
    _guard(
        "nobody reads the first answers before the second coder answered",
        f"{SPINE}queries/coding.py",
        "return len(self.codings) >= TWO",
        "return True",
    ),
    _guard(
        "what was said alone stays",
        f"{SPINE}actions/typology.py",
        "is_alone = is_new or initiative.codings.count() < TWO",
        "is_alone = True",
    ),
    _guard(
        "a third person is no coder",
        f"{SPINE}rules.py",
        "is_signed_in & is_coder & has_place_as_coder",
        "is_signed_in & is_coder",
    ),
    _guard(
        "the order of codings does not tell who came first",
        f"{SPINE}queries/coding.py",
        "sorted(codings, key=_order)",
        "list(codings)",
    ),
    _guard(
        "invented cases never enter the catalogue",
        f"{SPINE}queries/coding.py",
        "return visible_initiatives(Machine()).filter(is_invented=False)",
        "return visible_initiatives(Machine())",
    ),
    _guard(
        "agreement on few cases is only counted",
        "methods/typology/agreement.py",
        "is_few = len(said) < fewest",
        "is_few = not said",
        METHOD,
    ),
    _guard(
        "where coders differ it is not known",
        "methods/typology/judging.py",
        "said.pop() if len(said) == 1 else NOT_SAID",
        "said.pop()",
        METHOD,
    ),
]

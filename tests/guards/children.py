"""The guards of children: one name, a guardian's yes, and nothing for machines."""

from __future__ import annotations

from tests.guards.guard import Guard

GUARDIANS = "tests/spine/people/test_guardians.py"
CHILDREN = "tests/spine/initiatives/test_children.py"
LIVE, PICTURES = "tests/tools/writing/test_children.py", "tests/phases/plan/test_pictures_among_children.py"
PEOPLE, INITIATIVES = "spine/people/actions.py", "spine/initiatives/actions"
RULES = "spine/initiatives/rules.py"


def _guard(name: str, path: str, old: str, new: str, test: str = CHILDREN) -> Guard:
    return Guard(name, path, old, new, (test,))


GUARDS = [
    _guard(
        "the database knows no child with two names",
        "spine/people/migrations/0001_initial.py",
        "('is_child', True), _negated=True",
        "('is_child', True), ('is_child', False), _negated=True",
        GUARDIANS,
    ),
    _guard(
        "a child does not change its name",
        PEOPLE,
        "if actor.is_child and display_name not in (None, actor.display_name):",
        "if False:",
        GUARDIANS,
    ),
    _guard(
        "who turns out to be a child stands nowhere by more than a first name",
        PEOPLE,
        "each.rename(person, name)",
        "pass",
        "tests/phases/learn/test_names.py",
    ),
    _guard(
        "a child is not asked for a name",
        "spine/people/forms.py",
        "if self.instance.is_child:",
        "if False:",
        GUARDIANS,
    ),
    _guard("a first name has no space", "spine/people/forms.py", r'r"^\S+$"', 'r"^.*$"'),
    _guard(
        "who is silent does nothing, whatever a rule forgets",
        "foundation/locks/acting.py",
        "if reason and not PERMISSIONS[verb].for_oneself:",
        "if False:",
    ),
    _guard(
        "who is silent is no member who writes",
        RULES,
        "is_member = belongs & is_not_silent",
        "is_member = belongs",
        LIVE,
    ),
    _guard(
        "who is silent reads what members read",
        RULES,
        "can_see = initiative_is_public | belongs",
        "can_see = initiative_is_public | is_member",
    ),
    _guard("asking again ends an earlier yes", PEOPLE, '"consented_at": None,', "", GUARDIANS),
    _guard(
        "no child is a guardian",
        PEOPLE,
        "if guardian_email == person.email or Person.objects",
        "if Person.objects.none() and Person.objects",
        GUARDIANS,
    ),
    _guard(
        "what is kept of a page forgets the earlier name",
        PEOPLE,
        "transaction.on_commit(cache.clear)",
        "pass",
        GUARDIANS,
    ),
    _guard(
        "a guardian who leaves takes the yes along",
        "spine/people/personal.py",
        "children.filter(withdrawn_at=None).update(withdrawn_at=clock.now())",
        "pass",
        GUARDIANS,
    ),
    _guard(
        "no name in print without a yes",
        "spine/people/rules.py",
        '"people.print_name", has_said_yes',
        '"people.print_name", anyone',
        GUARDIANS,
    ),
    _guard(
        "a no takes the name out of print",
        PEOPLE,
        'withdrawn_at=clock.now(), printed_name="", printed_at=None',
        "withdrawn_at=clock.now()",
        GUARDIANS,
    ),
    _guard(
        "a no is asked about first",
        "spine/people/views.py",
        """    if request.method != "POST":
        return render(request, "people/withdraw_consent.html", {"child": child})
""",
        "",
        GUARDIANS,
    ),
    _guard("only a no is taken back", PEOPLE, "if child.withdrawn_at is not None:", "if True:", GUARDIANS),
    _guard(
        "a guardian who left answers no more",
        "spine/people/queries.py",
        '    children = children.exclude(guardian_email="")\n',
        "",
        GUARDIANS,
    ),
    _guard(
        "nobody's account is made a child's by its address",
        f"{INITIATIVES}/children.py",
        "if owner_of(email):",
        "if False:",
    ),
    _guard(
        "a parent is asked at the parent's own address",
        f"{INITIATIVES}/children.py",
        'guardian_email = actor.email or ""',
        "pass",
    ),
    _guard(
        "who has a role is no child",
        f"{INITIATIVES}/children.py",
        "if membership.role != Role.CITIZEN:",
        "if False:",
    ),
    _guard(
        "a child has no role",
        f"{INITIATIVES}/members.py",
        "elif role != Role.CITIZEN and membership.person.is_child:",
        "elif False:",
    ),
    _guard(
        "a child that joins is called as the charter says",
        f"{INITIATIVES}/members.py",
        "set_values(person, display_name=name_for(person, initiative))",
        "pass",
    ),
    _guard(
        "a charter forgets no children",
        f"{INITIATIVES}/founding.py",
        "_refuse_to_lose_children(initiative, children)\n        newest",
        "newest",
    ),
    _guard(
        "a new charter renames children",
        f"{INITIATIVES}/founding.py",
        "set_values(person, display_name=name_for(person, initiative))",
        "pass",
    ),
    _guard("a child joins where children take part", RULES, "(is_grown_up | takes_children) & ", ""),
    _guard(
        "a child begins no initiative",
        RULES,
        '"initiatives.start_initiative", is_signed_in & is_grown_up',
        '"initiatives.start_initiative", is_signed_in',
    ),
    _guard(
        "grown-ups say that they are",
        "spine/initiatives/views/public.py",
        "asks = not request.user.is_child and takes_children(request.user, initiative)",
        "asks = False",
    ),
    _guard(
        "machines stay away from children",
        "spine/initiatives/queries/__init__.py",
        "if isinstance(person, Machine):",
        "if False:",
    ),
    _guard(
        "what children do has no feed",
        "tools/notices/rules.py",
        "is_for_everyone & is_without_children",
        "is_for_everyone",
    ),
    _guard(
        "search engines are told",
        "spine/initiatives/middleware.py",
        '_is_about_children(getattr(request, "thing", None))',
        "False",
    ),
    _guard(
        "a picture shows no child",
        "foundation/ui/pictures.py",
        'if values.pop("shows_nobody", True) is False and self.files.get("picture"):',
        "if False:",
        PICTURES,
    ),
    _guard(
        "where children take part, pictures are asked about",
        "foundation/ui/pictures.py",
        "if not among_children:",
        "if True:",
        PICTURES,
    ),
]

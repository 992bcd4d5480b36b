"""The guards of boards of ideas."""

from __future__ import annotations

from tests.guards.guard import Guard

TESTS = "tests/phases/design"
SIMILAR, SYNONYMS = "phases/design/similar.py", "foundation/search/synonyms.py"
QUERIES, RULES = "phases/design/queries/ideas.py", "phases/design/rules/ideas.py"
COMBINING, ANSWERING = "phases/design/actions/combining.py", "phases/design/actions/answering.py"
IDEAS, CLUSTERING = "phases/design/actions/ideas.py", "phases/design/actions/clustering.py"


def _guard(name: str, path: str, old: str, new: str, test: str) -> Guard:
    return Guard(name, path, old, new, (f"{TESTS}/test_{test}.py",))


GUARDS = [
    _guard("an idea is not like itself", SIMILAR, "ideas.exclude(pk=besides)", "ideas.all()", "similar"),
    _guard("at most five are alike", SIMILAR, "if row))[:MOST]", "if row))", "similar"),
    _guard("a function adds no ideas", SIMILAR, " if key in words][:MOST]", "][:MOST]", "similar"),
    _guard(
        "what fails is in nobody's way",
        SIMILAR,
        "        return []\n    found",
        "        raise\n    found",
        "similar",
    ),
    _guard(
        "what is hidden or combined is not listed",
        QUERIES,
        "board.ideas.filter(ON_THE_BOARD).exclude(state=Idea.State.COMBINED)",
        "board.ideas.all()",
        "similar",
    ),
    _guard(
        "a statement that nobody is asked about is not shown beside the field",
        "phases/design/pages/moderation.py",
        "map.statements.filter(is_asked(map))",
        "map.statements.all()",
        "similar_statements",
    ),
    _guard(
        "no child's face on a board of ideas",
        "phases/design/views/ideas.py",
        "form = IdeaForm(request.POST or None, request.FILES or None, among_children=among)",
        "form = IdeaForm(request.POST or None, request.FILES or None)",
        "ideas",
    ),
    _guard("a name is known by its stem", SYNONYMS, "stem in known for", "True for", "similar"),
    _guard(
        "whoever does not moderate sees nothing hidden",
        RULES,
        "can_see_idea = can_see & (is_on_the_board | is_author | moderates)",
        "can_see_idea = can_see",
        "ideas",
    ),
    _guard("only an author of the two answers", RULES, "is_author_of_either & both", "both", "combining"),
    _guard(
        "both must stand", RULES, "is_author_of_either & both_are_alive", "is_author_of_either", "combining"
    ),
    _guard(
        "both sides must agree",
        COMBINING,
        "if not agrees or (question.thing_agrees and question.into_agrees):",
        "if True:",
        "combining",
    ),
    _guard(
        "ideas go in no ring",
        COMBINING,
        "        Combination.objects.filter(into=old).delete()\n",
        "",
        "combining",
    ),
    _guard(
        "a group takes ideas of its board only",
        CLUSTERING,
        "board.ideas.filter(pk__in",
        "Idea.objects.filter(pk__in",
        "grouping",
    ),
    _guard(
        "a decision answers what is on its board",
        ANSWERING,
        "ideas_on(board).filter(pk__in",
        "Idea.objects.filter(pk__in",
        "answering",
    ),
    _guard(
        "a decision tells the authors",
        ANSWERING,
        'for author in authors_of(idea):\n        write_to(author, "design/decided"',
        'for author in ():\n        write_to(author, "design/decided"',
        "answering",
    ),
    _guard(
        "a round of the same initiative",
        ANSWERING,
        "if not rounds_beside(idea).filter(pk=round.pk).exists():",
        "if False:",
        "becoming_proposals",
    ),
    _guard(
        "a proposal does not lead to what its reader may not see",
        "spine/initiatives/things.py",
        " if card_of(one).can_see(person, one)), None)",
        "), None)",
        "becoming_proposals",
    ),
    _guard(
        "nobody writes over another's idea",
        IDEAS,
        '        refuse_overtaken("design.change_idea", idea, IDEA, seen)\n',
        "",
        "ideas",
    ),
]

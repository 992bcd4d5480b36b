"""Exceptions with their reasons."""

REPEATED = {
    "methods/evidence/representation/glm.py = methods/evidence/representation/survey.py": (
        "each method takes its options by name, so that its signature says what a specification may hold"
    ),
}

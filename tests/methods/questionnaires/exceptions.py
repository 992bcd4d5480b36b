"""What holds in this room otherwise than the house's rules say, with the reason."""

REPEATED = {
    "methods/questionnaires/conditions/parsing.py = methods/questionnaires/foreign/expressions.py": (
        "both step through tokens; what they read has another grammar"
    ),
}

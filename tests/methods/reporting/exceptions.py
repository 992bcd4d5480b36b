"""What holds in this room otherwise than the house's rules say, with the reason."""

REPEATED = {
    "methods/reporting/__init__.py = methods/reporting/checklists/__init__.py": (
        "what a room offers stands in its first file; checklists have a folder of their own"
    ),
}

"""What holds in this app otherwise than the house's rules say, with the reason."""

ROW_LOCKS = {
    "spine/initiatives/actions/writing.py": "inside writing(): SQLite has the gate, PostgreSQL locks the row",
}

OTHER_NAMES = {
    "initiatives:show_charter_version": "who may see a charter may see its older versions",
}

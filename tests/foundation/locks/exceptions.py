"""What holds in this app otherwise than the house's rules say, with the reason."""

REAL_TIME = {
    "foundation/locks/models.py": "a form's key is kept for as long as a browser may send it again",
}

ROW_LOCKS = {
    "foundation/locks/rows.py": "inside writing(): SQLite has the gate, PostgreSQL locks the row",
}

"""What holds in this app otherwise than the house's rules say, with the reason."""

NO_PAGES = {
    "design:download_rulings": "a file",
    "design:download_statements": "a file",
    "design:download_votes": "a file",
    "design:download_participants": "a file",
}

"""What holds in this app otherwise than the house's rules say, with the reason."""

NO_PAGES = {
    "notices:show_feed": "a file",
    "notices:show_site_feed": "a file",
}

OTHER_ACTORS = {
    "tools/notices/actions/digests.py: send_digest": "the house, to a reader who is as the mail was made",
}

MAILS = {
    "tools/notices/actions/digests.py": "a letter that was written before the database is held for writing",
}

REAL_TIME = {
    "tools/notices/actions/following.py": "the first digest is due after today, also in a town with a past",
}

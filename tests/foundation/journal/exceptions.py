"""What holds in this app otherwise than the house's rules say, with the reason."""

NO_PAGES = {
    "journal:download_seals": "a file",
}

MAILS = {
    "foundation/journal/mail.py": "mail of Django's own and other apps, through our outbox",
}

REAL_TIME = {
    "foundation/journal/outbox.py": "mail leaves in real time",
}

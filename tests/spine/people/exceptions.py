"""What holds in this app otherwise than the house's rules say, with the reason."""

NOT_HIDDEN = {"people:disconnect": "what isn't there to be disconnected is answered as what was"}
NOT_MISSED = NOT_HIDDEN

ROW_LOCKS = {
    "spine/people/actions.py": "of links opened at once, one is good; on SQLite the gate sees to it",
}

OTHER_ACTORS = {
    "spine/people/actions.py: open_link": "nobody yet: whose the link is, is found inside",
    "spine/people/actions.py: enter_code": "idem",
    "spine/people/actions.py: erase_me": "alone, which waits for all that this person still does",
}

OTHER_PAGES = {
    "spine/people/views.py: open_link shows people/link_gone.html": "a link that was used has no other page",
}

NO_PAGES = {
    "people:enter_code": "wants a mail: test_signing_in",
}

NOT_WALKED = {
    "mfa_add_webauthn": "a script sends it, once the device made a key",
}

MAILS = {
    "spine/people/letters.py": "the one way",
}

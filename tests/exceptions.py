"""What holds outside our apps otherwise than the house's rules say, with the reason."""

OTHER_NAMES = {
    "show_health": "one address for monitors, outside all apps",
    "set_language": "the name Django knows",
    "account_login": "the name allauth knows",
    "account_signup": "the name allauth knows",
}

NO_PAGES = {
    "account_reauthenticate": "passkeys are the only way, so it leads nowhere",
    "account_signup": "leads to signing in",
    "mfa_edit_webauthn": "wants a passkey: test_signing_in",
    "mfa_login_webauthn": "an answer to a script",
    "mfa_reauthenticate_webauthn": "wants a passkey: test_signing_in",
    "mfa_remove_webauthn": "wants a passkey: test_signing_in",
    "openid_connect_callback": "leads on",
    "openid_connect_login": "leads to another service: test_signing_in",
    "socialaccount_signup": "wants another service",
    "show_health": "for machines",
    "socialaccount_login_error": "an error page, seen with the others",
}

REPEATED = {
    "methods/assignment/command.py = methods/sortition/command.py": (
        "both commands draw from a public list, with the same words for hash, seed and signature"
    ),
    "foundation/ui/templates/ui/bare.html = tools/notices/templates/notices/email/digest.html": (
        "how every document of HTML begins; a mail takes nothing else from the pages of the site"
    ),
    (
        "methods/budgeting/test_command.py = methods/opinion/test_command.py = "
        "methods/scripts/test_command.py"
    ): "each command has words of its own that can be wrong",
    "methods/banking/test_files.py = methods/bibliography/test_files.py": (
        "both walk real files and damaged ones; what is asked of each is its own"
    ),
}

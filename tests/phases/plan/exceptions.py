"""What holds in this app otherwise than the house's rules say, with the reason."""

REAL_TIME = {"phases/plan/box/keyring.py": "a key has the age that the disk says"}

OTHER_PAGES = {
    "phases/plan/views/voting.py: certify_round shows plan/show_box.html": "what was refused goes back",
}

NOT_WALKED = {
    "plan:show_ballot": "it comes back as its review; tests/phases/plan/test_marks_on_their_way.py walks it",
}

OTHER_NAMES = {
    "plan:show_update_picture": "who may see what was chosen may see its pictures",
    "plan:place_proposal": "who may change a proposal may say where it is",
    "plan:show_picture": "who may see a proposal may see its picture",
}

NO_PAGES = {
    "plan:download_recount": "a file",
    "plan:download_result": "a file",
    "plan:download_rules": "a file",
    "plan:show_update_picture": "a picture",
    "plan:show_similar": "a part of another page",
    "plan:show_picture": "a picture",
}

REPEATED = {
    "phases/plan/test_desk_pages.py = phases/plan/test_paper_pages.py": (
        "a file of tests says itself what it begins with: a vote on paper, and who runs it"
    ),
    "phases/plan/test_papers.py = phases/plan/test_papers_in_the_box.py": (
        "a file of tests says itself what it begins with: a vote on paper, and three clerks"
    ),
}

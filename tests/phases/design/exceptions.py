"""What holds in this app otherwise than the house's rules say, with the reason."""

OTHER_NAMES = {
    "design:show_idea_picture": "who may see an idea may see its picture",
    "design:show_step_picture": "who may see a step may see its picture",
    "design:decline_invitation": "a no is an answer",
}

NOT_HIDDEN = {
    "design:change_synonyms": "organisations are public",
    "design:answer_invitation": "whoever has the letter is whom it was sent to, and has no account",
    "design:decline_invitation": "idem",
    "design:withdraw": "idem",
}

NO_PAGES = {
    "design:download_text": "a file",
    "design:print_text": "a file",
    "design:print_booklet": "a file",
    "design:show_idea_picture": "a picture",
    "design:show_similar_ideas": "a part of another page",
    "design:show_similar_statements": "a part of another page",
    "design:show_step_picture": "a picture",
    "design:download_trials": "a file",
    "design:download_rulings": "a file",
    "design:download_statements": "a file",
    "design:download_votes": "a file",
    "design:download_participants": "a file",
    "design:download_list": "a file",
    "design:download_drawn": "a file",
}

REPEATED = {
    "phases/design/actions/ideas.py = phases/design/actions/opinion_maps.py": (
        "an activity is set up with words by name: each says itself which it takes"
    ),
}

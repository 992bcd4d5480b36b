"""What holds in this app otherwise than the house's rules say, with the reason."""

PUBLIC = "the library is public"
MEETING = "series, editions and their calls are public; what is contributed is not"
NOT_HIDDEN = {
    **dict.fromkeys(
        (
            "learn:show_concept",
            "learn:change_concept",
            "learn:add_definition",
            "learn:remove_definition",
            "learn:add_proposition",
            "learn:show_proposition",
            "learn:add_evidence",
            "learn:remove_evidence",
            "learn:show_synthesis",
            "learn:download_findings",
            "learn:add_finding",
            "learn:remove_finding",
        ),
        PUBLIC,
    ),
    "learn:allow_child": "whoever has the link is the guardian",
    "learn:change_publication": PUBLIC,
    "learn:download_publication": PUBLIC,
    "learn:merge_publication": PUBLIC,
    "learn:show_publication": PUBLIC,
    "learn:download_publications": PUBLIC,
    "learn:take_apart": PUBLIC,
    **dict.fromkeys(
        (
            "learn:show_series",
            "learn:add_edition",
            "learn:show_edition",
            "learn:change_edition",
            "learn:appoint_organiser",
            "learn:dismiss_organiser",
            "learn:set_up_call",
            "learn:show_call",
            "learn:change_call",
            "learn:cancel_call",
            "learn:add_phase",
            "learn:remove_phase",
            "learn:set_criteria",
            "learn:list_contributions",
            "learn:submit_contribution",
            "learn:list_reviewers",
            "learn:ask_reviewer",
            "learn:assign_reviewers",
            "learn:tell_reviewers",
            "learn:show_decisions",
            "learn:send_decisions",
        ),
        MEETING,
    ),
}
NO_PAGES = {
    "learn:download_publication": "a file",
    "learn:download_publications": "a file",
    "learn:download_findings": "a file",
    "learn:print_readiness": "a file",
    "learn:download_version": "a file",
    "learn:download_copy": "a file",
    "learn:download_decision": "a file",
    "learn:download_study_plan": "a file",
}
OTHER_PAGES = {
    "phases/learn/views/publications.py: appoint_curator shows learn/list_curators.html": "it stands there",
}
REPEATED = {
    "phases/learn/models/trials.py = tools/surveys/models/randomisations.py": (
        "one draws mailboxes, the other people; a phase and a tool have no table in common"
    ),
}

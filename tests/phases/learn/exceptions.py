"""What holds in this app otherwise than the house's rules say, with the reason."""

PUBLIC = "the library is public"
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
    "learn:change_publication": PUBLIC,
    "learn:download_publication": PUBLIC,
    "learn:merge_publication": PUBLIC,
    "learn:show_publication": PUBLIC,
    "learn:download_publications": PUBLIC,
    "learn:take_apart": PUBLIC,
}
NO_PAGES = {
    "learn:download_publication": "a file",
    "learn:download_publications": "a file",
    "learn:download_findings": "a file",
}
OTHER_PAGES = {
    "phases/learn/views/publications.py: appoint_curator shows learn/list_curators.html": "it stands there",
}

"""What holds in this app otherwise than the house's rules say, with the reason."""

NO_PAGES = {
    "assess:print_poster": "a file",
    "assess:open_outcomes": "leads back where everybody sees outcomes: test_outcomes",
    "assess:download_feedback": "a file",
    "assess:download_plan": "a file",
    "assess:print_version": "a file",
    "assess:download_open_bundle": "a file",
    "assess:export_indicator": "a file",
}
OTHER_PAGES = {
    "phases/assess/views/readings.py: import_readings shows assess/preview_readings.html": (
        "the first step of import_readings"
    ),
}

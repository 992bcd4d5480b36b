"""What holds in this app otherwise than the house's rules say, with the reason."""

OTHER_PAGES = {
    "phases/assess/views/readings.py: import_readings shows assess/preview_readings.html": (
        "the first step of import_readings"
    ),
}

"""What holds in this app otherwise than the house's rules say, with the reason."""

OTHER_PAGES = {
    "phases/assess/views/readings.py: assess/preview_readings": "the first step of import_readings",
}

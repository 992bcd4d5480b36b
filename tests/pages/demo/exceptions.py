"""What holds in this app otherwise than the house's rules say, with the reason."""

REAL_TIME = {
    "pages/demo/days.py": "the days of the town count from today",
}

SETS_THE_CLOCK = {
    "pages/demo/days.py": "the town lives through its past",
    "pages/demo/town.py": "it was there before all that",
}

"""What the tests of the house let pass in writing together, and why."""

NO_PAGES = {"writing:follow_text": "figures for a script"}

ROW_LOCKS = {
    "tools/writing/live/keeping.py": "only the number of the last change is read, thirty times a second",
}

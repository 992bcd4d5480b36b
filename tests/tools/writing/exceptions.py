"""What the tests of the house let pass in writing together, and why."""

NO_PAGES = {"writing:follow_text": "figures for a script"}

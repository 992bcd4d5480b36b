"""What holds in this app otherwise than the house's rules say, with the reason."""

OTHER_PAGES = {
    "foundation/tasks/views.py: show_job shows tasks/progress.html": "the part that is asked for again",
}

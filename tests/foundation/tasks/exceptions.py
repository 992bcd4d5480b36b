"""What holds in this app otherwise than the house's rules say, with the reason."""

OTHER_PAGES = {
    "foundation/tasks/views.py: show_job shows tasks/progress.html": "the part that is asked for again",
}

REAL_TIME = {
    "foundation/tasks/uploads.py": "a file that was put aside has the age that the disk says",
    "foundation/tasks/actions.py": "work is done in real time, whatever it is about",
    "foundation/tasks/models.py": "work is done in real time, whatever it is about",
    "foundation/tasks/reaping.py": "work is done in real time, whatever it is about",
    "foundation/tasks/running.py": "work is done in real time, whatever it is about",
    "foundation/tasks/worker.py": "work is done in real time, whatever it is about",
}

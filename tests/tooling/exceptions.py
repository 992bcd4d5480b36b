"""What holds in `config` otherwise than the house's rules say, with the reason."""

REAL_TIME = {
    "config/doors/sockets.py": "when a byte really came",
    "config/logs.py": "a count of the last hour, for monitors",
    "config/schedule.py": "a seal says when it was really made",
    "config/health.py": "a monitor asks how things are now",
}
